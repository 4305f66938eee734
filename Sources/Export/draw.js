// Runs in a page of its own, with mermaid loaded: turns the source of a diagram into SVG that needs no style sheet.
(() => {
  'use strict';
  const fonts = 'Lato, Carlito, Helvetica, Arial, sans-serif';
  mermaid.initialize({
    startOnLoad: false, securityLevel: 'strict', htmlLabels: false, deterministicIds: true, deterministicIDSeed: 'minutes',
    maxTextSize: 20000, maxEdges: 300, logLevel: 5, suppressErrorRendering: true, theme: 'base', fontFamily: fonts,
    secure: ['secure', 'securityLevel', 'htmlLabels', 'flowchart', 'class', 'state', 'er', 'theme', 'themeCSS', 'themeVariables',
      'fontFamily', 'altFontFamily', 'maxTextSize', 'maxEdges', 'startOnLoad', 'dompurifyConfig', 'deterministicIds'],
    flowchart: { htmlLabels: false, useMaxWidth: false, curve: 'basis', padding: 14, nodeSpacing: 40, rankSpacing: 45 },
    class: { htmlLabels: false, useMaxWidth: false }, state: { useMaxWidth: false }, er: { useMaxWidth: false },
    sequence: { useMaxWidth: false, mirrorActors: false, messageFontSize: 16, actorFontSize: 16, noteFontSize: 15,
      actorMargin: 40, width: 130, height: 44, boxMargin: 8, messageMargin: 30, messageFontFamily: fonts, actorFontFamily: fonts },
    gantt: { useMaxWidth: false, useWidth: 900 }, pie: { useMaxWidth: false }, journey: { useMaxWidth: false },
    timeline: { useMaxWidth: false }, mindmap: { useMaxWidth: false }, gitGraph: { useMaxWidth: false },
    themeVariables: {
      fontFamily: fonts, fontSize: '16px', primaryColor: '#e6f5f0', primaryTextColor: '#1d2430', primaryBorderColor: '#1a8266',
      lineColor: '#50606b', secondaryColor: '#e9f1fd', secondaryTextColor: '#1d2430', secondaryBorderColor: '#0f5fe1',
      tertiaryColor: '#f1f5f7', tertiaryTextColor: '#1d2430', tertiaryBorderColor: '#7d7d82', noteBkgColor: '#fff8e1',
      noteTextColor: '#1d2430', noteBorderColor: '#b26a00', actorBkg: '#e6f5f0', actorBorder: '#1a8266',
      actorTextColor: '#1d2430', actorLineColor: '#7d7d82', signalColor: '#1d2430', signalTextColor: '#1d2430',
      labelBoxBkgColor: '#e9f1fd', labelBoxBorderColor: '#0f5fe1', labelTextColor: '#1d2430', loopTextColor: '#1d2430',
      edgeLabelBackground: '#ffffff', clusterBkg: '#f6f9fa', clusterBorder: '#7d7d82', titleColor: '#1d2430',
      activationBkgColor: '#cfeee3', activationBorderColor: '#1a8266', pie1: '#50c3a5', pie2: '#0f5fe1', pie3: '#7d7d82',
      pie4: '#b26a00', pie5: '#6a3aa8', pie6: '#1a8266', pie7: '#7db0ff',
    },
  });

  // Properties that a child takes from its parent, and those that it does not with what they are by themselves.
  const inherited = ['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap',
    'stroke-linejoin', 'stroke-opacity', 'font-size', 'font-family', 'font-weight', 'font-style', 'text-anchor',
    'visibility', 'marker-start', 'marker-mid', 'marker-end', 'letter-spacing'];
  const own = { opacity: '1', 'dominant-baseline': 'auto', 'alignment-baseline': 'auto', 'text-decoration-line': 'none',
    'stop-color': 'rgb(0, 0, 0)', 'stop-opacity': '1', 'clip-path': 'none' };
  const plain = value => value.replace(/url\(["']?[^"')]*#([^"')]+)["']?\)/g, 'url(#$1)');

  const dress = (node, parent) => {
    const style = getComputedStyle(node);
    if (style.display === 'none' && node.localName !== 'svg') return void node.remove();
    const children = [...node.children];
    const values = {};
    for (const name of inherited) values[name] = plain(style.getPropertyValue(name));
    for (const child of children) dress(child, values);
    for (const name of inherited) {
      if (!parent || values[name] !== parent[name]) node.setAttribute(name, values[name]);
      else node.removeAttribute(name);
    }
    for (const [name, usual] of Object.entries(own)) {
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
      node.setAttribute('transform', style.transform);
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

  const lineOf = error => {
    const place = error && error.hash && error.hash.loc;
    if (place && place.first_line) return place.first_line;
    const said = /line:? (\d+)/i.exec(error && error.message || '');
    return said ? Number(said[1]) : null;
  };

  const board = document.createElement('div');
  document.body.append(board);

  const drawOne = async (source, id) => {
    await mermaid.parse(source);
    const { svg } = await mermaid.render(id, source, board);
    board.innerHTML = svg;
    const drawing = board.querySelector('svg');
    if (drawing.querySelector('foreignObject')) throw new Error('its labels are HTML, which a drawing cannot hold');
    const box = drawing.viewBox.baseVal;
    const width = Math.ceil(box && box.width || drawing.getBoundingClientRect().width);
    const height = Math.ceil(box && box.height || drawing.getBoundingClientRect().height);
    drawing.removeAttribute('style');
    drawing.setAttribute('width', width);
    drawing.setAttribute('height', height);
    if (!drawing.hasAttribute('viewBox')) drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
    const smallest = smallestText(drawing);
    const kind = drawing.getAttribute('aria-roledescription') || 'diagram';
    const named = drawing.querySelector(':scope > title');
    const label = named && named.textContent.trim() || kind + ' diagram';
    dress(drawing, null);
    for (const style of drawing.querySelectorAll('style')) style.remove();
    drawing.setAttribute('role', 'img');
    drawing.setAttribute('aria-label', label);
    const text = new XMLSerializer().serializeToString(drawing);
    board.replaceChildren();
    return { svg: text, width, height, smallest };
  };

  window.draw = async (source, id, seconds) => {
    await Promise.all(['400', '700', 'italic 400'].map(style => document.fonts.load(style + ' 16px Lato')));
    const late = new Promise((_, failed) =>
      setTimeout(() => failed(new Error(`it was not drawn within ${seconds} s`)), seconds * 1000));
    try {
      return JSON.stringify(await Promise.race([drawOne(source, id), late]));
    } catch (error) {
      board.replaceChildren();
      return JSON.stringify({ message: String(error && error.message || error), line: lineOf(error) });
    }
  };
})();
