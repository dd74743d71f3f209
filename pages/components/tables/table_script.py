"""What the browser is asked for to read a table or a grid. It knows the DOM, and no Setup word."""

from __future__ import annotations

import json

from ...values.text import shown

LINES = "tr, [role=row]"
"""CSS of what may be a row. A row's place counts these within the table."""

TABLES = "table, [role=grid], [role=treegrid], [role=table]"
"""CSS of what may be a table."""

HEADS = "thead th, thead td, th, [role=columnheader]"
"""CSS of what may be a head."""

READ = """root => {
  const keep = KEEP;
  const CELL = 'th, td, [role=gridcell], [role=cell], [role=rowheader], [role=columnheader]';
  const plain = text => (text || '').replace(/\\s+/g, ' ').trim();
  const nested = line => {
    const above = line.parentElement.closest('tr, [role=row]');
    return above !== null && root !== above && root.contains(above);
  };
  const cells = line => Array.from(line.querySelectorAll(CELL)).filter(cell => {
    const outer = cell.parentElement.closest(CELL);
    return cell.closest('tr, [role=row]') === line && (outer === null || !line.contains(outer));
  });
  const isHead = cell => {
    const role = cell.getAttribute('role');
    if (role === 'rowheader' || cell.scope === 'row') return false;
    return role === 'columnheader' || cell.tagName === 'TH' || cell.closest('thead') !== null;
  };
  const told = cell => ({
    texts: [cell.title, cell.getAttribute('aria-label'), cell.innerText].map(plain).filter(text => text),
    text: plain(cell.innerText),
    seen: cell.checkVisibility(),
    span: Math.max(1, cell.colSpan || Number(cell.getAttribute('aria-colspan')) || 1),
    first: cell.getAttribute('role') === 'rowheader' || (cell.tagName === 'TH' && cell.scope !== 'col'),
    label: plain(cell.dataset.label),
    links: Array.from(cell.querySelectorAll('a[href], [role=link]'),
      link => [plain(link.innerText), link.getAttribute('href') || '']),
    control: cell.querySelector('input, button, [role=button], [role=checkbox]') !== null,
    box: cell.querySelector('input[type=checkbox], [role=checkbox]') !== null,
  });
  const lines = Array.from(root.querySelectorAll('tr, [role=row]'), (line, place) => [place, line, cells(line)])
    .filter(([, line, own]) => own.length && !nested(line));
  const inHead = ([, line, own]) => line.closest('thead') !== null || own.every(isHead);
  const heads = lines.filter(line => line[1].closest('thead') !== null);
  if (!heads.length && lines.length && lines[0][2].every(isHead)) heads.push(lines[0]);
  const holds = cell => plain(cell.textContent) || cell.querySelector('a, input, button, [role]');
  const room = own => own.length === 1 && !holds(own[0]);
  const rows = lines.filter(line => !heads.includes(line) && line[1].closest('thead') === null && !room(line[2]));
  const longest = heads.reduce((best, line) => line[2].length > best.length ? line[2] : best, []);
  const shown = rows.filter(([, line]) => line.checkVisibility());
  return {
    heads: longest.map(told),
    places: shown.map(([place]) => place),
    rows: shown.filter(([, line], place) => place === 0 || keep(line)).map(([place, , own]) => [place, own.map(told)]),
    count: shown.length,
  };
}"""
"""With KEEP as in `sieved`. The first row is always told, so that it is known whether a row is understood.

One empty cell is no row: lists that hold only what is in sight keep room with it for the rest (grade D).
"""

_KEEP = r"""row => {
    const text = row.textContent.replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, '')
      .replace(/\s+/g, ' ').toLowerCase();
    return !MEANT.length || /(?![a-z])\p{L}/u.test(text) || MEANT.some(one => text.includes(one));
  }"""


def sieved(script: str, *meant: str) -> str:
    """`script` with KEEP as a function: whether a row can have one of these texts in it; without a text every row can.

    It keeps at least what `pages.values.text.same` finds the same: letters whose case is more than theirs (ß, SS) are
    not judged in the page, neither in a row nor in a text.
    """
    texts = [shown(text).lower() for text in meant]
    return script.replace("KEEP", _KEEP.replace("MEANT", json.dumps(texts if all(map(str.isascii, texts)) else [])))
