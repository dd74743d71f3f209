"""App Manager's list: a Lightning table that loads more rows when it is scrolled, and the menu of each row."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from playwright.sync_api import Frame, Locator

from ....arrival.awaited import Awaited
from ....browser.questions import ask
from ....browser.timeouts import MORE_ROWS
from ....errors import Unreadable
from ...component import Component
from ...sight import Sight
from ..scrolled_list import SCROLL, read_scrolled
from ..table_script import HEADS, LINES, READ, TABLES, sieved
from ..table_text import Cell, Line, TableText, only
from .app_row import Kind, Row
from .row_menu import RowMenu

S = TypeVar("S", bound=Awaited)

_NONE = Cell((), "", seen=True, span=1, first=False, label="", links=(), control=False)
"""What a row says in a column that the list has not."""
_TRIES = 5
"""So often a row is looked for that is drawn elsewhere once it is scrolled to."""
_API_NAME = re.compile(r"[\w-]*")
_KIND, _CODE = re.compile(r"\btype\b", re.IGNORECASE), re.compile(r"\b(developer|api) name\b", re.IGNORECASE)
_TO_ROW = """(line, patience) => {
  const top = line.getBoundingClientRect().top, drawn = line.getRootNode();
  if (line.scrollIntoViewIfNeeded) line.scrollIntoViewIfNeeded(); else line.scrollIntoView({block: 'center'});
  if (Math.abs(line.getBoundingClientRect().top - top) < 1) return null;
  return new Promise(done => {
    const finish = () => { watch.disconnect(); clearTimeout(timer); done(null); };
    let timer = setTimeout(finish, patience);
    const watch = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(finish, 50); });
    watch.observe(drawn, {subtree: true, childList: true});
  });
}"""
"""Scrolls to a row that is not in sight. What a list of what is in sight draws for it is drawn once it resolves."""


class LightningTable(Component):
    """The list, in the main document; of two such lists none is taken."""

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        def heads(text: str | re.Pattern[str]) -> Locator:
            return surface.locator(HEADS).filter(has_text=text)

        def inner(*said: str | re.Pattern[str]) -> Locator:
            """The tables with these heads in which no other one has them: a page may be laid out in tables."""
            tables = surface.locator(TABLES)
            for one in said:
                tables = tables.filter(has=heads(one))
            shown = tables.filter(visible=True)
            return shown.filter(has_not=shown)

        yield inner(self.label, _KIND)
        yield inner(_KIND, _CODE)
        yield inner(self.label)

    def rows(self, *meant: str) -> list[Row]:
        """A check: the rows that are loaded; with `meant`, the first and those that have one of these texts in them.

        Raises:
            Unreadable: the heads do not say which column is which, or a row's cells do not fit to them.
        """
        return [row for _, row in self._placed(*meant)]

    def every_row(self, *meant: str) -> list[Row]:
        """The rows of the whole list, scrolled through; with `meant`, as `rows`.

        Raises:
            Unreadable: the list is not understood, or it cannot be told that these are all of its rows.
            PartMissing: it is not there, or it cannot be scrolled.
        """
        table = self.get()
        with self.acting("scroll through"):
            text, lacking = read_scrolled(table, self.screen.org.patience, *meant)
        rows = [row for _, row in self._understood(text)]
        if lacking := lacking or self.screen.org.in_the_way(grave=True):
            raise self._unreadable(f"cannot be read as a whole: {lacking}")
        if not rows:
            raise self._unreadable("shows no row")
        return rows

    def view(self, row: Row, screen: type[S]) -> S:
        """Opens the page of that row, by View in its menu or in the row itself, else by the one link that is its name.

        Raises:
            Unreadable: the list does not show that row any more, or shows two that are the same; or its menu, or the
                entry, cannot be told from others.
            PartMissing: nothing in the row leads to it.
        """
        if not (self._menu(row).choose("View") or self._menu(row).follow_name()):
            raise self.screen.lacks("View")
        return self.screen.org.wait_for(screen)

    def door(self, row: Row) -> Sight | None:
        """A check: what a person presses next to open that row's page: View in its menu, or what opens that."""
        places, table = self._places(row), self.find()
        if table is None or len(places) != 1:
            return None
        menu = RowMenu(self, table.locator(LINES).nth(places[0]), row.name, lambda: self._places(row) == places)
        return ask(self.screen.org.page, lambda: menu.sight("View"), None)

    def _menu(self, row: Row) -> RowMenu:
        place = self._place(row)
        line = self.get().locator(LINES).nth(place)
        return RowMenu(self, line, row.name, lambda: self._places(row) == [place])

    def _place(self, row: Row) -> int:
        """Where the row is, once it is in sight."""
        table = self.get()
        places = self._places(row)
        if not places:  # a list that loads as it is scrolled, and is short again when somebody comes back to it
            with self.acting("scroll through"):
                read_scrolled(table, self.screen.org.patience, row.name)
            places = self._places(row)
        if not places:  # a list that shows only what is scrolled to
            self._scroll(table, up=True)
            late = time.monotonic() + self.screen.org.patience.page
            while not (places := self._places(row)) and time.monotonic() < late and self._scroll(table):
                continue
        for _ in range(_TRIES):
            if (place := only(places)) is None:
                break
            line, before = table.locator(LINES).nth(place), places
            with self.acting("scroll to a row of", line):
                line.evaluate(_TO_ROW, MORE_ROWS * 1000, timeout=self.quick)
            if (places := self._places(row)) == before:  # a list of what is in sight may have drawn others for it
                return place
        api_name = f" ({row.api_name})" if row.api_name else ""
        raise self._unreadable(f'shows "{row.name}"{api_name} {len(places)} times, not once')

    def _places(self, row: Row) -> list[int]:
        return [place for place, other in self._placed(row.name) if other == row]

    def _scroll(self, table: Locator, *, up: bool = False) -> bool:
        """Whether scrolling down, or `up` to the first row, brings other rows."""
        with self.acting("scroll through"):
            return bool(table.evaluate(SCROLL, [self.quick, up], timeout=2 * self.quick))

    def _placed(self, *meant: str) -> list[tuple[int, Row]]:
        read = self.read(sieved(READ, *meant))
        return [] if read is None else list(self._understood(TableText.of(read)))

    def _understood(self, text: TableText) -> Iterator[tuple[int, Row]]:
        name, app_type = self._column(text, "App Name", "Name"), self._column(text, "App Type", "Type")
        api_names = text.columns("Developer Name", "API Name")
        api_name = self._column(text, "Developer Name", "API Name") if api_names else None
        for line in text.lines:
            ways = [*text.alignments(line), *filter(None, [text.anchored(line, name)])]
            found = (_row(way[name], way[api_name] if api_name is not None else _NONE, way[app_type]) for way in ways)
            said = tuple(cell.text for cell in line.cells if not cell.control)
            rows = [row if row.api_name else replace(row, said=said) for row in dict.fromkeys(filter(None, found))]
            fitting = [row for row in rows if row.kind is not Kind.UNKNOWN] or (rows if text.certain(line) else [])
            if (row := only(fitting)) is None:
                raise self._unreadable(f"has a row that does not fit to its heads: {_said(line)}")
            yield line.place, row

    def _column(self, text: TableText, *heads: str) -> int:
        place = text.column(*heads)
        if place is None:
            shown = ", ".join(head.text for head in text.heads if head.text) or "none"
            raise self._unreadable(f'has no one column "{heads[0]}"; its heads are: {shown}')
        return place

    def _unreadable(self, why: str) -> Unreadable:
        return Unreadable(
            f"{self.screen.title}: the list of apps {why}; so it cannot be told whether an app is there",
            hint="in Setup, make this list show all columns and rows, in English, then run the same command again",
        )


def _row(name: Cell | None, api_name: Cell | None, app_type: Cell | None) -> Row | None:
    """The app of three cells; None where they cannot be these columns."""
    if name is None or api_name is None or app_type is None or not name.text:
        return None
    return Row(name.text, api_name.text, app_type.text) if _API_NAME.fullmatch(api_name.text) else None


def _said(line: Line) -> str:
    return " | ".join(cell.text for cell in line.cells)[:200]
