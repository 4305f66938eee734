// The connection of the live preview's pages to their server: one stream of events in a shared worker for all pages of a
// browser, since a browser opens only six connections to a server, however many pages it shows. Where there are no shared
// workers, each page runs this for itself. live.js is the page's side.
(() => {
  'use strict';
  const ports = new Map();
  let last = 0;
  let stream = null;
  // What the server calls the stream; empty while there is none.
  let name = '';
  let wait = 250;

  const tellAll = message => { for (const port of ports.values()) port.postMessage(message); };

  const close = () => {
    if (stream) stream.close();
    [stream, name] = [null, ''];
  };
  const reopen = () => {
    close();
    tellAll({ kind: 'closed' });
    setTimeout(open, wait);
    wait = Math.min(wait * 1.5, 2000);
  };
  const open = () => {
    if (stream || !ports.size) return;
    stream = new EventSource('/live');
    stream.addEventListener('stream', event => {
      name = event.data;
      wait = 250;
      tellAll({ kind: 'open' });
    });
    stream.addEventListener('news', event => {
      const end = event.data.indexOf('\n');
      for (const page of event.data.slice(0, end).split(' ')) {
        const port = ports.get(Number(page));
        if (port) port.postMessage({ kind: 'news', news: event.data.slice(end + 1) });
      }
    });
    // EventSource gives up after some errors; this does not.
    stream.addEventListener('error', reopen);
  };

  // One after the other, so that the server hears them in their order.
  let queue = Promise.resolve();
  const say = (page, verb, lines) => {
    const to = name;
    queue = queue.then(async () => {
      if (!to || to !== name) return;
      try {
        const answer = await fetch('/live', { method: 'POST', body: [to, page, verb, ...lines].join('\n') });
        // The server has been started anew, or has let this stream go while the machine slept.
        if (answer.status === 410 && to === name) reopen();
      } catch {
        // The stream's own error follows.
      }
    });
  };

  const leave = page => {
    if (!ports.delete(page)) return;
    say(page, 'left', []);
    if (!ports.size) queue.then(() => { if (!ports.size) close(); });
  };

  const connect = port => {
    const page = ++last;
    ports.set(page, port);
    port.onmessage = ({ data }) => {
      switch (data.kind) {
        case 'shows': say(page, 'shows', data.lines); break;
        // A page that was asleep asks whether the stream is still there.
        case 'wakes': if (name) say(page, 'wakes', []); else open(); break;
        case 'left': leave(page); break;
        // The page holds this lock as long as it lives, however it ends.
        case 'lock': navigator.locks.request(data.lock, () => leave(page)); break;
      }
    };
    if (name) port.postMessage({ kind: 'open' }); else open();
  };

  if (self.document) window.connectToLiveStream = connect;
  else self.onconnect = event => connect(event.ports[0]);
})();
