// What a document shows at one moment, as plain data; or nothing, where it has not changed since it was last asked.
// `tools` gives core.js's result and finder.js's; `asked` is what the last answer said about itself, `seen`.
(tools, asked) => {
  const MOST = {texts: 500, controls: 300, messages: 20, headings: 80, rows: 8, options: 12, fields: 250, ms: 1500};
  const SPINNERS = 'lightning-spinner, .slds-spinner_container, .auraLoadingBox';
  const born = performance.timeOrigin, mark = Symbol.for('what has changed');
  const read = document.readyState !== 'loading';
  const busy = () => Array.from(document.querySelectorAll(SPINNERS)).some(e => e.checkVisibility());
  const settled = document.readyState === 'complete' && !busy();

  // It counts what changes from the first question on, in shadow roots too.
  const watch = () => {
    const state = {count: 0, roots: new WeakSet()};
    state.observer = new MutationObserver(() => { state.count++; });
    Object.defineProperty(window, mark, {value: state, configurable: true});
    return state;
  };
  const state = window[mark] || watch();
  const attend = root => {
    if (state.roots.has(root)) return;
    state.roots.add(root);
    state.observer.observe(root, {subtree: true, childList: true, attributes: true, characterData: true});
  };
  attend(document);
  if (state.observer.takeRecords().length) state.count++;
  const seen = JSON.stringify([born, location.href, document.title.slice(0, 300), read, settled, state.count]);
  if (asked === seen) return null;

  const {core, finder} = tools();
  const {KINDS, CONTROLS, FIELDS, PRESSED, ASIDE, DIALOG, closest, names, whole, enabled, usable, up} = core;
  const began = performance.now(), late = () => performance.now() - began > MOST.ms;
  const visible = core.seen;
  const short = (text, most = 120) => (text || '').replace(/\s+/g, ' ').trim().slice(0, most);
  const unique = (found, most) => Array.from(new Set(found.filter(Boolean))).slice(0, most);
  let leftOut = 0;
  for (const root of core.roots(document)) attend(root);

  const forms = core.all(document, 'form');
  const formOf = e => { const form = e.form || closest(e, 'form'); return form ? forms.indexOf(form) : -1; };
  const mains = core.all(document, '#bodyCell, .bodyCell, main, [role=main]').filter(visible);
  const outside = e => mains.length === 1 && !closest(e, '#bodyCell, .bodyCell, main, [role=main]');

  // Tables with heads; what stands in their rows is told of the first few alone.
  const LIST = 'table, [role=grid], [role=table], [role=treegrid]', ROW = 'tr, [role=row]';
  const HEAD = '[role=columnheader], th[scope=col], thead th, thead td';
  const headRow = rows => rows.slice(0, 3).find(row => row.querySelectorAll('th').length > 1 && !row.querySelector('td'));
  const tables = [], skipped = new Set(), lists = new Map();
  for (const table of core.all(document, LIST).filter(visible).slice(0, 60)) {
    const rows = Array.from(table.querySelectorAll(ROW)).filter(row => row.parentElement.closest(LIST) === table);
    const first = headRow(rows);
    const heads = Array.from(first ? first.querySelectorAll('th') : table.querySelectorAll(HEAD))
      .filter(e => e.closest(LIST) === table).slice(0, 20);
    if (heads.length) lists.set(table, rows);
    const boxes = table.querySelector(LIST) ? 0 : table.querySelectorAll('input[type=checkbox], [role=checkbox]').length;
    if (heads.length || boxes > 1) tables.push({
      heads: unique(heads.flatMap(e => [short(e.title), short(e.getAttribute('aria-label')), short(e.innerText)]), 30),
      rows: rows.length, boxes, caption: short(table.caption?.innerText || table.getAttribute('aria-label')),
    });
    if ((heads.length || boxes > MOST.rows) && rows.length > MOST.rows + 2)
      for (const row of rows.slice(MOST.rows + 1)) skipped.add(row);
  }
  const inRow = e => { const table = closest(e, LIST); return !!table && lists.has(table) && !!closest(e, ROW); };
  function* walk(root) {
    for (let node = root.firstChild; node; node = node.nextSibling) {
      if (skipped.has(node)) { leftOut++; continue; }
      yield node;
      if (node.nodeType !== 1) continue;
      if (node.shadowRoot) yield* walk(node.shadowRoot);
      yield* walk(node);
    }
  }
  const kept = [];
  for (const node of walk(document)) if (node.nodeType === 1) kept.push(node);

  // Texts, and those that are red.
  const NO_TEXT = 'script, style, template, noscript, select, option, textarea, datalist, [contenteditable]';
  const red = e => {
    const parts = getComputedStyle(e).color.match(/[\d.]+/g) || [];
    return parts[0] >= 150 && parts[1] <= 90 && parts[2] <= 90;
  };
  const texts = [], reds = [];
  let last = null;
  for (const node of walk(document)) {
    if (late()) { leftOut++; break; }
    if (node.nodeType === 1) { if (node.tagName === 'BR' || node.matches(FIELDS)) last = null; continue; }
    if (node.nodeType !== 3 || !node.data.trim()) continue;
    const parent = up(node);
    if (!parent || parent.closest(NO_TEXT) || !visible(parent)) continue;
    const place = core.block(node), link = parent.closest(PRESSED);
    if (last && last.place === place && last.link === link) last.said += node.data;
    else texts.push(last = {said: node.data, place, link, parent, red: red(parent)});
  }
  const said = texts.map(text => short(text.said, 240));
  const LABELS = 'label, th, dt, legend, .labelCol, [role=columnheader], [role=rowheader]';
  const labels = texts.filter(text => closest(text.parent, LABELS)).map(text => short(text.said));
  for (const text of texts) if (text.red && !text.link && !text.parent.closest('label, h1, h2, h3, th, legend')) reds.push(text);

  // Controls.
  const kindOf = e => ['check', 'radio', 'file', 'text', 'select', 'button'].find(kind => e.matches(KINDS[kind]));
  const looksPressed = e => e.matches('[onclick], [role=button], [class*=btn i], [class*=button i]') || !e.matches('a[href]') ||
    /^(#|javascript:)/i.test(e.getAttribute('href'));
  const placeOf = e => closest(e, DIALOG) ? 'dialog' : inRow(e) ? 'row' : closest(e, ASIDE) || outside(e) ? 'aside' : '';
  const called = (e, kind) => {
    const told = names(e);
    const own = kind !== 'button' ? [] : [e.matches('input') ? e.value || e.alt : whole(e)];
    return unique([...own, ...told.whole, ...told.parts].map(text => short(text)), 8);
  };
  const offers = (e, kind) => {  // of a list of Lightning's, what is in the document before it opens
    if (kind !== 'select') return [];
    const list = e.options ? null : e.getRootNode().getElementById?.(e.getAttribute('aria-controls'));
    const found = Array.from(e.options || (list || e).querySelectorAll('[role=option]'));
    return unique(found.slice(0, MOST.options).map(one => short(one.label || one.textContent)), MOST.options);
  };
  const controls = [], unnamed = [];
  for (const e of kept) {
    if (!e.matches(CONTROLS)) continue;
    const kind = kindOf(e);
    if (kind === 'button' ? !visible(e) : !usable(e)) continue;
    if (late() || controls.length >= MOST.controls) { leftOut++; continue; }
    const control = {kind, names: called(e, kind), near: '', options: offers(e, kind), id: short(e.id, 200), name: short(e.getAttribute('name'), 200),
                     enabled: enabled(e), form: formOf(e), place: placeOf(e), link: kind === 'button' && !looksPressed(e)};
    controls.push(control);
    if (kind !== 'button' && control.place !== 'row') unnamed.push([e, control]);
  }
  const fields = core.all(document, FIELDS).length;
  if (unnamed.some(([, control]) => !control.names.length) && fields <= MOST.fields && texts.length <= 1500) {
    const around = finder.survey(document);
    for (const [e, control] of unnamed) {
      const field = around.fields.find(one => one.e === e);
      const near = field && !late() ? finder.nearestText(field, around.texts) : null;
      if (near) control.near = short(near.text.text);
    }
  }

  // What is set apart: by its role, by what its markup calls it, by its colour.
  const ERRORS = '[role=alert], [aria-live=assertive], [aria-errormessage], [class*=error i], [class*=invalid i], ' +
    '[class*=toast i], [class*=alert i], [id*=error i]';
  const FINE = '[class*=success i], [class*=info i], [class*=offline i]';
  const words = e => e.innerText.slice(0, 2000).trim();
  const messages = [], taken = [];
  const tell = (e, text, sign) => {
    taken.push(e);
    if (messages.length < MOST.messages) messages.push({text, sign, form: formOf(e), place: placeOf(e)});
  };
  for (const e of kept) {
    if (!e.matches(ERRORS) || e.matches('html, body, form, input, select, textarea') || !visible(e) || closest(e, FINE)) continue;
    if (taken.some(other => other.contains(e)) || closest(e, 'label, h1')) continue;
    const holds = e.querySelector(FIELDS) || e.textContent.length > 5000;
    if (!holds && words(e) && !/^[*\W]*$/.test(words(e))) tell(e, words(e), e.closest('[role=alert], [aria-live]') ? 'role' : 'mark');
  }
  for (const field of kept.filter(e => e.matches('[aria-invalid=true], .slds-has-error *, [class*=error i] *') && e.matches(FIELDS))) {
    const ids = `${field.getAttribute('aria-describedby') || ''} ${field.getAttribute('aria-errormessage') || ''}`;
    const told = ids.split(/\s+/).filter(Boolean).map(id => field.getRootNode().getElementById?.(id));
    const help = closest(field, '.slds-has-error, [class*=error i]')?.querySelector('[class*=help i], [id*=message i]');
    for (const e of [...told, help]) if (e && visible(e) && words(e) && !taken.includes(e)) tell(e, words(e), 'mark');
  }
  for (const text of reds) {
    if (taken.some(e => e.contains(text.parent)) || messages.length >= MOST.messages) continue;
    messages.push({text: short(text.said, 500), sign: 'red', form: formOf(text.parent), place: placeOf(text.parent)});
  }

  const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role=heading], .mainTitle, .pageType, .pageDescription, legend, [class*=title i]';
  const headings = kept.filter(e => e.matches(HEADINGS) && !e.matches(CONTROLS) && e.textContent.length < 400 && visible(e) &&
                               !closest(e, 'nav, [role=navigation], [role=tree]'));
  const dialogs = kept.filter(e => e.matches(DIALOG) && visible(e)).slice(0, 5);
  const own = mains.length === 1 ? mains[0] : document.body;
  const shows = css => core.all(document, css).some(visible);
  const users = '#username, input[id$=username i], input[name$=username i], input[type=email]';
  const password = shows('input[type=password]'), button = shows('#Login'); // its id: grade A, in all forms of the login
  const login = (shows(users) && (password || button)) || (password && button);
  return {
    seen, born, read, settled, address: location.href, title: short(document.title, 300), lang: document.documentElement.lang || '',
    status: performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0,
    headings: unique(headings.flatMap(e => [short(whole(e)), short(e.innerText)]), MOST.headings),
    texts: unique(said, MOST.texts), labels: unique(labels, 200), controls, messages, tables, login,
    dialogs: dialogs.map(e => short(e.innerText, 300)).filter(Boolean),
    words: own && own.textContent.length < 20000 ? own.innerText.slice(0, 2000) : '', left_out: leftOut,
  };
}
