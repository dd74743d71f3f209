"""Reads a list that loads more rows, or shows others in their place, when it is scrolled. It knows no Setup word."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator

from ...browser.timeouts import MORE_ROWS, Timeouts
from .table_script import READ, sieved
from .table_text import TableText
from .whole_list import STATE, Extent

SCROLL = """async (list, [patience, up]) => {
  const rows = () => Array.from(list.querySelectorAll('tr, [role=row]'))
    .filter(row => !row.closest('thead') && row.textContent.trim());
  const shown = () => { const all = rows(); return `${all[0]?.textContent} ${all.at(-1)?.textContent} ${all.length}`; };
  const scrolled = () => {
    const moved = [list, ...list.querySelectorAll('*')].filter(e => e.scrollTop);
    for (let e = list.parentElement; e; e = e.parentElement) if (e.scrollTop) moved.push(e);
    return moved;
  };
  const moved = up ? scrolled() : [], before = shown();
  if (up && !moved.length) return false;
  return new Promise(done => {
    const finish = more => { watch.disconnect(); clearTimeout(timer); done(more); };
    const watch = new MutationObserver(() => { if (shown() !== before) finish(true); });
    const timer = setTimeout(finish, patience, false);
    watch.observe(list, {subtree: true, childList: true, characterData: true});
    for (const e of moved) e.scrollTop = 0;
    if (!up) rows().at(-1)?.scrollIntoView();
  });
}"""
"""Scrolls to the last row that says something, or back up to the first, and whether that brings other rows. A list that
holds only what is in sight keeps room with rows that say nothing (grade D)."""

_ALL = """async (list, [patience, settled, page, still]) => {
  const read = READ, state = STATE, scroll = SCROLL;
  const kept = new Map(), keys = new Set();
  const CELLS = 'th, td, [role=gridcell], [role=cell], [role=rowheader]';
  const empty = line => line.querySelectorAll(CELLS).length < 2 ||
    (!line.textContent.trim() && !line.querySelector('a, input, button, [role=button]'));
  const key = line => (line.getAttribute('aria-rowindex') || '') + ' ' + line.textContent.replace(/\\s+/g, ' ').trim();
  const short = () => {
    const counts = state(list, document.body).texts.flatMap(text =>
      Array.from(text.matchAll(/(\\d[\\d.,]*)\\s*(\\+?)\\s*(?:items?|records?|rows?|results?|entries|apps?)\\b/gi)));
    const number = text => Number(text.replace(/\\D/g, ''));
    const shown = now.places.length - now.empty, exact = counts.filter(([, , plus]) => !plus).map(([, n]) => number(n));
    return {said: counts.length > 0, count: exact.includes(shown) ? shown : keys.size,
      more: counts.length > 0 && counts.every(([, n, plus]) => plus || number(n) > Math.max(shown, keys.size))};
  };
  await scroll(list, [settled, true]);
  const ends = performance.now() + page;
  let now = null, grown = true, ended = false;
  for (let vain = 0; vain < still && performance.now() < ends; vain = grown ? 0 : vain + 1) {
    const before = keys.size;
    now = read(list);
    const lines = list.querySelectorAll('tr, [role=row]');
    now.empty = now.places.filter(place => empty(lines[place])).length;
    for (const place of now.places) if (!empty(lines[place])) keys.add(key(lines[place]));
    for (const row of now.rows) if (!empty(lines[row[0]])) kept.set(key(lines[row[0]]), row);
    grown = keys.size > before;
    const {said, more} = short();
    ended = (keys.size && said && !more) || !await scroll(list, [keys.size && !said ? settled : patience]);
    if (ended) break;
  }
  const rows = Array.from(kept.values());
  const declared = Number(list.getAttribute('aria-rowcount')) || 0;
  return {heads: now.heads, rows, count: short().count, state: state(list, document.body), ended, declared,
    empty: now.empty};
}"""
_STILL = 3
"""So many times in a row a list is scrolled that shows no new row: one that redraws itself never ends."""


def read_scrolled(table: Locator, patience: Timeouts, *meant: str) -> tuple[TableText, str]:
    """The rows of a list, scrolled to its end, and why they may not be all; that is empty when they are.

    With `meant` those rows alone that have one of these texts in them, and the first. Rows that say just the same count
    as one, unless the list numbers them.

    Raises:
        playwright.sync_api.Error: the list went away.
    """
    script = _ALL.replace("READ", READ).replace("STATE", STATE).replace("SCROLL", SCROLL)
    read = table.evaluate(
        sieved(script, *meant),
        [patience.quick * 1000, MORE_ROWS * 1000, patience.page * 1000, _STILL],
        timeout=(patience.page + patience.quick) * 1000,
    )
    text, extent = TableText.of(read), Extent.of(read["state"])
    return text, extent.lacking(text.count) or _unread(read, text.count, extent.total)


def _unread(read: Any, rows: int, total: int) -> str:
    """Why the list itself may have more rows; `aria-rowcount` counts those of its head too, and -1 is no number.

    A row of one cell, or of empty ones, may stand for some that still load.
    """
    if not read["ended"]:
        return "it does not come to an end"
    if read["declared"] > rows + 1:
        return f"its markup says that it has {read['declared']} rows, and {rows} were seen"
    return "some of its rows say nothing of an app" if read["empty"] and total != rows else ""
