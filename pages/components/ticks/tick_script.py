"""What the browser is asked for to read names with a box to tick each, however they are laid out.

Of several groups of boxes that one is meant whose rows lead to records of the kind that is asked for, or whose head
says so, or which has most boxes. A row is what the markup calls one, else whatever holds one box and no other.
It knows no Setup word.
"""

from __future__ import annotations

import json

from ..tables.record_ids import RECORD_IDS
from ..tables.table_script import READ, sieved

_GROUP = f"""
  const BOX = 'input[type=checkbox], [role=checkbox]', ROW = 'tr, [role=row], li, [role=listitem], [role=option]';
  const TABLE = 'table, [role=grid], [role=treegrid], [role=table]';
  const HOLDER = TABLE + ', ul, ol, [role=list], [role=listbox], fieldset, form';
  const HEAD = 'th, thead td, [role=columnheader], caption, legend';
  const ID = /^[0-9][a-zA-Z0-9]{{14}}(?:[a-zA-Z0-9]{{3}})?$/;
  const ids = {RECORD_IDS};
  const plain = text => (text || '').replace(/\\s+/g, ' ').trim();
  const seen = box => [box, ...(box.labels || [])].some(e => e.checkVisibility({{visibilityProperty: true}}));
  const isHead = cell => cell.tagName === 'TH' && cell.scope !== 'row';
  const inHead = box => box.closest('thead, [role=columnheader]') !== null ||
    (box.closest('th') !== null && Array.from(box.closest('tr')?.cells || []).every(isHead));
  const rowOf = (box, holder, boxes) => {{
    const row = box.closest(ROW);
    if (row && row !== holder && holder.contains(row)) return row;
    const alone = e => boxes.filter(one => e.contains(one)).length === 1;
    let at = box;
    const within = up => up && up !== holder && holder.contains(up);
    for (let up = at.parentElement; within(up) && alone(up); up = up.parentElement) at = up;
    return at;
  }};
  const recordOf = row => ids(row)[0] || [row, ...row.querySelectorAll(BOX)]
    .flatMap(e => [e.dataset.rowKeyValue, e.dataset.recordid, e.getAttribute('value'), e.id, e.name])
    .filter(text => ID.test(text || '')).map(text => text.slice(0, 15))[0] || '';
  const groups = () => {{
    const by = new Map();
    for (const box of document.body.querySelectorAll(BOX)) {{
      if (!seen(box) || inHead(box) || box.parentElement.closest('[role=checkbox]')) continue;
      const holder = box.closest(HOLDER) || document.body;
      by.set(holder, [...(by.get(holder) || []), box]);
    }}
    return Array.from(by, ([holder, boxes]) => ({{holder, boxes}}));
  }};
  const meant = () => {{
    const found = groups(), names = [LABEL.toLowerCase(), LABEL.toLowerCase().replace(/s$/, '')];
    const heads = holder => [...Array.from(holder.querySelectorAll(HEAD), e => e.innerText), holder.ariaLabel]
      .map(text => plain(text).toLowerCase());
    const says = ({{holder}}) => heads(holder).some(text => names.some(one =>
      text === one || text.startsWith(one + ' ') || text.endsWith(' ' + one)));
    const leads = ({{holder, boxes}}) => boxes.some(box => recordOf(rowOf(box, holder, boxes)).startsWith(PREFIX));
    const most = Math.max(0, ...found.map(group => group.boxes.length));
    for (const fits of [leads, says, group => group.boxes.length === most]) {{
      const all = found.filter(fits);
      if (all.length) return all.length === 1 ? all[0] : null;
    }}
    return null;
  }};
  const told = row => [plain(row.textContent), recordOf(row)];
"""

_LINES = f"""() => {{
  {_GROUP}
  const keep = KEEP, read = {READ};
  const group = meant();
  if (!group) return {{groups: groups().length}};
  const {{holder, boxes}} = group, isTable = holder.matches(TABLE);
  const rows = boxes.map(box => rowOf(box, holder, boxes));
  const lines = isTable ? Array.from(holder.querySelectorAll('tr, [role=row]')) : rows;
  const places = new Map(lines.map((line, place) => [line, place]));
  const ticked = box => box.matches('[role=checkbox]') ? box.getAttribute('aria-checked') === 'true' : box.checked;
  const labels = box => Array.from(box.labels || [], one => one.innerText).join(' ');
  const label = box => plain(labels(box) || box.ariaLabel || box.title);
  const cell = (text, box, links) =>
    ({{texts: [], text, seen: true, span: 1, first: false, label: '', links, control: box, box}});
  const runs = (box, row) => {{  // each run of text around a box that is in no table, with the box in its place
    const found = [], alone = row !== box;
    const walker = document.createTreeWalker(alone ? row : holder, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    let last = null, ours = alone;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {{
      if (node === box) {{ ours = true; last = null; found.push(cell('', true, [])); continue; }}
      if (!alone && ours && node.nodeType === 1 && node.matches(BOX)) break;
      if (!ours || node.nodeType === 1 || !plain(node.data) || box.contains(node)) continue;
      const owner = node.parentElement.closest('a, label') || node.parentElement, link = owner.closest('a');
      if (!owner.checkVisibility()) continue;
      const links = link ? [[plain(link.innerText), link.getAttribute('href') || '']] : [];
      if (owner === last) found.at(-1).text = plain(found.at(-1).text + node.data);
      else found.push(cell(plain(node.data), false, links));
      last = owner;
    }}
    return found;
  }};
  const kept = rows.map((row, at) => [at, row]).filter(([at, row]) => at === 0 || row === boxes[at] || keep(row));
  const table = isTable ? read(holder) : {{heads: [], places: rows.map((_, at) => at), count: rows.length,
    rows: kept.map(([at, row]) => [at, runs(boxes[at], row)])}};
  const asked = new Set(table.rows.map(([place]) => place));
  return {{table, boxes: boxes.map((box, at) => [places.get(rows[at]), at, box])
    .filter(([place]) => asked.has(place))
    .map(([place, at, box]) => [place, at, ticked(box), ...told(rows[at]), label(box)])}};
}}"""

_ROWS = f"""() => {{
  {_GROUP}
  const group = meant();
  return group ? group.boxes.map(box => told(rowOf(box, group.holder, group.boxes)).join(' ')) : [];
}}"""

_BOX_OF = f"""(_, [said, id, place]) => {{
  {_GROUP}
  const group = meant();
  if (!group) return null;
  const {{holder, boxes}} = group;
  const fits = box => {{
    const own = box && told(rowOf(box, holder, boxes));
    return own && own[0] === said && own[1] === id;
  }};
  const all = fits(boxes[place]) ? [boxes[place]] : boxes.filter(fits);
  return all.length === 1 ? all[0] : null;
}}"""

_SAYS = f"""box => {{
  {_GROUP}
  const group = meant();
  return group ? told(rowOf(box, group.holder, group.boxes)) : ['', ''];
}}"""

TARGET = """box => {
  const at = box.getBoundingClientRect(), style = getComputedStyle(box);
  if (box.matches('[role=checkbox]') || (at.width > 4 && at.height > 4 && style.opacity !== '0' &&
    style.visibility !== 'hidden' && !/rect\\(0|inset\\((50|100)%/.test(style.clip + style.clipPath))) return null;
  const row = box.closest('tr, [role=row], li, label') || box.parentElement;
  return row.querySelector('[class*=faux]') || box.labels?.[0] || null;
}"""
"""JavaScript: what is pressed in place of a box that is drawn by another element (grade A-: one such span in Setup)."""


def lines_script(label: str, prefix: str, *meant: str) -> str:
    """Reads the group of boxes: its rows as a table's, and its boxes by row."""
    return sieved(_of(_LINES, label, prefix), *meant)


def rows_script(label: str, prefix: str) -> str:
    """What each row of the group says, and the id of its record."""
    return _of(_ROWS, label, prefix)


def box_script(label: str, prefix: str) -> str:
    """The one box of a row that says just that: where it was, or wherever its row has gone; null where none is."""
    return _of(_BOX_OF, label, prefix)


def says_script(label: str, prefix: str) -> str:
    """What the row of a box says, and the id of its record."""
    return _of(_SAYS, label, prefix)


def _of(script: str, label: str, prefix: str) -> str:
    return script.replace("LABEL", json.dumps(label)).replace("PREFIX", json.dumps(prefix))
