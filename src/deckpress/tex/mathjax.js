// Runs inside MathJax's own context: defines drawFormula(tex, display), which answers in JSON.
(() => {
  const {adaptor, document: page} = MathJax.startup;
  const {TeX} = MathJax._.input.tex_ts;
  const {TagsFactory, NoTags} = MathJax._.input.tex.Tags;
  const {SerializedMmlVisitor} = MathJax._.core.MmlTree.SerializedMmlVisitor;
  const font = page.outputJax.font;
  const words = text => new Set(text.split(' '));
  const TAGS = words('svg g path rect line polygon polyline ellipse circle text');
  const KEEP = words('width height viewBox preserveAspectRatio transform x y x1 y1 x2 y2 rx ry cx cy r d points fill ' +
    'stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin font-size font-family font-style font-weight');
  const DROP = words('xmlns style class id href');
  const ENTITIES = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};
  const escape = text => text.replace(/[&<>"]/g, character => ENTITIES[character]);
  const harmless = value => /^[-\w #%(),.+]*$/.test(value) && !/url/i.test(value);   // colours come from the author

  class Visitor extends SerializedMmlVisitor {
    getDataAttributes() { return {}; }
    quoteHTML(value) { return escape(value); }
    getAttributes(node) {
      return super.getAttributes(node).replace(/ ([-:\w]+)="([^"]*)"/g,
        (all, name, value) => DROP.has(name) || /^data-/.test(name) || /url\(/i.test(value) ? '' : all);
    }
  }
  const visitor = new Visitor(page.mmlFactory);

  // What MathJax leaves to its style sheet: the lines of tables, and strokes set by style="..".
  function plainAttributes(node) {
    const found = {...node.attributes}, line = 'data-line' in found || 'data-frame' in found;
    const stroke = /stroke-width: ?([\d.]+)/.exec(found.style || '');
    if (stroke) found['stroke-width'] = stroke[1];
    if (line) {
      Object.assign(found, {fill: 'none', 'stroke-width': found['stroke-thickness'] || '70'});
      if (/dashed/.test(found.class)) found['stroke-dasharray'] ||= '140';
      if (/dotted/.test(found.class)) Object.assign(found, {'stroke-linecap': 'round', 'stroke-dasharray': '0,140'});
    }
    return Object.entries(found).filter(([name, value]) => KEEP.has(name) && harmless(String(value)));
  }

  function write(node, paths) {
    if (node.kind === '#text') return escape(node.value);
    const attributes = node.attributes || {};
    if ('data-hitbox' in attributes) return '';
    if (node.kind === 'path' && 'data-c' in attributes) return glyph(attributes, paths);
    const inner = (node.children || []).map(child => write(child, paths)).join('');
    const kept = plainAttributes(node).map(([name, value]) => ` ${name}="${value}"`).join('');
    if (!TAGS.has(node.kind) || (node.kind === 'g' && !(kept && inner))) return inner;
    return `<${node.kind}${kept}` + (inner ? `>${inner}</${node.kind}>` : '/>');
  }

  function glyph({d, transform}, paths) {
    if (!d) return '';
    if (!paths.includes(d)) paths.push(d);
    return `<use href="#${paths.indexOf(d)}"` + (transform ? ` transform="${transform}"/>` : '/>');
  }

  // A tagged equation comes as wide as its container and scaled in pixels; it gets its own width, in ex like others.
  function fixWidth(svg) {
    const table = adaptor.tags(svg, 'svg').find(node => 'data-table' in node.attributes);
    const width = /min-width: ([\d.]+)ex/.exec(svg.attributes.style);
    if (svg.attributes.width !== '100%' || !table || !width) return;
    const [, top, , height] = table.attributes.viewBox.split(' ');
    const xHeight = 1000 * font.params.x_height;
    svg.attributes.viewBox = ['0', top, (width[1] * xHeight).toFixed(1), height].join(' ');
    svg.attributes.width = width[1] + 'ex';
    svg.children.find(node => node.kind === 'g').attributes.transform = 'scale(1,-1)';
    table.parent.attributes.transform = table.parent.attributes.transform.replace(/ scale\([\d.]+\)$/, '');
  }

  // MathJax's font has no accented letters, and would leave them to the reader's serif. Letter and accent make them.
  const getChar = font.getChar.bind(font);
  const MARKS = words('\u0300 \u0301 \u0302 \u0303 \u0304 \u0306 \u0307 \u0308 \u030A \u030C');
  const DOTLESS = {i: '\u0131', j: '\u0237'};
  const made = new Map();

  font.getChar = (variant, code) => {
    const found = getChar(variant, code), key = variant + code;
    if (found || code < 0xC0 || code > 0x1EFF) return found;
    if (!made.has(key)) made.set(key, accented(variant, String.fromCodePoint(code)));
    return made.get(key);
  };

  function charOf(variant, letter) {
    const char = getChar(variant, letter.codePointAt(0));
    return char?.[3]?.smp ? getChar(variant, char[3].smp) : char;
  }

  function shifted(path, dx, dy) {
    let command = 'M', second = false;
    return path.replace(/[A-Z]|-?[\d.]+/g, token => {
      if (/[A-Z]/.test(token)) { command = token; second = token === 'V'; return token; }
      const moved = String(Math.round(Number(token) + 1000 * (second ? dy : dx)));
      if (command !== 'H' && command !== 'V') second = !second;
      return moved;
    });
  }

  function accented(variant, letter) {
    const [base, mark, more] = letter.normalize('NFD');
    if (!mark || more || !MARKS.has(mark)) return undefined;
    const below = charOf(variant, DOTLESS[base] || base), above = charOf(variant, mark);
    if (!below?.[3]?.p || !above?.[3]?.p) return undefined;
    const [height, depth, width, {p}] = below;
    // A mark has no width of its own: it ends where the letter that it is centred on would, half a dieresis from there.
    const dx = (width + charOf(variant, '\u00A8')[2]) / 2, dy = Math.max(0, height - font.params.x_height);
    return [above[0] + dy, depth, width, {p: p + 'ZM' + shifted(above[3].p, dx, dy)}];
  }

  // A new TeX reader for each formula: macros, labels, colours and equation numbers cannot pass to the next one.
  function typeset(tex, display) {
    const reader = new TeX({packages: CONFIG.tex.packages, formatError: (jax, error) => { throw error; }});
    const {tags} = reader.parseOptions.options;
    reader.setAdaptor(adaptor);
    reader.setMmlFactory(page.mmlFactory);
    reader.initialize();
    const item = new page.options.MathItem(tex, reader, display);
    item.start = item.end = {node: adaptor.body(page.document), n: 0, delim: ''};
    // In px: em, ex (the font's own, so that text without glyphs has the formula's size), the width multline fills.
    item.setMetrics(16, 16 * font.params.x_height, 400, 1e6, 1);
    try {
      item.convert(page);
    } finally {
      // The mathtools package registers a class for each reader, and that would keep the reader for ever.
      TagsFactory.add(tags, NoTags);
    }
    return item;
  }

  globalThis.drawFormula = (tex, display) => {
    try {
      const item = typeset(tex, display), paths = [];
      const svg = adaptor.tags(item.typesetRoot, 'svg')[0];
      fixWidth(svg);
      const align = /vertical-align: ([-\w.]+)/.exec(svg.attributes.style || '');
      const inner = write(svg, paths).replace(/^<svg/, '<svg aria-hidden="true" focusable="false"' +
        (align ? ` style="vertical-align:${align[1]}"` : ''));
      const mathml = visitor.visitTree(item.root).replace(/\n */g, '');
      return JSON.stringify({svg: inner, paths, mathml});
    } catch (error) {
      return JSON.stringify(error && error.id ? {error: error.message} : {broken: String(error)});
    }
  };
})()
