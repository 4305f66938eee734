// What a page of the live preview does to follow the editor: it says what it shows, and takes over what it is told;
// live-stream.js is the connection to the server. Comes before deck.js, which makes formulas and drawings of what stands in
// the page.
(() => {
  'use strict';
  const own = document.currentScript;
  const root = document.documentElement;
  const deck = document.getElementById('deck');
  const stage = deck && deck.querySelector('.slides');
  const main = document.getElementById('main');
  const bar = document.getElementById('live');
  const mark = own.dataset.mark;
  let keys = own.dataset.keys ? own.dataset.keys.split(' ') : [];

  const isStack = node => node.firstElementChild && node.firstElementChild.localName === 'section';
  const leaves = () => [...stage.children].flatMap(node => isStack(node) ? [...node.children] : [node]);
  const parse = html => {
    const node = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
    return document.adoptNode(node);
  };

  // The slides as the server has written them: what scripts make of them later is not compared.
  let slides = stage ? leaves().map((node, index) => ({ key: keys[index], node, html: node.outerHTML })) : [];
  const presented = () => window.Reveal && root.classList.contains('presenting') && window.Reveal.isReady();

  // ---- Changing a slide

  const tokens = text => (text || '').split(/\s+/).filter(Boolean);
  const dress = (node, before, after) => {
    for (const { name } of [...before.attributes]) {
      if (name !== 'class' && !after.hasAttribute(name)) node.removeAttribute(name);
    }
    for (const { name, value } of [...after.attributes]) {
      if (name !== 'class' && before.getAttribute(name) !== value) node.setAttribute(name, value);
    }
    // Classes of the presentation, such as "present", stay.
    const [old, fresh] = [tokens(before.getAttribute('class')), tokens(after.getAttribute('class'))];
    node.classList.remove(...old.filter(name => !fresh.includes(name)));
    node.classList.add(...fresh);
  };

  const isPending = node => node.nodeType === 1 && node.querySelector('svg.pending');

  // Replaces what differs between two versions of a node; `fresh` gets what was put in.
  const morph = (node, before, after, fresh) => {
    dress(node, before, after);
    const [was, will, live] = [[...before.childNodes], [...after.childNodes], [...node.childNodes]];
    if (was.length !== live.length) {
      node.replaceChildren(...will);
      fresh.push(node);
      return;
    }
    let start = 0;
    while (start < was.length && start < will.length && was[start].isEqualNode(will[start])) start++;
    let end = 0;
    while (end < was.length - start && end < will.length - start
      && was[was.length - 1 - end].isEqualNode(will[will.length - 1 - end])) end++;
    const [old, next] = [was.slice(start, was.length - end), will.slice(start, will.length - end)];
    const stale = live.slice(start, live.length - end);
    if (old.length === next.length && old.every((node, index) => isAlike(node, next[index]))) {
      stale.forEach((node, index) => change(node, old[index], next[index], fresh));
      return;
    }
    for (const node of stale) node.remove();
    const anchor = node.childNodes[start] || null;
    for (const part of next) node.insertBefore(part, anchor);
    fresh.push(...next.filter(part => part.nodeType === 1));
  };
  const isAlike = (old, next) => old.nodeType === next.nodeType && old.localName === next.localName;
  const change = (node, old, next, fresh) => {
    if (old.isEqualNode(next)) return;
    if (node.nodeType === 3) { node.data = next.data; return; }
    // Until a diagram is drawn, the one before it stays.
    if (isPending(next) && node.matches('figure.diagram')) { node.classList.add('stale'); return; }
    // What scripts have made of it cannot be changed piece by piece.
    const isMade = node.localName !== old.localName || node.matches('.math, pre, figure, svg');
    if (isMade || !node.childNodes.length !== !old.childNodes.length) {
      const [top, left] = [node.scrollTop, node.scrollLeft];
      node.replaceWith(next);
      [next.scrollTop, next.scrollLeft] = [top, left];
      fresh.push(next);
    } else {
      morph(node, old, next, fresh);
    }
  };

  // ---- Changing the deck

  const arrange = (parent, nodes) => {
    const wanted = new Set(nodes);
    for (const node of [...parent.children]) if (!wanted.has(node)) node.remove();
    let at = parent.firstElementChild;
    for (const node of nodes) {
      if (node === at) at = at.nextElementSibling; else parent.insertBefore(node, at);
    }
  };

  // Columns of one slide are the slide; the others have a stack around them.
  const layOut = list => {
    const columns = [];
    for (const slide of list) {
      const last = columns[columns.length - 1];
      if (last && last[0].column === slide.column) last.push(slide); else columns.push([slide]);
    }
    const used = new Set();
    const tops = columns.map(column => {
      if (column.length === 1) return column[0].node;
      let stack = column.map(slide => slide.node.parentElement)
        .find(node => node && node !== stage && node.localName === 'section' && !used.has(node));
      if (!stack) stack = document.createElement('section');
      used.add(stack);
      return [stack, column.map(slide => slide.node)];
    });
    for (const top of tops) if (Array.isArray(top)) arrange(top[0], top[1]);
    arrange(stage, tops.map(top => Array.isArray(top) ? top[0] : top));
  };

  const place = () => {
    if (presented()) {
      const { f } = window.Reveal.getIndices();
      return { node: window.Reveal.getCurrentSlide(), step: f };
    }
    const node = slides.map(slide => slide.node).find(node => node.getBoundingClientRect().bottom > 80);
    return { node, top: node ? node.getBoundingClientRect().top : 0 };
  };

  // The slide itself, else the nearest before it that is left.
  const survivor = (node, before) => {
    if (node && node.isConnected) return node;
    for (let index = before.findIndex(slide => slide.node === node); index >= 0; index--) {
      if (before[index].node.isConnected) return before[index].node;
    }
    return slides.length ? slides[0].node : null;
  };

  // A slide that is moved does not slide.
  const hold = () => {
    stage.classList.add('disable-slide-transitions');
    requestAnimationFrame(() => requestAnimationFrame(() => stage.classList.remove('disable-slide-transitions')));
  };

  const restore = (at, before, changed, isMoved) => {
    const node = survivor(at.node, before);
    if (!presented()) {
      if (node && node === at.node) scrollBy({ top: node.getBoundingClientRect().top - at.top, behavior: 'instant' });
      return;
    }
    if (isMoved) hold();
    if (isMoved) window.Reveal.sync(); else for (const node of changed) window.Reveal.syncSlide(node);
    if (node && node.isConnected && (isMoved || changed.includes(node))) {
      const { h, v } = window.Reveal.getIndices(node);
      window.Reveal.slide(h, v || 0, node === at.node ? at.step : undefined);
    }
    window.Reveal.layout();
  };

  const takeSlides = (list, scripts) => {
    const before = slides;
    const at = place();
    const [fresh, changed] = [[], []];
    let isMoved = list.length !== before.length;
    slides = list.map((slide, index) => {
      const old = slide.was === undefined || slide.was === null ? null : before[slide.was];
      const html = slide.html || (old && old.html);
      let node;
      if (!old) {
        node = parse(html);
        fresh.push(node);
      } else {
        node = old.node;
        if (slide.html) {
          morph(node, parse(old.html), parse(slide.html), fresh);
          changed.push(node);
        }
        if (node.id !== slide.id) node.id = slide.id;
      }
      if (!old || slide.was !== index || old.column !== undefined && old.column !== slide.column) isMoved = true;
      return { key: slide.key, node, html, column: slide.column };
    });
    keys = slides.map(slide => slide.key);
    const columns = before.every(slide => slide.column !== undefined);
    if (isMoved || !columns) layOut(slides);
    const detail = { nodes: fresh, scripts };
    document.dispatchEvent(new CustomEvent('deck:changed', { detail }));
    restore(at, before, changed, isMoved);
    if (detail.done && fresh.length) detail.done.then(() => { if (presented()) window.Reveal.layout(); });
    showFindings();
  };

  // A sheet that has changed has another address; the old one stays until the new one is there.
  const takeSheets = async addresses => {
    const links = [...document.head.querySelectorAll('link[rel=stylesheet]')];
    const kept = new Map(links.map(link => [link.getAttribute('href'), link]));
    if (links.length === addresses.length && addresses.every((address, index) => links[index] === kept.get(address))) return;
    const loads = [];
    let before = links[0] || null;
    for (const address of addresses) {
      const known = kept.get(address);
      if (known) { before = known.nextElementSibling; kept.delete(address); continue; }
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = address;
      loads.push(new Promise(done => { link.onload = link.onerror = done; }));
      document.head.insertBefore(link, before && before.localName === 'link' ? before : null);
    }
    await Promise.all(loads);
    for (const link of kept.values()) link.remove();
    if (presented()) window.Reveal.layout();
  };

  const takeDeck = change => {
    document.title = change.title;
    for (const name of [...root.classList]) if (/^(look-|theme-|light$|dark$)/.test(name)) root.classList.remove(name);
    root.classList.add(...tokens(change.classes));
    if (deck.dataset.options !== change.options) {
      deck.dataset.options = change.options;
      const options = JSON.parse(change.options);
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) Object.assign(options, { transition: 'none', backgroundTransition: 'none' });
      if (presented()) window.Reveal.configure(options);
    }
    takeSheets(change.sheets);
    if (change.slides) takeSlides(change.slides, change.scripts);
  };

  // ---- Findings

  let findings = [];
  let isFolded = matchMedia('(max-width: 640px)').matches;
  const make = (tag, name, ...content) => {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...content);
    return node;
  };
  const count = list => {
    const errors = list.filter(finding => finding.severity === 'error').length;
    const words = (number, word) => number ? [number + ' ' + word + (number === 1 ? '' : 's')] : [];
    const [warnings, notes] = ['warning', 'note'].map(kind => list.filter(finding => finding.severity === kind).length);
    return [...words(errors, 'error'), ...words(warnings, 'warning'), ...words(notes, 'note')].join(', ') || 'no findings';
  };
  const card = finding => {
    const node = make('div', 'live-finding ' + finding.severity,
      make('p', 'live-message', make('strong', '', finding.severity), ' ' + finding.message),
      make('p', 'live-place', finding.place, ' ', make('span', 'live-rule', finding.rule)));
    if (finding.line.length) {
      node.append(make('pre', '', finding.line[0], make('mark', '', finding.line[1]), finding.line[2]));
    }
    if (finding.label) node.append(make('p', 'live-label', finding.label));
    for (const note of finding.notes) node.append(make('p', 'live-note', note));
    for (const fix of finding.fixes) {
      node.append(make('p', 'live-fix', make('strong', '', 'Fix'), ' ' + fix.title + (fix.isSafe ? ' (minutes check --fix)' : '')));
    }
    return node;
  };

  const shownSlide = () => slides.findIndex(slide => slide.node === place().node);
  const showFindings = () => {
    if (!deck || !bar) return;
    const all = bar.querySelector('.live-all');
    all.textContent = count(findings);
    all.classList.toggle('error', findings.some(finding => finding.severity === 'error'));
    all.disabled = !findings.length;
    const here = bar.querySelector('.live-here');
    const shown = shownSlide();
    const own = findings.filter(finding => finding.slide === shown && shown >= 0);
    const fold = bar.querySelector('.live-fold');
    here.hidden = !own.length || isFolded;
    fold.hidden = !own.length;
    fold.textContent = isFolded ? 'Show here' : 'Hide';
    fold.setAttribute('aria-expanded', String(!isFolded));
    here.replaceChildren(...own.map(card));
  };

  const goTo = index => {
    const slide = slides[index];
    if (!slide) return;
    if (presented()) {
      const { h, v } = window.Reveal.getIndices(slide.node);
      window.Reveal.slide(h, v || 0);
    } else {
      slide.node.scrollIntoView();
    }
  };

  const list = () => {
    const dialog = make('dialog', 'live-list');
    dialog.setAttribute('aria-label', 'All findings');
    const close = make('button', '', 'Close');
    close.type = 'button';
    close.addEventListener('click', () => dialog.close());
    dialog.append(make('h2', '', count(findings)), close);
    for (const finding of findings) {
      const node = card(finding);
      if (slides[finding.slide]) {
        const heading = slides[finding.slide].node.querySelector('h1, h2, h3, h4');
        const go = make('button', 'live-go', 'Slide ' + (finding.slide + 1) + (heading ? ': ' + heading.textContent.trim() : ''));
        go.type = 'button';
        go.addEventListener('click', () => { dialog.close(); goTo(finding.slide); });
        node.prepend(go);
      }
      dialog.append(node);
    }
    dialog.addEventListener('close', () => dialog.remove());
    // The slides' keys rest while it is open.
    dialog.addEventListener('keydown', event => event.stopPropagation());
    document.body.append(dialog);
    dialog.showModal();
  };

  if (deck && bar) {
    bar.querySelector('.live-all').addEventListener('click', list);
    bar.querySelector('.live-fold').addEventListener('click', () => { isFolded = !isFolded; showFindings(); });
    // A button's own keys are not the slides'.
    bar.addEventListener('keydown', event => { if (event.key === ' ' || event.key === 'Enter') event.stopPropagation(); });
    let isWaiting = false;
    addEventListener('scroll', () => {
      if (isWaiting) return;
      isWaiting = true;
      setTimeout(() => { isWaiting = false; showFindings(); }, 100);
    }, { passive: true });
    const follow = () => {
      if (presented()) window.Reveal.on('slidechanged', showFindings);
      showFindings();
    };
    const watch = new MutationObserver(() => { if (root.dataset.ready) { watch.disconnect(); follow(); } });
    watch.observe(root, { attributes: true, attributeFilter: ['data-ready'] });
  }

  // ---- The channel

  const take = news => {
    switch (news.kind) {
      case 'deck': if (deck) takeDeck(news); break;
      case 'findings': findings = news.findings; showFindings(); break;
      case 'main':
        if (!main) break;
        main.innerHTML = news.html;
        keys = [news.key];
        break;
      case 'reload': location.reload(); break;
    }
  };

  // Until the slides stand, nothing is changed under them.
  const early = [];
  let isStanding = !deck;
  const stand = () => {
    isStanding = true;
    while (early.length) take(early.shift());
  };
  if (deck) {
    const watch = new MutationObserver(() => {
      if (!root.classList.contains('shown')) return;
      watch.disconnect();
      stand();
    });
    watch.observe(root, { attributes: true, attributeFilter: ['class'] });
  }

  const state = bar && bar.querySelector('.live-state');
  const tell = (name, words) => {
    root.dataset.live = name;
    if (state && state.textContent !== words) state.textContent = words;
  };
  let port = null;
  const hear = ({ data }) => {
    switch (data.kind) {
      case 'open':
        // What a stream before this one has told is told again, from what the page shows.
        early.length = 0;
        tell('on', 'live');
        port.postMessage({ kind: 'shows', lines: [location.pathname, mark, ...keys] });
        break;
      case 'closed': tell('off', 'not connected, trying again'); break;
      case 'news': {
        const news = JSON.parse(data.news);
        if (isStanding) take(news); else early.push(news);
        break;
      }
    }
  };
  const use = own => {
    port = own;
    port.onmessage = hear;
    addEventListener('pagehide', () => port.postMessage({ kind: 'left' }));
    addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) port.postMessage({ kind: 'wakes' }); });
    if (!navigator.locks) return;
    const lock = 'minutes-live-' + crypto.randomUUID();
    navigator.locks.request(lock, () => {
      port.postMessage({ kind: 'lock', lock });
      return new Promise(() => {});
    });
  };
  const alone = () => {
    const script = document.createElement('script');
    script.src = own.dataset.stream;
    script.onload = () => {
      const { port1, port2 } = new MessageChannel();
      use(port1);
      window.connectToLiveStream(port2);
    };
    document.head.append(script);
  };
  const connect = () => {
    if (!window.SharedWorker) return alone();
    const worker = new SharedWorker(own.dataset.stream);
    worker.addEventListener('error', alone, { once: true });
    use(worker.port);
  };
  // A page that is laid out for printing stays as it is.
  if (!/print-pdf/i.test(location.search)) connect();
})();
