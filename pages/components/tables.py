"""Tables: App Manager's Lightning list, the lists to tick on assignment pages, related lists of a detail page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, overload

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator

from ..errors import PartMissing
from ..text import label_pattern, plain, same
from .component import Component

if TYPE_CHECKING:
    from ..screen import Screen

S = TypeVar("S", bound="Screen")
O = TypeVar("O", bound="Screen")  # noqa: E741 - the other landing

_ROWS = """table => {
  const words = cell => (cell.innerText || '').trim();
  return {
    heads: Array.from(table.querySelectorAll('thead th, thead td'), e => e.title || words(e)),
    rows: Array.from(table.querySelectorAll('tbody tr')).slice(SINCE).map(row => Array.from(row.cells, words)),
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
    """App Manager's list: a Lightning table in the main document that loads more rows when it is scrolled."""

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        yield surface.locator("table").filter(has=surface.locator("thead").filter(has_text=self.label))

    def rows(self, since: int = 0) -> list[Row]:
        """A look: the rows that are loaded, from the one at `since` on."""
        read = self.read(_ROWS.replace("SINCE", str(since)))
        if read is None:
            return []
        heads = [plain(head).casefold() for head in read["heads"]]
        return [
            Row(dict(zip(heads, map(plain, cells), strict=False)), index)
            for index, cells in enumerate(read["rows"], start=since)
        ]

    def connected_app(self, name: str, api_name: str = "") -> Row | None:
        """The app with that API name, else of that name, scrolling as long as that brings more rows; None without one.

        An API name is its own once and for all, while a name may have been given to another app since.
        """
        table, rows = self.get(), self.rows()
        mine = next((row for row in rows if row.is_connected_app(name, api_name)), None)
        if mine is None:
            with self.acting("scroll through"):
                table.evaluate(_LOAD_ALL, self.quick, timeout=self.quick)
            rows += self.rows(len(rows))
            mine = next((row for row in rows if row.is_connected_app(name, api_name)), None)
        return mine or next((row for row in rows if row.is_connected_app(name)), None)

    def choose(self, row: Row, entry: str) -> None:
        """Opens the row's menu and chooses an entry. In this family of lists the first click may do nothing (A)."""
        org = self.screen.org
        line = self.get().locator("tbody tr").nth(row.index)
        menu = self.screen.surface.get_by_role("menuitem", name=entry, exact=True).filter(visible=True)
        opener = line.locator("button, a[role=button]").last
        for _ in range(5):  # as often as public automation of this list tries
            with self.acting("open the row menu of", opener):
                opener.click(timeout=self.quick)
            if org.until(lambda: menu.count() > 0, patience=1):  # it opens at once or not at all
                with self.acting("choose in the row menu of", menu.first):
                    menu.first.click(timeout=self.quick)
                return
        raise self.screen.lacks(entry)


class CheckTable(Component):
    """A list of names with a check box each, all on one page."""

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        boxes = surface.locator("input[type=checkbox]")
        yield surface.locator("table").filter(has_text=self.label).filter(has=boxes).last

    def names(self) -> dict[str, bool]:
        """A look: every name, and whether it is ticked."""
        pairs = self.read("""table => Array.from(table.querySelectorAll('tr'))
          .map(row => [row, row.querySelector('input[type=checkbox]')]).filter(([row, box]) => box)
          .map(([row, box]) => [row.innerText, box.checked])""")
        return {plain(name): ticked for name, ticked in pairs or ()}

    def tick(self, names: Iterable[str]) -> None:
        """Ticks these names.

        Raises:
            PartMissing: a name is not in the list.
        """
        table = self.get()
        known = list(self.names())
        for name in names:
            place = next((i for i, text in enumerate(known) if same(text, name)), None)
            if place is None:
                raise PartMissing(f'{self.screen.title} lists no "{name}"', hint="check how the org spells it")
            box = table.locator("tr:has(input[type=checkbox]) input[type=checkbox]").nth(place)
            with self.acting(f'tick "{name}" in', box):
                box.check(timeout=self.quick)

    def untick(self, names: Iterable[str]) -> None:
        """Takes the ticks of these names away; a name that is not in the list has none."""
        table, unwanted = self.get(), list(names)
        for place, text in enumerate(self.names()):
            if any(same(text, name) for name in unwanted):
                box = table.locator("tr:has(input[type=checkbox]) input[type=checkbox]").nth(place)
                with self.acting(f'untick "{text}" in', box):
                    box.uncheck(timeout=self.quick)


class RelatedList(Component):
    """A related list of a detail page: a title, and a table of names below it."""

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        title = surface.locator("h3, h2").filter(has_text=self.label)
        yield surface.locator(".bRelatedList, .relatedList, .related").filter(has=title).last

    def line(self, name: str) -> Locator | None:
        """A look: the row with that name; None when it is not in the list."""
        found = self.find()
        if found is None:
            return None
        line = found.locator("tr").filter(has=self.screen.surface.get_by_text(name, exact=True))
        return line.first if line.count() else None

    def open(self, name: str, link: str, *landings: type[S]) -> S:
        """Follows a link in the row with that name and waits for the first of `landings`.

        Raises:
            PartMissing: there is no such row or link.
        """
        line = self.line(name)
        if line is None:
            raise self.screen.lacks(name)
        return self._follow(line, link, *landings)

    def has_button(self, label: str) -> bool:
        """A look: whether the list has a button of that name that can be pressed."""
        found = self.find()
        if found is None:
            return False
        try:
            return found.get_by_role("button", name=label_pattern(label), disabled=False).count() > 0
        except PlaywrightError:  # the document went away while we looked
            return False

    @overload
    def press(self, button: str, landing: type[S], /) -> S: ...
    @overload
    def press(self, button: str, landing: type[S], other: type[O], /) -> S | O: ...
    def press(self, button: str, *landings: type[Screen]) -> Screen:
        """Presses a button in the list's head and waits for the first of `landings`.

        Raises:
            PartMissing: there is no such button.
        """
        return self._follow(self.get(), button, *landings)

    def _follow(self, within: Locator, label: str, *landings: type[S]) -> S:
        org, pattern = self.screen.org, label_pattern(label)
        left = org.face()
        link = within.get_by_role("link", name=pattern).or_(within.get_by_role("button", name=pattern)).first
        with self.acting(f'press "{label}" in', link):
            link.click(timeout=self.quick)
        return org.at(*landings, left=left)

    @property
    def links(self) -> list[str] | None:
        """A look: the names in the list that lead to a page of their own; None when the list is not there."""
        texts = self.read("list => Array.from(list.querySelectorAll('tr.dataRow th a'), link => link.innerText)")
        return None if texts is None else [plain(text) for text in texts]

    @property
    def names(self) -> list[str] | None:
        """A look: the names in the list; None when the list is not there."""
        texts = self.read("""list => Array.from(list.querySelectorAll('tr.dataRow a, tr.dataRow th, tr.dataRow td'),
          cell => cell.innerText)""")
        return None if texts is None else [text for text in dict.fromkeys(map(plain, texts)) if text]
