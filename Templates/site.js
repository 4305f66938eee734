// What the website's pages do when scripts run; each of them is whole without.
(() => {
  'use strict';

  // From the disk there is nobody who shows index.html for a folder.
  if (location.protocol === 'file:') {
    for (const link of document.querySelectorAll('a[href]')) {
      const [path, hash] = link.getAttribute('href').split('#');
      if (/^[a-z]+:/i.test(path) || !path.endsWith('/')) continue;
      link.setAttribute('href', path + 'index.html' + (hash === undefined ? '' : '#' + hash));
    }
  }

  // A slide's address, such as #/3/1 or #/team-iaas, opens its section too.
  const section = () => {
    const asked = decodeURIComponent(location.hash.slice(1));
    if (!asked.startsWith('/')) return;
    const named = document.getElementById(asked.slice(1));
    const target = named || document.querySelector(`[data-place="${CSS.escape(asked.slice(1))}"]`);
    if (target) location.replace('#' + target.id);
  };
  addEventListener('hashchange', section);
  section();

  // On a phone the list of contents is folded.
  const contents = document.querySelector('.contents details');
  if (contents && matchMedia('(max-width: 67.99rem)').matches) contents.open = false;

  // The next call by the reader's clock: pages are made without one.
  const next = document.querySelector('[data-weekday]');
  if (next) {
    const { weekday, time, minutes, zone } = next.dataset;
    const [hours, minute] = time.split(':').map(Number);
    try {
      const parts = new Intl.DateTimeFormat('en-GB', {
        timeZone: zone, weekday: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
        hourCycle: 'h23',
      }).formatToParts(new Date());
      const now = Object.fromEntries(parts.map(part => [part.type, part.value]));
      const today = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(now.weekday);
      const isOver = Number(now.hour) * 60 + Number(now.minute) > hours * 60 + minute + Number(minutes);
      let days = (Number(weekday) - today + 7) % 7;
      if (days === 0 && isOver) days = 7;
      const date = new Date(Date.UTC(Number(now.year), Number(now.month) - 1, Number(now.day) + days));
      const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }).format(date);
      next.textContent = `${days === 0 ? 'Today' : days === 1 ? 'Tomorrow' : day}, ${time}`;
    } catch (error) { /* A time zone that this browser does not know: the page says the day of the week. */ }
  }

  // Formulas, where the page has any.
  if (window.katex && window.katex.render) {
    for (const math of document.querySelectorAll('.math')) {
      const shown = math.textContent;
      try {
        window.katex.render(shown.replace(/^\\[(\[]|\\[)\]]$/g, ''), math, {
          displayMode: math.classList.contains('display'), throwOnError: false, trust: false, strict: 'ignore',
          maxExpand: 1000, maxSize: 20,
        });
      } catch (error) { math.textContent = shown; }
    }
  }
})();
