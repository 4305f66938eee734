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
  // On paper and in pictures nothing can be opened or waited for: all of a slide shows at once.
  const isWhole = isPrinted || query.has('whole');
  const hasSteps = isPrinted && query.get('pdfSeparateFragments') === 'true';
  const hasNotes = isPrinted && query.has('notes');
  const base = own && own.src ? new URL('.', own.src).href : '';
  let scripts = own && own.dataset.scripts ? own.dataset.scripts.split(' ') : [];
  for (const script of document.querySelectorAll('script')) script.remove();
  if (isWhole) {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    for (const image of document.images) image.loading = 'eager';
  }

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

  // In the place of a picture that cannot be loaded stands its description.
  const lost = image => {
    const words = document.createElement('span');
    words.className = 'missing-picture';
    words.dataset.lost = image.getAttribute('src');
    words.textContent = image.alt || decodeURIComponent(words.dataset.lost.split(/[?#]/)[0].split('/').pop().replace(/%(?![0-9a-f]{2})/gi, '%25'));
    image.replaceWith(words);
  };
  document.addEventListener('error', event => {
    if (event.target.localName === 'img' && deck.contains(event.target)) lost(event.target);
  }, true);
  for (const image of deck.querySelectorAll('img[src]')) {
    if (image.complete && !image.naturalWidth && !/\.svg\b|^data:/.test(image.getAttribute('src'))) {
      // One that waits for its slide is "complete", too.
      if (image.loading !== 'lazy') lost(image);
    }
  }

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

  // Formulas, code and diagrams that nobody has drawn ahead.
  const finish = async nodes => {
    if (!window.katex) for (const script of named('katex')) await load(script);
    if (window.katex) {
      for (const math of find(nodes, '.math')) formula(math);
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

  // Commands that MathJax has and KaTeX has not. What a formula defines is known to those behind it, on other slides too.
  const macros = {
    '\\mbox': '\\text{#1}', '\\cases': '\\begin{cases}#1\\end{cases}', '\\matrix': '\\begin{matrix}#1\\end{matrix}',
    '\\pmatrix': '\\begin{pmatrix}#1\\end{pmatrix}', '\\bmatrix': '\\begin{bmatrix}#1\\end{bmatrix}',
    '\\label': '\\@secondoftwo{#1}{}', '\\arrowvert': '\\vert', '\\Arrowvert': '\\Vert',
  };
  const isDefined = name => {
    try { window.katex.renderToString(name, { macros: { ...macros } }); } catch (error) { return !/Undefined control/.test(error.message); }
    return true;
  };
  const formula = math => {
    const shown = math.textContent;
    const text = shown.replace(/^\\[(\[]|\\[)\]]$/g, '')
      .replace(/\\(begin|end)\{eqnarray\*?\}/g, (all, side) => side === 'begin' ? '\\begin{array}{rcl}' : '\\end{array}')
      // A command may be defined again; KaTeX wants to hear that it is.
      .replace(/\\(?:newcommand|renewcommand)\*?\s*(\{?\s*)(\\(?:[A-Za-z]+|.))/g, (all, open, name) =>
        (isDefined(name) ? '\\renewcommand' : '\\newcommand') + open + name);
    const options = {
      displayMode: math.classList.contains('display') || shown.startsWith('\\begin'), throwOnError: true, trust: false,
      strict: 'ignore', maxExpand: 1000, maxSize: 20, macros, globalGroup: true,
    };
    try { window.katex.render(text, math, options); } catch (error) {
      // What can be read stays: the source, as its author wrote it.
      math.textContent = shown;
      math.classList.add('faulty-formula');
      math.title = String(error && (error.rawMessage || error.message) || error).replace(/\u0332/g, '');
    }
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
        // Codes for characters (#quot;) are left in labels as references of HTML, which SVG shows as they are.
        const walker = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          walker.currentNode.data = walker.currentNode.data.replace(/&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);/gi, reference =>
            new DOMParser().parseFromString(reference, 'text/html').documentElement.textContent || reference);
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

  // Those that are fetched when their slide is near are not waited for.
  const waitForPictures = () => Promise.all(
    [...document.images].filter(image => !image.complete && image.loading !== 'lazy').map(image =>
      new Promise(done => { image.addEventListener('load', done); image.addEventListener('error', done); })));

  // What a reader may set in the address, as HedgeDoc's readers can; anything else would reach reveal.js as it is.
  const allowed = /^(view|whole|print-pdf|notes|receiver|transition|transitionSpeed|controls|progress|center|loop|autoSlide|showNotes|slideNumber|fragments|rtl|shuffle|pdfSeparateFragments)$/;
  const cleanAddress = () => {
    if (isPrinted) return '?print-pdf' + (hasNotes ? '&notes' : '') + (hasSteps ? '&pdfSeparateFragments=true' : '');
    const kept = [...query].filter(([name]) => allowed.test(name));
    return kept.length ? '?' + kept.map(([name, value]) => name + '=' + encodeURIComponent(value)).join('&') : '';
  };

  const present = async () => {
    if (!window.Reveal) for (const script of named('reveal')) await load(script);
    leaves().forEach((slide, place) => { slide.dataset.place = place; });
    if (isWhole) unknownLetters();
    root.classList.add('presenting');
    root.classList.toggle('stepwise', hasSteps);
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
      postMessage: false, postMessageEvents: false, scrollActivationWidth: null, pdfSeparateFragments: hasSteps,
      pdfMaxPagesPerSlide: 1, preloadIframes: false, previewLinks: false,
    });
    const laidOut = isPrinted && new Promise(done => window.Reveal.on('pdf-ready', done));
    await window.Reveal.initialize(options);
    // reveal.js says so when the last page stands.
    if (laidOut) await laidOut;
    if (isPrinted) await layOutPages(); else keepFitting();
    for (const slide of leaves()) {
      const ground = window.Reveal.getSlideBackground(slide);
      const picture = slide.dataset.backgroundImage;
      if (!ground || !picture && !ground.style.backgroundColor) continue;
      slide.classList.add('grounded');
      if (picture) slide.style.setProperty('--ground-picture', `url("${new URL(picture, document.baseURI).href}")`);
      if (ground.style.backgroundColor) slide.style.setProperty('--ground-colour', ground.style.backgroundColor);
    }
    if (!isPrinted) fitUpright(options.width || 960, options.height || 700);
    // A screen reader would pass all keys to an "application" and read nothing by itself.
    deck.removeAttribute('role');
    for (const node of document.querySelectorAll('.reveal .controls button, .reveal .backgrounds, .reveal .progress')) {
      if (node.localName !== 'button') node.setAttribute('aria-hidden', 'true');
    }
    if (deck.hasAttribute('data-speaker')) speakerView();
    // By the sign and not by the key that bears it, which is another one on other keyboards.
    addEventListener('keydown', event => {
      const isText = event.target.closest && event.target.closest('input, textarea, [contenteditable]');
      if (event.key !== '?' || isText || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      window.Reveal.toggleHelp();
    }, true);
    if (deck.dataset.article) articleLink(deck.dataset.article);
  };

  // ---- What is on a slide is on its page ----

  // Letters of a slide's text are not made smaller than this share of the stage's height where there is another way.
  const legible = 0.025;
  // Nor is a picture made smaller than this share.
  const smallestPicture = 0.25;
  const smallestScale = 0.2;

  const scaleOf = slide => Number(slide.style.zoom) || 1;
  const isTooHigh = (slide, room) => slide.scrollHeight * scaleOf(slide) > room + 1;
  const scrollers = 'pre, pre code, .drawing, table';
  // Formulas stick out of themselves by a few dots.
  const isTooWide = slide => slide.scrollWidth > slide.clientWidth + 4
    || [...slide.querySelectorAll(scrollers)].some(box => box.clientWidth > 0 && box.scrollWidth > box.clientWidth + 4);
  const isOver = (slide, room) => isTooHigh(slide, room) || isTooWide(slide);

  // The largest of the values between two that holds, to a share of `step`; `from` where none does.
  const largest = (from, to, step, holds) => {
    if (holds(to)) return to;
    let [low, high] = [from, to];
    while (high - low > step) {
      const middle = (low + high) / 2;
      if (holds(middle)) low = middle; else high = middle;
    }
    holds(low);
    return low;
  };

  // Pictures and diagrams shrink together, the largest first, and keep their shape.
  const shrinkPictures = (slide, room) => {
    const scale = slide.getBoundingClientRect().width / slide.offsetWidth || 1;
    const shown = [...slide.querySelectorAll('img, .drawing svg')].map(node => {
      const box = node.getBoundingClientRect();
      return { node, width: box.width / scale, height: box.height / scale };
    }).filter(({ height }) => height > smallestPicture * room);
    if (!shown.length) return;
    const most = Math.max(...shown.map(({ height }) => height));
    const cap = height => {
      for (const picture of shown) {
        const share = Math.min(1, height / picture.height);
        picture.node.style.setProperty('width', picture.width * share + 'px', 'important');
        picture.node.style.setProperty('height', picture.height * share + 'px', 'important');
        picture.node.style.setProperty('max-height', 'none', 'important');
        picture.node.dataset.shrunk = '';
      }
      return !isOver(slide, room);
    };
    largest(smallestPicture * room, most, 1, cap);
  };

  // The size that most letters of a slide have; code and footnotes are smaller everywhere.
  const sizeOfText = slide => {
    const counts = new Map();
    const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const letters = walker.currentNode.data.trim().length;
      const parent = walker.currentNode.parentElement;
      if (!letters || parent.closest('pre, sup, sub, .footnotes, aside, svg, button, summary, .katex')) continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      counts.set(size, (counts.get(size) || 0) + letters);
    }
    const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return most ? most[0] : parseFloat(getComputedStyle(slide).fontSize);
  };

  const release = slide => {
    slide.style.zoom = '';
    slide.classList.remove('broken-lines');
    delete slide.dataset.unfit;
    for (const node of slide.querySelectorAll('[data-shrunk]')) {
      for (const name of ['width', 'height', 'max-height']) node.style.removeProperty(name);
      delete node.dataset.shrunk;
    }
  };

  // Pictures shrink to the room that is left; where that is not enough, the slide is scaled as a whole. What cannot be shown
  // at a size that is read stands in `data-unfit`, for who exports the deck: "wide", "high" or "small".
  const fitSlide = (slide, room) => {
    release(slide);
    if (!isOver(slide, room)) return;
    shrinkPictures(slide, room);
    if (!isOver(slide, room)) return;
    const unfit = [];
    const floor = Math.min(1, legible * room / sizeOfText(slide));
    const at = holds => scale => {
      slide.style.zoom = String(scale);
      return holds();
    };
    largest(floor, 1, 0.004, at(() => !isOver(slide, room)));
    if (isTooWide(slide)) {
      // Lines are broken where no reader expects it, but nothing of them is lost.
      unfit.push('wide');
      slide.classList.add('broken-lines');
      largest(floor, 1, 0.004, at(() => !isOver(slide, room)));
    }
    if (isOver(slide, room)) {
      largest(smallestScale, floor, 0.004, at(() => !isOver(slide, room)));
      // What is as wide in small letters is not wide for its letters.
      if (isTooWide(slide)) largest(smallestScale, 1, 0.004, at(() => !isTooHigh(slide, room)));
      if (isTooHigh(slide, room)) unfit.push('high');
      else if (scaleOf(slide) < floor) unfit.push('small ' + Math.round(sizeOfText(slide) * scaleOf(slide) * 10) / 10);
    }
    if (unfit.length) slide.dataset.unfit = unfit.join(',');
  };

  // Emoji and other signs that this machine has no font for would be missing on paper, without a word.
  const unknownLetters = () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 24;
    const board = canvas.getContext('2d', { willReadFrequently: true });
    const drawn = letter => {
      board.clearRect(0, 0, 24, 24);
      board.font = '16px ' + getComputedStyle(deck).fontFamily;
      board.fillText(letter, 2, 18);
      return board.getImageData(0, 0, 24, 24).data.join();
    };
    const nobodys = ['\u{10FFFD}', '\u{2FFFD}', '\u0378'].map(drawn);
    const known = new Map();
    const isUnknown = letter => {
      if (!known.has(letter)) known.set(letter, nobodys.includes(drawn(letter)));
      return known.get(letter);
    };
    for (const slide of leaves()) {
      const letters = new Set(slide.textContent.match(/[^\0-\u036f\s\p{C}\p{M}\p{L}\u{E000}-\u{F8FF}]/gu) || []);
      const unknown = [...letters].filter(isUnknown);
      if (unknown.length) slide.dataset.unknown = unknown.slice(0, 8).join('') + (unknown.length > 8 ? ' …' : '');
    }
  };

  const leaves = () => [...deck.querySelectorAll('.slides section:not(:has(> section))')];

  // On the stage a slide is fitted when it comes near, and again when something on it has come.
  const keepFitting = () => {
    const room = () => window.Reveal.getConfig().height;
    const done = new WeakMap();
    const fit = (slide, again) => {
      if (!slide || !slide.offsetParent || !again && done.get(slide) === room()) return;
      done.set(slide, room());
      fitSlide(slide, room());
    };
    const near = again => {
      const slides = leaves();
      const place = slides.indexOf(window.Reveal.getCurrentSlide());
      for (const slide of slides.slice(Math.max(0, place - 1), place + 2)) {
        for (const image of slide.querySelectorAll('img[loading]')) image.loading = 'eager';
        fit(slide, again);
      }
      window.Reveal.layout();
    };
    const come = event => {
      const slide = event.target.closest && event.target.closest('section');
      if (!slide || !deck.contains(slide)) return;
      done.delete(slide);
      if (slide.offsetParent) near(false);
    };
    deck.addEventListener('load', come, true);
    deck.addEventListener('toggle', come, true);
    window.Reveal.on('slidechanged', () => near(false));
    window.Reveal.on('resize', () => near(false));
    window.Reveal.on('overviewshown', () => { for (const slide of leaves()) fit(slide, false); });
    document.addEventListener('deck:fit', () => near(true));
    document.addEventListener('deck:changed', event => {
      Promise.resolve(event.detail.done).then(() => near(true), () => near(true));
    });
    document.fonts.ready.then(() => near(true));
    near(true);
  };

  // Each slide in the middle of a page as wide as a screen; below it the notes, where they are asked for.
  const layOutPages = async () => {
    const { width, height, center } = window.Reveal.getConfig();
    const [paper, slideHeight] = deck.dataset.paper.split('x').map(Number);
    const notesHeight = hasNotes ? 8 * Math.round(slideHeight / 16) : 0;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page{size:${paper}px ${slideHeight + notesHeight}px;margin:0}`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    document.body.style.width = paper + 'px';
    await Promise.all([document.fonts.ready, waitForPictures()]);
    for (const page of deck.querySelectorAll('.pdf-page')) {
      const slide = page.querySelector('section');
      page.style.width = paper + 'px';
      page.style.height = slideHeight + notesHeight + 'px';
      slide.style.width = width + 'px';
      fitSlide(slide, height);
      const scale = scaleOf(slide);
      const taken = slide.scrollHeight * scale;
      const above = (slideHeight - height) / 2;
      slide.style.width = width / scale + 'px';
      slide.style.left = (paper - width) / 2 / scale + 'px';
      slide.style.top = (center || slide.classList.contains('center') ? Math.max(above, (slideHeight - taken) / 2) : above) / scale + 'px';
      const number = page.querySelector('.slide-number-pdf');
      if (number) number.style.bottom = notesHeight + 10 + 'px';
      const notes = notesHeight && slide.querySelector('aside.notes details');
      for (const behind of page.querySelectorAll('.slide-background')) if (notesHeight) behind.style.height = slideHeight + 'px';
      if (!notesHeight) continue;
      const box = document.createElement('div');
      box.className = 'notes-page';
      box.style.top = slideHeight + 'px';
      box.style.height = notesHeight + 'px';
      const text = notes ? [...notes.childNodes].filter(node => node.localName !== 'summary') : [slide.dataset.notes || ''];
      box.append(...text.map(node => node.cloneNode ? node.cloneNode(true) : node));
      page.append(box);
      const isFull = () => box.scrollHeight > box.clientHeight + 1;
      largest(0.3, 1, 0.01, scale => {
        box.style.fontSize = 22 * scale + 'px';
        return !isFull();
      });
      if (isFull()) slide.dataset.unfit = [slide.dataset.unfit, 'notes'].filter(Boolean).join(',');
    }
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

  // The speaker's view is a window of our own with the slides now and next, the time and the notes; it is filled from here, so
  // that nothing listens for messages.
  const speakerView = () => {
    let view = null;
    let started = Date.now();
    const { width, height, totalTime } = window.Reveal.getConfig();
    let minutes = Math.round((totalTime || 0) / 60);
    const part = id => view.document.getElementById(id);
    // A copy of the slide with what lies behind it, as large as its box.
    const show = (id, slide) => {
      const box = part(id);
      box.replaceChildren();
      if (!slide) return;
      const page = view.document;
      const make = name => {
        const node = page.createElement('div');
        node.className = name;
        return node;
      };
      const stage = make('deck reveal ' + [...deck.classList].filter(name => name.startsWith('has-')).join(' '));
      const isDark = slide.classList.contains('has-dark-background');
      stage.id = 'deck';
      stage.style.width = width + 'px';
      stage.style.height = height + 'px';
      const behind = make('backgrounds');
      const ground = window.Reveal.getSlideBackground(slide);
      if (ground) behind.append(page.importNode(ground, true));
      const slides = make('slides');
      const copy = page.importNode(slide, true);
      copy.className = 'present ' + [...slide.classList].filter(name => !['past', 'future', 'present'].includes(name)).join(' ');
      copy.hidden = false;
      copy.removeAttribute('aria-hidden');
      for (const notes of copy.querySelectorAll('aside.notes')) notes.remove();
      for (const image of copy.querySelectorAll('img')) image.loading = 'eager';
      slides.append(copy);
      stage.append(behind, slides);
      stage.classList.toggle('has-dark-background', isDark);
      const scale = Math.min(box.clientWidth / width, box.clientHeight / height);
      stage.style.transform = `translate(${(box.clientWidth - width * scale) / 2}px, ${(box.clientHeight - height * scale) / 2}px) scale(${scale})`;
      box.append(stage);
      copy.style.top = Math.max(0, (height - copy.scrollHeight * scaleOf(copy)) / 2) / scaleOf(copy) + 'px';
    };
    const fill = () => {
      if (!view || view.closed || !part('now')) return;
      const slide = window.Reveal.getCurrentSlide();
      const slides = window.Reveal.getSlides();
      const next = slides[slides.indexOf(slide) + 1];
      if (next && next.offsetParent) fitSlide(next, height);
      show('now', slide);
      show('next', next);
      const notes = slide.querySelector('aside.notes details');
      const text = notes ? [...notes.childNodes].filter(node => node.localName !== 'summary') : [];
      part('notes').replaceChildren(...text.map(node => view.document.importNode(node, true)));
      if (!notes) part('notes').textContent = slide.dataset.notes || 'no notes on this slide';
      part('place').textContent = (slides.indexOf(slide) + 1) + ' / ' + slides.length;
    };
    const two = number => String(number).padStart(2, '0');
    const tick = () => {
      if (!view || view.closed || !part('time')) return;
      const seconds = Math.floor((Date.now() - started) / 1000);
      const span = count => Math.floor(count / 60) + ':' + two(count % 60);
      const now = new Date();
      part('time').textContent = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':');
      part('passed').textContent = span(seconds) + ' passed';
      const left = minutes * 60 - seconds;
      part('left').textContent = minutes ? (left < 0 ? span(-left) + ' over' : span(left) + ' left') : '';
      part('left').classList.toggle('late', minutes > 0 && left < 0);
    };
    const dressed = page => {
      page.documentElement.className = root.className + ' speaker';
      page.documentElement.lang = root.lang;
      page.documentElement.dir = root.dir;
      // The same sheets, word for word: the page's policy knows them.
      for (const sheet of document.querySelectorAll('style')) {
        const copy = page.createElement('style');
        copy.textContent = sheet.textContent;
        page.head.append(copy);
      }
      page.adoptedStyleSheets = document.adoptedStyleSheets.map(sheet => {
        const copy = new view.CSSStyleSheet();
        copy.replaceSync([...sheet.cssRules].map(rule => rule.cssText).join('\n'));
        return copy;
      });
    };
    const open = () => {
      view = window.open('', 'speaker', 'width=1100,height=800');
      if (!view) return;
      const page = view.document;
      page.head.replaceChildren();
      page.title = 'Speaker view: ' + document.title;
      dressed(page);
      const make = (tag, id, name) => {
        const node = page.createElement(tag);
        node.id = id;
        if (name) node.className = name;
        return node;
      };
      const times = make('div', 'times', 'times');
      const label = make('label', 'planned');
      const planned = make('input', 'minutes');
      planned.type = 'number';
      planned.min = '0';
      planned.value = minutes || '';
      planned.addEventListener('input', () => { minutes = Number(planned.value) || 0; tick(); });
      planned.addEventListener('keydown', event => event.stopPropagation());
      label.append(planned, ' minutes planned');
      times.append(make('span', 'time'), make('span', 'passed'), make('span', 'left'), make('span', 'place'), label);
      page.body.replaceChildren(times, make('div', 'now', 'shown'), make('div', 'next', 'shown next'), make('div', 'notes'));
      page.addEventListener('keydown', event => {
        if (['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'n'].includes(event.key)) window.Reveal.next();
        if (['ArrowLeft', 'ArrowUp', 'PageUp', 'p'].includes(event.key)) window.Reveal.prev();
        if (event.key === 'r') { started = Date.now(); tick(); }
      });
      view.addEventListener('resize', fill);
      fill();
      tick();
      // The sheets come in their own time.
      for (const wait of [200, 1000]) setTimeout(fill, wait);
    };
    window.Reveal.addKeyBinding({ keyCode: 83, key: 'S', description: 'Speaker view' }, open);
    for (const name of ['slidechanged', 'fragmentshown', 'fragmenthidden']) window.Reveal.on(name, () => setTimeout(fill, 0));
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
