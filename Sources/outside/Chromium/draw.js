// Runs in a separate page, with mermaid loaded: turns the source of a diagram into SVG without a style sheet.
(() => {
  'use strict';
  const fonts = 'Lato, Carlito, Helvetica, Arial, sans-serif';
  mermaid.initialize({
    startOnLoad: false, securityLevel: 'strict', htmlLabels: false, deterministicIds: true, deterministicIDSeed: 'minutes',
    maxTextSize: 20000, maxEdges: 300, logLevel: 5, suppressErrorRendering: true, theme: 'base', fontFamily: fonts,
    secure: ['secure', 'securityLevel', 'htmlLabels', 'flowchart', 'class', 'state', 'er', 'theme', 'themeCSS', 'themeVariables',
      'fontFamily', 'altFontFamily', 'maxTextSize', 'maxEdges', 'startOnLoad', 'dompurifyConfig', 'deterministicIds',
      'deterministicIDSeed', 'suppressErrorRendering', 'logLevel'],
    flowchart: { htmlLabels: false, useMaxWidth: false, curve: 'basis', padding: 14, nodeSpacing: 40, rankSpacing: 45 },
    class: { htmlLabels: false, useMaxWidth: false }, state: { useMaxWidth: false }, er: { useMaxWidth: false, fontSize: 16 },
    sequence: { useMaxWidth: false, mirrorActors: false, messageFontSize: 16, actorFontSize: 16, noteFontSize: 15,
      actorMargin: 40, width: 130, height: 44, boxMargin: 8, messageMargin: 30, messageFontFamily: fonts, actorFontFamily: fonts },
    gantt: { useMaxWidth: false, useWidth: 1000, fontSize: 15, sectionFontSize: 16, barHeight: 30, barGap: 8, topPadding: 60,
      leftPadding: 120, rightPadding: 90, axisFormat: '%d %b' },
    pie: { useMaxWidth: false, textPosition: 0.6 }, journey: { useMaxWidth: false, textPlacement: 'tspan', taskFontSize: 15, titleFontFamily: fonts,
      taskFontFamily: fonts }, timeline: { useMaxWidth: false },
    mindmap: { useMaxWidth: false }, gitGraph: { useMaxWidth: false },
    quadrantChart: { useMaxWidth: false, pointLabelFontSize: 15, pointRadius: 6, pointTextPadding: 8 },
    c4: { useMaxWidth: false }, xyChart: { useMaxWidth: false }, packet: { useMaxWidth: false },
    // Texts whose size mermaid sets regardless of the theme.
    themeCSS: 'text,tspan{font-family:' + fonts + '!important}text.journey-section,text.task{fill:#1d2430!important}' +
      '.edgeTerminals,.edgeTerminals text{font-size:14px!important}.packetByte,.packetLabel,.packetTitle{font-size:14px!important}' +
      '.grid .tick text{font-size:14px!important}.grid .tick line{stroke:#c9d2d8!important;opacity:1!important}.grid path{stroke:none!important}' +
      '.node rect,rect.actor,.task,.stateGroup rect{rx:6px;ry:6px}.commit-label,.tag-label{font-size:14px!important}',
    themeVariables: {
      fontFamily: fonts, fontSize: '16px', primaryColor: '#e6f5f0', primaryTextColor: '#1d2430', primaryBorderColor: '#1a8266',
      lineColor: '#50606b', secondaryColor: '#e9f1fd', secondaryTextColor: '#1d2430', secondaryBorderColor: '#0f5fe1',
      tertiaryColor: '#f1f5f7', tertiaryTextColor: '#1d2430', tertiaryBorderColor: '#7d7d82', noteBkgColor: '#fff8e1',
      noteTextColor: '#1d2430', noteBorderColor: '#b26a00', actorBkg: '#e6f5f0', actorBorder: '#1a8266',
      actorTextColor: '#1d2430', actorLineColor: '#7d7d82', signalColor: '#1d2430', signalTextColor: '#1d2430',
      labelBoxBkgColor: '#e9f1fd', labelBoxBorderColor: '#0f5fe1', labelTextColor: '#1d2430', loopTextColor: '#1d2430',
      edgeLabelBackground: '#ffffff', clusterBkg: '#f6f9fa', clusterBorder: '#7d7d82', titleColor: '#1d2430',
      activationBkgColor: '#cfeee3', activationBorderColor: '#1a8266', sequenceNumberColor: '#ffffff',
      pie1: '#50c3a5', pie2: '#84adf0', pie3: '#b9bdc2', pie4: '#f2c46d', pie5: '#c3a6e6', pie6: '#a5dccb', pie7: '#c6daf9',
      pieOpacity: '1', pieStrokeColor: '#ffffff', pieStrokeWidth: '2px', pieOuterStrokeWidth: '0px',
      pieTitleTextSize: '22px', pieSectionTextSize: '17px', pieLegendTextSize: '17px',
      sectionBkgColor: '#eef8f5', sectionBkgColor2: '#eef4fd', altSectionBkgColor: '#ffffff', gridColor: '#c9d2d8',
      taskBkgColor: '#84adf0', taskBorderColor: '#0f5fe1', taskTextColor: '#1d2430', taskTextDarkColor: '#1d2430',
      taskTextLightColor: '#1d2430', taskTextOutsideColor: '#1d2430', activeTaskBkgColor: '#50c3a5',
      activeTaskBorderColor: '#1a8266', doneTaskBkgColor: '#dfe3e6', doneTaskBorderColor: '#7d7d82',
      critBkgColor: '#f6c9bd', critBorderColor: '#b3402a', commitLabelColor: '#1d2430', commitLabelBackground: '#ffffff',
      git0: '#50c3a5', git1: '#0f5fe1', git2: '#7d7d82', git3: '#d99a2b', gitBranchLabel0: '#1d2430',
      gitBranchLabel1: '#ffffff', gitBranchLabel2: '#ffffff', gitBranchLabel3: '#1d2430',
      quadrant1Fill: '#e6f5f0', quadrant2Fill: '#f1f5f7', quadrant3Fill: '#ffffff', quadrant4Fill: '#f1f5f7',
      quadrantPointFill: '#0f5fe1',
      xyChart: { backgroundColor: '#ffffff', plotColorPalette: '#50c3a5,#0f5fe1,#7d7d82,#d99a2b,#6a3aa8' },
    },
  });

  // Inherited properties; then properties that are not inherited, with their initial values.
  const inherited = ['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap',
    'stroke-linejoin', 'stroke-opacity', 'font-size', 'font-family', 'font-weight', 'font-style', 'text-anchor',
    'visibility', 'marker-start', 'marker-mid', 'marker-end', 'letter-spacing'];
  const notInherited = { opacity: '1', 'dominant-baseline': 'auto', 'alignment-baseline': 'auto', 'text-decoration-line': 'none',
    'stop-color': 'rgb(0, 0, 0)', 'stop-opacity': '1', 'clip-path': 'none' };
  const plain = value => value.replace(/url\(["']?[^"')]*#([^"')]+)["']?\)/g, 'url(#$1)');

  const inlineStyles = (node, parent) => {
    const style = getComputedStyle(node);
    if (style.display === 'none' && node.localName !== 'svg') return void node.remove();
    const children = [...node.children];
    const values = {};
    for (const name of inherited) values[name] = plain(style.getPropertyValue(name));
    for (const child of children) inlineStyles(child, values);
    for (const name of inherited) {
      if (!parent || values[name] !== parent[name]) node.setAttribute(name, values[name]);
      else node.removeAttribute(name);
    }
    for (const [name, usual] of Object.entries(notInherited)) {
      const value = plain(style.getPropertyValue(name));
      const attribute = name === 'text-decoration-line' ? 'text-decoration' : name;
      if (value && value !== usual) node.setAttribute(attribute, value); else node.removeAttribute(attribute);
    }
    if (node.localName === 'rect') {
      for (const name of ['rx', 'ry']) {
        const value = style.getPropertyValue(name);
        if (value && value !== 'auto' && value !== '0px') node.setAttribute(name, parseFloat(value));
      }
    }
    if (!node.hasAttribute('transform') && style.transform && style.transform !== 'none' && node.localName !== 'svg') {
      // Milestones are rotated about their centre by a style, which becomes a transform attribute.
      const [x, y] = style.transformOrigin.split(' ').map(parseFloat);
      node.setAttribute('transform', `translate(${x}, ${y}) ${style.transform} translate(${-x}, ${-y})`);
    }
    for (const attribute of [...node.attributes]) {
      if (/^(style|class)$|^data-|^on|href$|^aria-(?!roledescription|label$)|^xml|^tabindex$|^name$/i.test(attribute.name)) {
        node.removeAttribute(attribute.name);
      }
    }
  };

  const smallestText = svg => {
    let smallest = 0;
    const scale = svg.getScreenCTM().a || 1;
    for (const text of svg.querySelectorAll('text, tspan')) {
      const isLeaf = [...text.childNodes].some(node => node.nodeType === 3 && node.data.trim());
      if (!isLeaf || getComputedStyle(text).visibility === 'hidden') continue;
      const matrix = text.getScreenCTM();
      const size = parseFloat(getComputedStyle(text).fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) / scale : 1);
      if (size && (!smallest || size < smallest)) smallest = size;
    }
    return smallest;
  };

  // Mermaid removes comments before it counts lines. Converts one of its line numbers to the line of the source.
  const sourceLine = (source, line) => {
    const text = source.replace(/\r\n?/g, '\n');
    const gaps = [...text.matchAll(/^\s*%%(?!{)[^\n]+\n?/gm)].map(found => [found.index, found.index + found[0].length]);
    let place = 0, lineNumber = 1, hasBegun = false;
    const last = Math.max(1, text.trimEnd().split('\n').length);
    for (; place < text.length && !(hasBegun && lineNumber === line); place++) {
      const gap = gaps.find(([from, to]) => place >= from && place < to);
      if (gap) { place = gap[1] - 1; continue; }
      if (!hasBegun && /\s/.test(text[place])) continue;
      hasBegun = true;
      if (text[place] === '\n') lineNumber++;
    }
    const gap = gaps.find(([from, to]) => place >= from && place < to);
    return Math.min(last, text.slice(0, gap ? gap[1] : place).split('\n').length);
  };

  const faultOf = (error, source) => {
    const message = String(error && error.message || error);
    const place = error && error.hash && error.hash.loc;
    const match = /line:? (\d+)/i.exec(message);
    const reported = place && place.first_line || match && Number(match[1]);
    const line = reported ? sourceLine(source, reported) : null;
    if (/image cannot be decoded/.test(message)) {
      return { message: 'pictures in diagrams are not allowed; put the picture on the slide', line: null };
    }
    const isInternal = error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
    return { message: isInternal ? 'mermaid fails over it: ' + message : message.replace(/(line:? )\d+/i, '$1' + line), line };
  };

  // Replaces random numbers by a fixed sequence, so that drawings are reproducible; mermaid uses them in commit ids, too.
  const seedRandom = () => {
    let state = 1;
    Math.random = () => {
      state = (state + 0x6D2B79F5) | 0;
      let mixed = Math.imul(state ^ state >>> 15, 1 | state);
      mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
      return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
    };
    crypto.randomUUID = undefined;
    crypto.getRandomValues = bytes => bytes.map(() => Math.floor(Math.random() * 256));
  };

  // Keeps only ids that are referred to, and replaces them by numbers.
  const numberIds = drawing => {
    const names = new Map();
    for (const node of drawing.querySelectorAll('*')) {
      for (const attribute of node.attributes) {
        for (const [, name] of attribute.value.matchAll(/url\(#([^)]+)\)/g)) {
          if (!names.has(name)) names.set(name, String(names.size + 1));
        }
      }
    }
    for (const node of [drawing, ...drawing.querySelectorAll('*')]) {
      if (node.id && names.has(node.id)) node.id = names.get(node.id); else node.removeAttribute('id');
      for (const attribute of node.attributes) {
        if (attribute.value.includes('url(#')) {
          attribute.value = attribute.value.replace(/url\(#([^)]+)\)/g, (_, name) => `url(#${names.get(name)})`);
        }
      }
    }
  };

  const kinds = { flowchart: 'Flowchart', sequence: 'Sequence diagram', class: 'Class diagram', state: 'State diagram',
    er: 'Entity relationship diagram', gantt: 'Gantt chart', pie: 'Pie chart', journey: 'User journey', mindmap: 'Mind map',
    timeline: 'Timeline', gitgraph: 'Git graph', quadrant: 'Quadrant chart', xychart: 'Chart', sankey: 'Sankey diagram',
    kanban: 'Kanban board', requirement: 'Requirement diagram', block: 'Block diagram', architecture: 'Architecture diagram' };
  const kindOf = drawing => {
    const kind = (drawing.getAttribute('aria-roledescription') || '').toLowerCase();
    const known = Object.keys(kinds).find(name => kind.startsWith(name));
    return known ? kinds[known] : 'Diagram';
  };

  // Mermaid leaves its codes for characters (#quot;) in labels as references of HTML, which SVG shows as they are.
  const decodeReferences = drawing => {
    const walker = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.includes('&')) continue;
      node.data = node.data.replace(/&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);/gi, reference =>
        new DOMParser().parseFromString(reference, 'text/html').documentElement.textContent || reference);
    }
  };

  const container = document.createElement('div');
  document.body.append(container);

  const drawOne = async (source, id) => {
    seedRandom();
    const { svg } = await mermaid.render(id, source, container);
    container.innerHTML = svg;
    const drawing = container.querySelector('svg');
    if (drawing.querySelector('foreignObject')) throw new Error('its labels are HTML, which a drawing cannot hold');
    if (drawing.querySelector('a')) throw new Error('links in diagrams are not allowed; put the link below the diagram');
    for (const image of drawing.querySelectorAll('image')) {
      // Mermaid's own icons of people are data URLs, which are removed.
      if (!/^data:/.test(image.getAttribute('href') || image.getAttribute('xlink:href') || '')) {
        throw new Error('pictures in diagrams are not allowed; put the picture on the slide');
      }
      image.remove();
    }
    decodeReferences(drawing);
    // The marker of the current day would depend on the day of the export.
    for (const today of drawing.querySelectorAll('g.today')) today.remove();
    const box = drawing.viewBox.baseVal;
    const width = Math.ceil(box && box.width || drawing.getBoundingClientRect().width);
    const height = Math.ceil(box && box.height || drawing.getBoundingClientRect().height);
    drawing.removeAttribute('style');
    drawing.setAttribute('width', width);
    drawing.setAttribute('height', height);
    if (!drawing.hasAttribute('viewBox')) drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
    const smallest = smallestText(drawing);
    const named = drawing.querySelector(':scope > title');
    const label = named && named.textContent.trim() || kindOf(drawing);
    inlineStyles(drawing, null);
    for (const extra of drawing.querySelectorAll('style, :scope > title')) extra.remove();
    const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
    title.textContent = label;
    drawing.prepend(title);
    drawing.setAttribute('role', 'img');
    drawing.setAttribute('aria-label', label);
    numberIds(drawing);
    const text = new XMLSerializer().serializeToString(drawing);
    container.replaceChildren();
    return { svg: text, width, height, smallest };
  };

  window.draw = async (source, id) => {
    await Promise.all(['400', '700', 'italic 400'].map(style => document.fonts.load(style + ' 16px Lato')));
    try {
      return JSON.stringify(await drawOne(source, id));
    } catch (error) {
      container.replaceChildren();
      return JSON.stringify(faultOf(error, source));
    }
  };
})();
