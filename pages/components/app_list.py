"""App Manager's list: a Lightning table that loads more rows when it is scrolled, and the menu of each row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import Frame, Locator

from ..questions import shown
from ..text import plain, same
from .component import Component
from .sieve import sieved

_ROWS = """table => {
  const words = cell => (cell.innerText || '').trim(), keep = KEEP;
  const rows = Array.from(table.querySelectorAll('tbody tr'), (row, place) => [place, row]);
  return {
    heads: Array.from(table.querySelectorAll('thead th, thead td'), e => e.title || words(e)),
    rows: rows.filter(([, row]) => keep(row)).map(([place, row]) => [place, Array.from(row.cells, words)]),
  };
}"""
# All in the page, and what is outside of the table is searched alone: a long list makes each question a slow one.
_LOAD_ALL = """async (table, patience) => {
  const outside = e => e === table ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  const partial = loaded => {
    const counts = e => !e.contains(table) && e.textContent.includes(`${loaded}+ items`) && e.checkVisibility();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT, outside);
    while (walk.nextNode()) if (counts(walk.currentNode)) return true;
    return false;
  };
  const rows = () => table.querySelectorAll('tbody tr');
  const grown = loaded => new Promise(done => {
    const finish = more => { watch.disconnect(); clearTimeout(last); done(more); };
    const watch = new MutationObserver(() => { if (rows().length > loaded) finish(true); });
    const last = setTimeout(finish, patience, false);
    watch.observe(table, {subtree: true, childList: true});
    rows()[loaded - 1].scrollIntoView();
  });
  for (let loaded = rows().length; loaded && partial(loaded); loaded = rows().length)
    if (!await grown(loaded)) return;
}"""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of App Manager: its texts by column head in lower case, and its place."""

    cells: dict[str, str]
    index: int

    @property
    def name(self) -> str:
        """What the org calls the app."""
        return self.cells.get("app name", "")

    def is_connected_app(self, name: str, api_name: str = "") -> bool:
        """Whether it is the connected app with that API name, or without one of that name.

        Names are not unique across App Types, and a managed app is somebody else's (grade A-img).
        """
        if not same(self.cells.get("app type", ""), "Connected"):
            return False
        return same(self.cells.get("developer name", ""), api_name) if api_name else same(self.name, name)


class LightningTable(Component):
    """The list, in the main document."""

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        yield surface.locator("table").filter(has=surface.locator("thead").filter(has_text=self.label))

    def rows(self, *meant: str) -> list[Row]:
        """A look: the rows that are loaded; with `meant`, those alone that have one of these texts in them."""
        read = self.read(sieved(_ROWS, *meant))
        if read is None:
            return []
        heads = [plain(head).casefold() for head in read["heads"]]
        return [Row(dict(zip(heads, map(plain, cells), strict=False)), place) for place, cells in read["rows"]]

    def connected_app(self, name: str, api_name: str = "") -> Row | None:
        """The app with that API name, else of that name, scrolling as long as that brings more rows; None without one.

        An API name is its own once and for all, while a name may have been given to another app since.
        """
        table = self.get()
        meant = [text for text in (name, api_name) if text]

        def mine() -> Row | None:
            return next((row for row in self.rows(*meant) if row.is_connected_app(name, api_name)), None)

        if found := mine():
            return found
        with self.acting("scroll through"):
            table.evaluate(_LOAD_ALL, self.quick, timeout=self.quick)
        return mine() or next((row for row in self.rows(*meant) if row.is_connected_app(name)), None)

    def choose(self, row: Row, entry: str) -> None:
        """Opens the row's menu and chooses an entry. In this family of lists the first click may do nothing (A)."""
        org = self.screen.org
        line = self.get().locator("tbody tr").nth(row.index)
        menu = self.screen.surface.get_by_role("menuitem", name=entry, exact=True).filter(visible=True)
        opener = line.locator("button, a[role=button]").last
        for _ in range(5):  # as often as public automation of this list tries
            with self.acting("open the row menu of", opener):
                opener.click(timeout=self.quick)
            if org.until(partial(shown, menu), patience=1):  # it opens at once or not at all
                with self.acting("choose in the row menu of", menu.first):
                    menu.first.click(timeout=self.quick)
                return
        raise self.screen.lacks(entry)
