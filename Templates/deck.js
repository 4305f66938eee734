// What a deck's page does when scripts run: slides on a stage, or the same text as an article on a small screen.
// Without scripts the page is the article. Everything here keeps to the page's policy: no style and no script is ever
// written into the document.
(() => {
  'use strict';
  const root = document.documentElement;
  const deck = document.getElementById('deck');
  const own = document.currentScript;
  const query = new URLSearchParams(location.search);
  const isPrinted = /print-pdf/i.test(location.search);
  const base = own && own.src ? new URL('.', own.src).href : '';
  let scripts = own && own.dataset.scripts ? own.dataset.scripts.split(' ') : [];
  for (const script of document.querySelectorAll('script')) script.remove();

  // Libraries put style elements into the page; those become style sheets that the policy lets pass.
  const asSheet = node => {
    if (node && node.localName === 'style' && node.textContent) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(node.textContent);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      return true;
    }
    return false;
  };
  for (const name of ['appendChild', 'insertBefore']) {
    const original = Node.prototype[name];
    Node.prototype[name] = function (node, ...rest) {
      return asSheet(node) ? node : original.call(this, node, ...rest);
    };
  }
  const setAttribute = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (name, value) {
    if (String(name).toLowerCase() === 'style' && this.style) this.style.cssText = value;
    else setAttribute.call(this, name, value);
  };

  // Text with styles in it would offend the policy when it is parsed: they are set one by one afterwards.
  const aside = text => String(text).replace(/<[a-z][^>]*>/gi, tag => tag.replace(/\sstyle=/g, ' data-style='));
  const dress = node => {
    for (const styled of node.querySelectorAll('[data-style]')) {
      if (styled.style) styled.style.cssText = styled.dataset.style;
      styled.removeAttribute('data-style');
    }
  };
  const content = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
  Object.defineProperty(Element.prototype, 'innerHTML', {
    configurable: true, enumerable: true, get: content.get,
    set(text) { content.set.call(this, aside(text)); dress(this); },
  });
  const parse = DOMParser.prototype.parseFromString;
  DOMParser.prototype.parseFromString = function (text, type) { return parse.call(this, aside(text), type); };

  const load = address => new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = base ? base + address.slice(address.lastIndexOf('/') + 1) : address;
    script.onload = () => { script.remove(); done(); };
    script.onerror = () => { script.remove(); failed(new Error(address + ' could not be loaded')); };
    document.head.append(script);
  });
  const named = part => scripts.filter(name => name.includes(part));

  const find = (nodes, selector) => nodes.flatMap(node =>
    [...(node.matches && node.matches(selector) ? [node] : []), ...node.querySelectorAll(selector)]);

  // What MathJax knows and KaTeX does not; what one formula defines, later ones of the deck may use.
  const macros = {
    '\\mbox': '\\text{#1}', '\\cases': '\\begin{cases}#1\\end{cases}', '\\matrix': '\\begin{matrix}#1\\end{matrix}',
    '\\pmatrix': '\\begin{pmatrix}#1\\end{pmatrix}', '\\bmatrix': '\\begin{bmatrix}#1\\end{bmatrix}',
    '\\label': '\\@firstoftwo{}{#1}', '\\arrowvert': '\\vert', '\\Arrowvert': '\\Vert',
  };

  // Formulas, code and diagrams that nobody has drawn ahead.
  const finish = async nodes => {
    if (!window.katex) for (const script of named('katex')) await load(script);
    if (window.katex) {
      for (const math of find(nodes, '.math')) {
        const shown = math.textContent;
        const text = shown.replace(/^\\[(\[]|\\[)\]]$/g, '')
          .replace(/\\begin\{eqnarray\*?\}/g, '\\begin{array}{rcl}').replace(/\\end\{eqnarray\*?\}/g, '\\end{array}');
        try {
          window.katex.render(text, math, {
            displayMode: math.classList.contains('display'), throwOnError: false, trust: false, strict: 'ignore',
            maxExpand: 1000, maxSize: 20, macros, globalGroup: true,
          });
        } catch (error) { math.textContent = shown; }
      }
    }
    if (!window.hljs) for (const script of named('highlight')) await load(script);
    if (window.hljs) {
      for (const code of find(nodes, 'pre code[class*="language-"]')) {
        const language = [...code.classList].find(name => name.startsWith('language-')).slice(9);
        if (!window.hljs.getLanguage(language)) continue;
        const lines = code.querySelectorAll('.line');
        // Lines with numbers stay lines.
        for (const line of lines) {
          line.innerHTML = window.hljs.highlight(line.textContent, { language, ignoreIllegals: true }).value;
        }
        if (!lines.length) window.hljs.highlightElement(code);
      }
    }
    if (!window.mermaid) for (const script of named('mermaid')) await load(script);
    if (window.mermaid) await drawDiagrams(window.mermaid, nodes);
  };

  // What changes a deck that is open (the live preview) says which of its nodes are new.
  document.addEventListener('deck:changed', event => {
    scripts = event.detail.scripts;
    event.detail.done = finish(event.detail.nodes);
  });

  let drawings = 0;
  const drawDiagrams = async (mermaid, nodes) => {
    mermaid.initialize({
      startOnLoad: false, securityLevel: 'strict', htmlLabels: false, flowchart: { htmlLabels: false },
      class: { htmlLabels: false }, deterministicIds: true, maxTextSize: 20000, maxEdges: 300, theme: 'neutral',
      fontFamily: 'Lato, Carlito, Helvetica, Arial, sans-serif',
      secure: ['secure', 'securityLevel', 'htmlLabels', 'flowchart', 'class', 'themeCSS', 'fontFamily', 'altFontFamily',
        'maxTextSize', 'maxEdges', 'startOnLoad', 'dompurifyConfig'],
    });
    // What has no size while it is hidden is drawn on a board of its own, in sight of the layout.
    const board = document.createElement('div');
    board.className = 'drawing-board';
    document.body.append(board);
    for (const source of find(nodes, 'pre.mermaid')) {
      const text = source.textContent;
      if (/^\s*(click|href)\b|%%\{|<|img\s*:|^---/m.test(text)) continue;
      try {
        const { svg } = await mermaid.render('diagram-' + ++drawings, text, board);
        const drawing = new DOMParser().parseFromString(svg, 'text/html').querySelector('svg');
        dress(drawing.parentNode);
        for (const style of drawing.querySelectorAll('style')) { asSheet(style); style.remove(); }
        for (const node of drawing.querySelectorAll('script, foreignObject, image, a, use')) node.remove();
        for (const node of [drawing, ...drawing.querySelectorAll('*')]) {
          for (const attribute of [...node.attributes]) {
            if (/^on|href$/i.test(attribute.name)) node.removeAttribute(attribute.name);
          }
        }
        drawing.setAttribute('role', 'img');
        drawing.setAttribute('aria-label', 'diagram');
        const figure = document.createElement('figure');
        figure.className = 'diagram';
        const box = document.createElement('div');
        box.className = 'drawing';
        box.tabIndex = 0;
        box.append(document.importNode(drawing, true));
        figure.append(box);
        source.replaceWith(figure);
      } catch (error) {
        // The source stays on the slide; that is better than half a drawing.
        source.classList.add('faulty-diagram');
        source.title = String(error && error.message || error);
      }
    }
    board.remove();
  };

  // A diagram whose letters are too small for the slide can be seen as large as it is.
  const enlarge = button => {
    const drawing = button.parentElement.querySelector('.drawing');
    const dialog = document.createElement('dialog');
    dialog.className = 'enlarged';
    dialog.setAttribute('aria-label', 'Diagram');
    const box = drawing.cloneNode(true);
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = 'Close';
    close.addEventListener('click', () => dialog.close());
    dialog.append(close, box);
    dialog.addEventListener('close', () => { dialog.remove(); button.focus(); });
    // The slides' keys rest while the dialog is open.
    dialog.addEventListener('keydown', event => event.stopPropagation());
    document.body.append(dialog);
    dialog.showModal();
  };
  document.addEventListener('click', event => {
    const button = event.target.closest && event.target.closest('button.enlarge');
    if (button) enlarge(button);
  });

  const waitForPictures = () => Promise.all([...document.images].filter(image => !image.complete).map(image =>
    new Promise(done => { image.addEventListener('load', done); image.addEventListener('error', done); })));

  // What a reader may set in the address, as HedgeDoc's readers can; anything else would reach reveal.js as it is.
  const allowed = /^(view|print-pdf|receiver|transition|transitionSpeed|controls|progress|center|loop|autoSlide|showNotes|slideNumber|fragments|rtl|shuffle|pdfSeparateFragments)$/;
  const cleanAddress = () => {
    if (isPrinted) return '?print-pdf';
    const kept = [...query].filter(([name]) => allowed.test(name));
    return kept.length ? '?' + kept.map(([name, value]) => name + '=' + encodeURIComponent(value)).join('&') : '';
  };

  const present = async () => {
    if (!window.Reveal) for (const script of named('reveal')) await load(script);
    root.classList.add('presenting');
    deck.classList.add('reveal');
    const options = JSON.parse(deck.dataset.options);
    const address = cleanAddress();
    if (location.search !== address) {
      try { history.replaceState(null, '', location.pathname + address + location.hash); } catch (error) { /* file: */ }
    }
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      Object.assign(options, { transition: 'none', backgroundTransition: 'none', autoAnimate: false });
    }
    Object.assign(options, {
      postMessage: false, postMessageEvents: false, scrollActivationWidth: null, pdfSeparateFragments: false,
      pdfMaxPagesPerSlide: 1, preloadIframes: false, previewLinks: false,
    });
    const laidOut = isPrinted && new Promise(done => window.Reveal.on('pdf-ready', done));
    await window.Reveal.initialize(options);
    // reveal.js says so when the last page stands.
    if (laidOut) await laidOut;
    if (!isPrinted) fitUpright(options.width || 960, options.height || 700);
    // A screen reader would pass all keys to an "application" and read nothing by itself.
    deck.removeAttribute('role');
    for (const node of document.querySelectorAll('.reveal .controls button, .reveal .backgrounds, .reveal .progress')) {
      if (node.localName !== 'button') node.setAttribute('aria-hidden', 'true');
    }
    if (deck.hasAttribute('data-speaker')) speakerView();
    if (deck.dataset.article) articleLink(deck.dataset.article);
  };

  // On a phone held upright a slide keeps its area and takes the phone's shape: scaled to that width as it is, nobody could
  // read it.
  const fitUpright = (width, height) => {
    if (!(width > 0 && height > 0)) return;
    const upright = matchMedia('(max-width: 640px) and (orientation: portrait)');
    let isUpright = false;
    const fit = () => {
      if (!upright.matches && !isUpright) return;
      isUpright = upright.matches;
      root.classList.toggle('upright', isUpright);
      const shape = innerWidth / innerHeight;
      const narrow = Math.round(Math.sqrt(width * height * shape));
      const size = isUpright ? { width: narrow, height: Math.round(narrow / shape) } : { width, height };
      window.Reveal.configure(size);
    };
    fit();
    // The window's bars come and go, too.
    addEventListener('resize', fit);
  };

  // The way to the article leads to what is on the stage.
  const articleLink = address => {
    const link = document.querySelector('.to-article');
    // Whoever wants no controls wants a slide and nothing else.
    if (query.get('controls') === 'false') link.parentElement.hidden = true;
    const follow = () => {
      const slide = window.Reveal.getCurrentSlide();
      link.href = address + (slide && slide.id ? '#' + slide.id : '');
    };
    follow();
    window.Reveal.on('slidechanged', follow);
  };

  // The speaker's view is a window of our own with the notes, the next heading and the time; it is filled from here, so
  // that nothing listens for messages.
  const speakerView = () => {
    let view = null;
    const started = Date.now();
    const fill = () => {
      if (!view || view.closed) return;
      const page = view.document;
      const slide = window.Reveal.getCurrentSlide();
      const slides = window.Reveal.getSlides();
      const next = slides[slides.indexOf(slide) + 1];
      const show = (id, nodes) => {
        const box = page.getElementById(id);
        box.replaceChildren(...nodes.map(node => page.importNode(node, true)));
      };
      const title = node => node ? (node.querySelector('h1,h2,h3,h4,h5,h6') || node).textContent.trim() : '';
      page.getElementById('now').textContent = title(slide);
      page.getElementById('next').textContent = next ? title(next) : 'the end';
      const notes = slide.querySelector('aside.notes details');
      show('notes', notes ? [...notes.childNodes].filter(node => node.localName !== 'summary') : []);
      if (!notes) page.getElementById('notes').textContent = slide.dataset.notes || 'no notes on this slide';
    };
    const tick = () => {
      if (!view || view.closed) return;
      const seconds = Math.floor((Date.now() - started) / 1000);
      const two = number => String(number).padStart(2, '0');
      view.document.getElementById('time').textContent =
        two(Math.floor(seconds / 60)) + ':' + two(seconds % 60) + '  ' + new Date().toLocaleTimeString();
    };
    const open = () => {
      view = window.open('', 'speaker', 'width=900,height=700');
      if (!view) return;
      const page = view.document;
      page.title = 'Speaker view: ' + document.title;
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync('body{font:24px/1.4 Lato,Carlito,sans-serif;margin:2rem;color:#222;background:#fff}' +
        'h1{font-size:1.2rem;color:#50606b;margin:.5rem 0}#notes{font-size:1.6rem;margin-top:1rem}#time{font-size:2rem}');
      page.adoptedStyleSheets = [sheet];
      const make = (tag, id, text) => {
        const node = page.createElement(tag);
        if (id) node.id = id;
        if (text) node.textContent = text;
        return node;
      };
      page.body.replaceChildren(make('div', 'time'), make('h1', '', 'Now'), make('div', 'now'), make('h1', '', 'Next'),
        make('div', 'next'), make('h1', '', 'Notes'), make('div', 'notes'));
      page.addEventListener('keydown', event => {
        if (['ArrowRight', 'ArrowDown', 'PageDown', ' '].includes(event.key)) window.Reveal.next();
        if (['ArrowLeft', 'ArrowUp', 'PageUp'].includes(event.key)) window.Reveal.prev();
      });
      fill();
      tick();
    };
    window.Reveal.addKeyBinding({ keyCode: 83, key: 'S', description: 'Speaker view' }, open);
    window.Reveal.on('slidechanged', fill);
    document.addEventListener('deck:changed', fill);
    setInterval(tick, 1000);
  };

  const isSmall = matchMedia('(max-width: 640px)').matches;
  const wanted = query.get('view');
  const isSlides = isPrinted || wanted === 'slides' || wanted !== 'article' && (!isSmall || 'article' in deck.dataset);
  (async () => {
    try {
      await finish([document]);
      if (isSlides) await present();
    } catch (error) {
      // The article is there in any case.
      root.classList.remove('presenting');
      deck.classList.remove('reveal');
      console.error(error);
    }
    root.classList.add('shown');
    await Promise.all([document.fonts.ready, waitForPictures()]);
    root.dataset.ready = 'true';
  })();
})();
