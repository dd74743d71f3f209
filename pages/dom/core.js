// How a reader sees a document: its visible controls, what each is called, and the runs of text around them.
// An expression; what it gives is shared by the selector engine and by the snapshot. It changes nothing on the page.
(() => {
  const TYPED = 'input:not([type=checkbox], [type=radio], [type=file], [type=hidden], [type=button], [type=submit], ' +
    '[type=image], [type=reset]):not([role=combobox][readonly]), textarea, [role=textbox], [contenteditable=""], ' +
    '[contenteditable=true]';
  const PRESSED = 'button, a, summary, input[type=button], input[type=submit], input[type=image], input[type=reset], ' +
    '[role=button], [role=link], [role=menuitem], [role=tab], [onclick]:not(input, select, textarea, label, form, ' +
    'body, table, tr, td, th)';
  const KINDS = {
    text: TYPED,
    check: 'input[type=checkbox], [role=checkbox], [role=switch], [role=menuitemcheckbox]',
    radio: 'input[type=radio], [role=radio]',
    select: 'select, [role=combobox], [aria-haspopup=listbox], [role=listbox]',
    file: 'input[type=file]',
    button: PRESSED,
    toggle: 'input[type=checkbox], [role=checkbox], [role=switch], button[aria-pressed], button[aria-checked], button',
    entry: 'a, [role=treeitem], [role=link], [role=option], [role=menuitem], [onclick], li, button',
    choice: 'input[type=radio], [role=radio], [role=option]:not(option), input[type=checkbox], select, ' + PRESSED,
  };
  const CONTROLS = ['text', 'check', 'radio', 'select', 'file', 'button'].map(kind => KINDS[kind]).join(', ');
  const FIELDS = ['text', 'check', 'radio', 'select', 'file'].map(kind => KINDS[kind]).join(', ');
  const TICKED = `${KINDS.check}, ${KINDS.radio}`;
  const NO_TEXT = 'script, style, template, noscript, select, option, textarea, datalist, [contenteditable]';
  const ASIDE = 'nav, header, footer, aside, [role=navigation], [role=banner], [role=tree], [role=menu], ' +
    '[role=contentinfo], [role=tablist]';
  const DIALOG = 'dialog, [role=dialog], [role=alertdialog], [aria-modal=true]';

  // texts

  const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
  const norm = text => {
    const bare = text.normalize('NFKC').replace(UNSEEN, '')
      .replace(/[\u2018\u2019\u02bc`\u00b4]/g, "'").replace(/[\u201c\u201d\u201e]/g, '"')
      .replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s+/g, ' ').toLowerCase();
    const after = /(?:\s|\*|:|\(?\brequired\)?|\(?opens in (?:a )?new (?:tab|window)\)?)+$/;
    return bare.replace(/^[\s*\u2022]+/, '').replace(after, '');
  };
  const up = node => node.parentElement || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
  const closest = (e, css) => {  // out of shadow roots too
    for (let at = e; at; at = at.getRootNode() instanceof ShadowRoot ? at.getRootNode().host : null) {
      const found = at.closest(css);
      if (found) return found;
    }
    return null;
  };
  const inline = e => { const style = getComputedStyle(e); return style.display.startsWith('inline') || style.display === 'contents'; };
  const rendered = e => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
  const seen = e => {
    if (!rendered(e)) return false;
    const box = e.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right + scrollX > 0 && box.bottom + scrollY > 0;
  };

  function* nodes(root) {  // in document order, through open shadow roots
    for (let node = root.firstChild; node; node = node.nextSibling) {
      yield node;
      if (node.nodeType === 1) { if (node.shadowRoot) yield* nodes(node.shadowRoot); yield* nodes(node); }
    }
  }
  const roots = root => {
    const found = root.nodeType === 1 && root.shadowRoot ? [root, root.shadowRoot] : [root];
    for (const one of found) for (const e of one.querySelectorAll('*')) if (e.shadowRoot) found.push(e.shadowRoot);
    return found;
  };
  const all = (root, css) => roots(root).flatMap(one => Array.from(one.querySelectorAll(css)));

  // Runs: text between blocks, breaks and controls.
  const block = node => { let e = up(node); while (e && inline(e) && !e.matches(CONTROLS)) e = up(e); return e; };
  const runs = (root, visible = true) => {
    const found = [];
    let last = null, broken = true;
    for (const node of nodes(root)) {
      if (node.nodeType === 1) {
        if (node.tagName === 'BR') broken = broken || 'line';
        else if (node.matches(FIELDS)) broken = true;
      } else if (node.nodeType === 3) {
        if (!node.data.trim()) { if (last && !broken) { last.said += ' '; last.pieces[last.pieces.length - 1] += ' '; } continue; }
        const parent = up(node);
        if (!parent || parent.closest(NO_TEXT) || (visible && !seen(parent))) continue;
        const place = block(node), link = parent.closest(PRESSED);
        if (last && !broken && last.block === place && last.link === link) { last.nodes.push(node); last.pieces.push(node.data); last.said += node.data; }
        else {
          const goesOn = broken === 'line' && last && last.block === place && last.link === link;
          found.push(last = {nodes: [node], pieces: [node.data], said: node.data, block: place, link, parent, goesOn});
        }
        broken = false;
      }
    }
    for (const run of found) { run.text = run.said.replace(UNSEEN, '').replace(/\s+/g, ' ').trim(); run.parent = holder(run.nodes); }
    return found;
  };
  const whole = e => runs(e, false).map(run => run.text).join(' ');

  // What the markup itself says a control is called: `whole` names, and `parts` of longer ones.
  const referred = e => (e.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean)
    .map(id => e.getRootNode().getElementById?.(id)).filter(Boolean);
  const images = e => Array.from(e.querySelectorAll('img[alt]'), image => image.alt);
  const labels = e => Array.from(e.labels || []);
  const names = e => {
    const told = [...referred(e), ...labels(e)], pressed = e.matches(PRESSED);
    const own = pressed || e.matches('[role]:not(input, select, textarea)');
    const button = e.matches('input[type=button], input[type=submit], input[type=reset]');
    const spoken = [e.getAttribute('aria-label'), e.title, e.placeholder, e.alt, button ? e.value : '',
                    ...(own ? images(e) : [])];
    const sources = own ? [...told, e] : told;
    const parts = sources.flatMap(one => beginnings(one, !(one === e && pressed)));
    return {whole: [...spoken, ...sources.map(whole)].filter(text => text && text.trim()), parts};
  };
  // What a label says before its help or its description: its lines and, with `cut`, how each of them begins.
  const beginnings = (e, cut) => {
    const said = runs(e, false), found = [];
    for (const [place, run] of said.entries()) {
      if (run.goesOn) continue;  // "Mobile", and "Start URL" on the next line, is no "Start URL"
      found.push(run.text, ...joined(said, place).map(one => one.text));
      if (cut) for (let n = 1; n < Math.min(run.nodes.length, 9); n++) found.push(run.pieces.slice(0, n).join(''));
    }
    return found.filter(text => text.trim());
  };
  // A run and the lines that go on from it, as one run: of two, of three.
  const joined = (said, place) => {
    const found = [];
    for (let last = place + 1; last < place + 3 && said[last]?.goesOn; last++) {
      const lines = said.slice(place, last + 1);
      found.push({...lines[0], nodes: lines.flatMap(one => one.nodes), pieces: lines.flatMap(one => one.pieces), text: lines.map(one => one.text).join(' '),
                  said: lines.map(one => one.said).join(' '), lines: lines.length});
    }
    return found;
  };
  // The innermost element that holds all of a run.
  const holder = nodes => {
    let e = up(nodes[0]);
    while (e && !nodes.every(node => within(e, node))) e = up(e);
    return e || up(nodes[0]);
  };
  const within = (place, node) => { for (let at = node; at; at = up(at)) if (at === place) return true; return false; };

  const enabled = e => !e.disabled && e.getAttribute('aria-disabled') !== 'true' && !closest(e, '[inert], fieldset:disabled');
  // A box or a file field may be hidden behind the label, or the button, that stands for it.
  const usable = e => {
    if (seen(e)) return true;
    if (e.matches(TICKED) && (labels(e).some(seen) || referred(e).some(seen))) return true;
    return e.matches(KINDS.file) && hidden(e);
  };
  const hidden = e => {  // behind something that is to be seen, with nothing else that is hidden with it
    let at = up(e);
    for (let n = 0; at && n < 3 && !seen(at); n++, at = up(at)) if (at.textContent.trim()) return false;
    return !!at && seen(at) && !at.matches('body, form');
  };

  return {KINDS, CONTROLS, FIELDS, TICKED, PRESSED, ASIDE, DIALOG, norm, up, closest, seen, rendered, nodes, roots, all,
          runs, whole, names, referred, labels, enabled, usable, block,
          joined, holder, within};
})()
