// From a label to its control, by rungs, best first: what the markup says, how an id or a name ends, the cell or element
// beside the label, what is nearest for a reader. A rung that finds anything decides; several on it are for the caller
// to refuse. A function of core.js's result; it gives {find, groups}, and nearness.js's {survey, nearestText}.
(core, nearness, choosers, {groups, tokens}) => {
  const {KINDS, FIELDS, TICKED, PRESSED, ASIDE, DIALOG, norm, up, closest, seen, all, runs, names, labels, enabled, usable, joined, holder, within} = core;
  const {survey, nearestText, rectangle, spokenFor} = nearness;
  const RUNGS = ['label', 'id or name', 'beside', 'nearest'];

  const matcher = query => {
    const wanted = query.labels.map(norm);
    return text => {
      const said = norm(text);
      return wanted.some(one => said === one || (query.begins && said.startsWith(one) && !/^[\p{L}\p{N}_]/u.test(said.slice(one.length))));
    };
  };

  const byMarkup = (query, mine, is) => {
    const told = mine.map(e => [e, names(e)]);
    const whole = told.filter(([, said]) => said.whole.some(is)).map(([e]) => e);
    if (whole.length) return whole;
    return told.filter(([, said]) => said.parts.some(is)).map(([e]) => e);
  };
  // Boxes that are clicked though nothing but the pointer says so, and lists that have it as an option.
  const clickable = (root, is) => runs(root).filter(run => !run.link && !run.goesOn && is(run.text)).map(run => {
    const points = e => !!e && getComputedStyle(e).cursor === 'pointer';
    let e = run.parent;
    if (!points(e)) return null;
    while (points(up(e))) e = up(e);
    return e;
  }).filter(Boolean);
  const listing = (mine, is) => mine.filter(e => e.matches('select') && Array.from(e.options).some(one => is(one.label)));

  const bySuffix = (query, mine) => mine.filter(e => (query.suffixes || []).some(
    end => e.id.endsWith(end) || (e.getAttribute('name') || '').endsWith(end)));

  // Prose may begin with the words of a label, and goes on for longer than a label does.
  const short = (query, is) => text => is(text) && query.labels.some(one => text.length < one.length + 40);
  // A run is a label only where it is not spoken for: by another control, a heading, or what is beside the page.
  const free = run => !run.link && !closest(run.parent, `${ASIDE}, caption, legend, h1, h2, h3, h4, h5, h6, [role=heading], ` +
    '[role=tooltip], [aria-hidden=true]');
  // The runs that say the label; where none does by itself, those that begin with it, before a description or a value.
  const labelRuns = (root, is, counts = free) => {
    const said = runs(root).filter(counts);
    const exact = said.filter(run => !run.goesOn && is(run.text));
    const lines = said.flatMap((run, place) => run.goesOn ? [] : joined(said, place)).filter(run => is(run.text))
      .map(run => ({...run, parent: holder(run.nodes)}));
    if (exact.length || lines.length) return [...exact, ...lines];
    return said.flatMap(run => {
      for (let n = 1; n < Math.min(run.nodes.length, 9); n++) {
        const nodes = run.nodes.slice(0, n), text = run.pieces.slice(0, n).join('');
        if (is(text) && run.said.trim().length > text.trim().length) return [{...run, nodes, text, parent: holder(nodes), begins: true}];
      }
      return [];
    });
  };

  // The element that follows a label, as a cell follows another: what stands beside it in whatever markup.
  const decoration = e => !e.matches(`td, th, dd, ${FIELDS}`) && !e.shadowRoot && !/[\p{L}\p{N}]/u.test(e.textContent) &&
    (e.matches('br, img, svg, abbr, sup, i, script, style, template') ||
     e.matches('[class*=help i], [class*=colon i], [class*=required i], [class*=icon i], [class*=Separator i]'));
  const after = e => {
    let next = e.nextElementSibling;
    while (next && decoration(next)) next = next.nextElementSibling;
    return next;
  };
  const besides = run => {  // outwards
    const found = [];
    for (let e = run.parent, n = 0; e && n < 6; n++, e = up(e)) {
      if (e.matches('body, form, fieldset, table, ul, ol, section, main, [role=main]')) break;
      if (all(e, FIELDS).some(usable)) break;
      if (e.matches('td, th, dt')) return [...found, ...cellAfter(e)];
      const next = after(e);
      if (next) found.push(next);
    }
    return found;
  };
  const cellAfter = cell => {  // the next one in its row; of a row with one cell, the one below
    let next = cell.nextElementSibling;
    while (next && cell.matches('dt') && next.matches('dt')) next = next.nextElementSibling;
    if (next) return next.matches('td, th, dd') ? [next] : [];
    const row = cell.parentElement, below = row.nextElementSibling;
    return row.cells?.length === 1 && below?.cells?.length === 1 ? [below.cells[0]] : [];
  };
  const leads = (place, e) => {  // whether nothing is said in a place before that control
    const first = runs(place)[0];
    return !first || !(first.nodes[0].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) ||
      !/[\p{L}\p{N}]/u.test(first.text) || within(e, first.parent);
  };
  // The one control of the place that a label begins, with a description between them perhaps.
  const sharing = run => {
    let e = run.parent, fields = [];
    for (let n = 0; e && n < 5 && !fields.length; n++) {
      if (n) e = up(e);
      if (!e || e.matches('body, form, fieldset, table, ul, ol, section, main, [role=main]')) return null;
      fields = all(e, FIELDS).filter(usable);
    }
    return fields.length === 1 && runs(e)[0]?.nodes[0] === run.nodes[0] ? fields[0] : null;
  };
  // A box or a radio button alone in the first cell of a row, whose next cell begins with its words and may go on.
  const ticking = (run, mine) => {
    const cell = run.parent.closest('td, th'), first = cell?.previousElementSibling;
    if (!first || first.cellIndex !== 0 || runs(cell)[0]?.nodes[0] !== run.nodes[0] || runs(first).length) return null;
    const inside = all(first, FIELDS).filter(usable);
    return inside.length === 1 && inside[0].matches(TICKED) && mine.includes(inside[0]) && !spokenFor(run, inside[0]) ? inside[0] : null;
  };
  const byBeside = (query, mine, said) => {
    const found = [];
    for (const run of said) {
      const ticked = ticking(run, mine);
      if (ticked) { found.push(ticked); continue; }
      const alone = sharing(run);
      if (alone && mine.includes(alone) && !spokenFor(run, alone)) { found.push(alone); continue; }
      for (const place of besides(run)) {
        const mineHere = mine.filter(e => within(place, e));
        if (!mineHere.length && !all(place, FIELDS).some(seen) && !place.matches(FIELDS)) continue;
        if (mineHere.length === 1 && !spokenFor(run, mineHere[0]) && leads(place, mineHere[0])) found.push(mineHere[0]);
        break;
      }
    }
    return found;
  };

  // A group's label may be a heading or a legend.
  const grouped = (root, query) => groups(root, labelRuns(root, short(query, matcher(query)), run => !run.link && !closest(run.parent, ASIDE)));

  // A value that nobody can type: the element beside its label.
  const values = (root, query, is) => {
    const ends = (query.suffixes || []).flatMap(end => all(root, `[id$="${end}"], [name$="${end}"]`));
    const known = ends.filter(seen);
    if (known.length && query.rung !== 2) return ['id or name', known];
    const said = labelRuns(root, is), own = said.filter(holdsValue);
    const found = said.filter(run => !own.includes(run)).flatMap(run => besides(run).slice(0, 1)).filter(core.rendered);
    const told = [...outermost(found).map(bareValue), ...outermost(own.map(run => run.block))];
    if (told.length) return ['beside', told];
    const begun = said.filter(run => run.begins).map(run => run.block);
    return begun.length ? ['nearest', outermost(begun)] : ['', []];
  };
  // Whether a label of its own markup stands in one place with its value, which is plain text behind it, or nothing
  // where others like it have some; not so in a cell for labels, nor beside a cell that is made otherwise.
  const made = e => `${e.tagName}.${e.className}`;
  const holdsValue = run => {
    const place = run.block, own = run.parent, next = place?.nextElementSibling;
    if (!place || own === place || own.matches('label') || place.matches('th, dt, label, [class*=label i]') || after(own)) return false;
    const leads = e => !!e.firstElementChild && made(e) === made(place) && made(e.firstElementChild) === made(own);
    if (!leads(place) || (place.matches('td') && next && !leads(next))) return false;
    return Array.from(place.getRootNode().querySelectorAll(place.tagName)).some(
      e => leads(e) && Array.from(e.childNodes).some(node => node.nodeType === 3 && node.data.trim()));
  };
  const bareValue = e => {  // without the buttons beside it
    const others = Array.from(e.children).filter(one => !one.matches('button, input, [role=button], .btn, br'));
    const direct = Array.from(e.childNodes).some(node => node.nodeType === 3 && node.data.trim());
    const buttons = others.length < e.children.length;
    return buttons && !direct && others.length === 1 && others[0].textContent.trim() ? others[0] : e;
  };
  const outermost = found => Array.from(new Set(found)).filter(e => !found.some(other => other !== e && within(other, e)));

  const byNearness = (query, mine, is, root) => {
    const {texts, fields} = survey(root);
    const wanted = texts.filter(one => free(one) && !one.goesOn && is(one.text));
    for (const run of labelRuns(root, is)) {
      const place = texts.findIndex(one => one.nodes[0] === run.nodes[0]);
      if (place < 0 || wanted.includes(texts[place])) continue;
      const whole = {...run, box: rectangle(run)};
      if (run.lines) texts.splice(place, run.lines, whole);
      else {  // cut off what follows the label in its run
        const rest = {...texts[place], nodes: texts[place].nodes.slice(run.nodes.length), text: ''};
        texts.splice(place, 1, whole, {...rest, box: rectangle(rest)});
      }
      wanted.push(whole);
    }
    const found = [];
    for (const text of wanted) {
      const near = [];
      for (const field of fields) {
        if (!mine.includes(field.e)) continue;
        const best = nearestText(field, texts);
        if (best && best.text === text) near.push({field, price: best.price});
      }
      near.sort((one, other) => enabled(other.field.e) - enabled(one.field.e) || one.price - other.price);
      if (near.length) found.push(near[0].field.e);
    }
    return found;
  };

  // Of several the one that is meant: what can be used, not beside the page, in no row of a list, in the open dialog;
  // and one control that is offered twice, as above and below a form, is one.
  const listed = e => {
    const row = closest(e, 'tr, [role=row], li');
    if (!row) return false;
    if (row.matches('li')) return !!closest(e, 'table, [role=grid]');
    const list = row.closest('table, [role=grid], [role=table], [role=treegrid]');
    return !!list && Array.from(list.querySelectorAll('tr, [role=row]')).some(
      one => !one.querySelector('td, [role=gridcell]') && one.querySelectorAll('th, [role=columnheader]').length > 1);
  };
  const twins = (one, other) => {
    if (one.tagName !== other.tagName || one.type !== other.type) return false;
    const told = e => norm(names(e).whole[0] || names(e).parts[0] || '');
    if (told(one) !== told(other)) return false;
    const same = name => { const value = one.getAttribute(name); return !!value && value !== '#' && !/^javascript:\s*(void|;)/i.test(value) && value === other.getAttribute(name); };
    if (same('href') || same('onclick') || same('name') || same('data-action')) return true;
    return one.matches(PRESSED) && !one.matches('a[href]') && !!one.form && one.form === other.form && one.formAction === other.formAction;
  };
  const narrowed = (query, found) => {
    let left = Array.from(new Set(found));
    const inner = innermost(left);
    left = inner.length ? inner : left;
    if (query.every) return left;
    const pressed = query.kind === 'button';
    const keeps = [enabled, ...(query.kind === 'file' ? [e => seen(e) || labels(e).some(seen)] : []),
                   ...(query.kind === 'select' ? [e => !e.matches('[role=listbox]')] : []), e => !closest(e, ASIDE), ...(pressed ? [e => !listed(e)] : []),
                   e => !!closest(e, DIALOG), e => !closest(e, '[aria-hidden=true]')];
    for (const keep of keeps) {
      if (left.length < 2) break;
      const kept = left.filter(keep);
      if (kept.length) left = kept;
    }
    if (pressed && left.length > 1 && left.every(e => twins(left[0], e))) left = left.slice(0, 1);
    return left;
  };

  // What leads to other pages, beside this one.
  const led = e => !!closest(e, '[role=tree], [role=treeitem], nav, [role=navigation], .slds-breadcrumb') && !e.matches(FIELDS);
  const innermost = found => found.filter(e => !found.some(other => other !== e && within(e, other)));
  const find = (root, query) => {  // the rung and what was found on it
    const is = matcher(query);
    if (query.kind === 'value') return values(root, query, is);
    if (query.kind === 'scope')
      return ['beside', grouped(root, query).flat().filter(([, text]) => query.about.some(one => tokens(text).includes(one))).map(([e]) => e)];
    if (query.kind === 'heading') return ['label', headings(root, is)];
    const mine = all(root, KINDS[query.kind]).filter(e => usable(e) && (query.kind === 'entry' || !led(e)));
    if (query.kind === 'entry') return ['label', innermost(mine.filter(e => is(core.whole(e)) || is(e.title || '')))];
    if (!mine.length && query.kind !== 'choice') return ['', []];
    let said = null;
    const labelled = () => said ??= query.kind === 'button' ? [] : labelRuns(root, short(query, is));
    const ways = query.about.length ? [
      () => [],
      () => bySuffix(query, mine),
      () => mine.filter(e => choosers.about(e, query.about)),
    ] : [
      () => byMarkup(query, mine, is),
      () => bySuffix(query, mine),
      () => byBeside(query, mine, labelled()),
      () => [labelled().length ? byNearness(query, mine, short(query, is), root) : [],
             ...(query.kind === 'choice' ? [clickable(root, is), listing(mine, is)] : [])].find(found => found.length) || [],
    ];
    let greyed = ['', []];
    for (const [place, way] of ways.entries()) {
      if (query.rung !== undefined && query.rung !== place) continue;
      const found = narrowed(query, way());
      if (found.some(enabled)) return [RUNGS[place], found];
      if (found.length && !greyed[1].length) greyed = [RUNGS[place], found];
    }
    return greyed;
  };
  // A heading tells one screen from another, by the markup or by what it looks like in Setup.
  const headings = (root, is) => outermost(all(root, 'h1, h2, h3, h4, [role=heading], legend, .mainTitle, .pageType, ' +
    '.pageDescription, .slds-page-header__title, .pbSubheader, [class*=title i], [class*=heading i]')
    .filter(e => seen(e) && e.textContent.length < 400 && !closest(e, ASIDE.replace('header, ', '')) && [core.whole(e), ...runs(e).map(run => run.text)].some(is)));

  return {find, groups: (root, labels) => grouped(root, {labels}), survey, nearestText};
}
