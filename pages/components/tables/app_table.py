"""App Manager's list: a Lightning table that loads more rows when it is scrolled, and the menu of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial

from playwright.sync_api import Frame, Locator

from ...browser.questions import shown
from ...browser.timeouts import AT_ONCE, SCROLLED
from ...errors import Unreadable
from ..component import Component
from .row_filter import sieved
from .scrolled_list import SCROLL, read_scrolled
from .table_script import HEADS, LINES, READ, TABLES
from .table_text import Cell, Line, TableText, only, words

_API_NAME = re.compile(r"[\w-]*")
_MENU = re.compile(r"\b(actions?|menu)\b", re.IGNORECASE)
"""What a row's menu button is called, such as "Show actions" (grade A-, of a list of the same family)."""
_TOP = "list => { for (let e = list; e; e = e.parentElement) e.scrollTop = 0; }"


class Kind(Enum):
    """What App Type says that an app is, and whose: a managed one belongs to a package (values: grade A-img)."""

    CONNECTED = "connected app"
    MANAGED = "app of a managed package"
    EXTERNAL = "external client app"
    OTHER = "app with tabs"
    UNKNOWN = ""

    @classmethod
    def of(cls, app_type: str) -> Kind:
        """By the words of App Type, whatever stands around them."""
        said = set(words(app_type))
        if {"external", "client"} <= said:
            return cls.EXTERNAL
        if "connected" in said:
            return cls.MANAGED if said & {"managed", "packaged", "installed"} else cls.CONNECTED
        if said & {"classic", "lightning", "custom", "standard", "console", "community", "canvas"}:
            return cls.OTHER
        return cls.UNKNOWN


@dataclass(frozen=True, slots=True)
class Row:
    """An app as the list shows it."""

    name: str
    api_name: str
    app_type: str

    @property
    def kind(self) -> Kind:
        """What it is."""
        return Kind.of(self.app_type)


class LightningTable(Component):
    """The list, in the main document."""

    strict = False

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        yield surface.locator(TABLES).filter(has=surface.locator(HEADS).filter(has_text=self.label)).last

    def rows(self, *meant: str) -> list[Row]:
        """A check: the rows that are loaded; with `meant`, the first and those that have one of these texts in them.

        Raises:
            Unreadable: the heads do not say which column is which, or a row's cells do not fit to them.
        """
        return [row for _, row in self._placed(*meant)]

    def whole(self, *meant: str) -> list[Row]:
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

    def choose(self, row: Row, entry: str) -> None:
        """Opens the menu of that row and chooses an entry. In this family of lists the first click may do nothing (A).

        Raises:
            Unreadable: the list does not show that row any more, or shows two that are the same; or its menu, or the
                entry, cannot be told from others.
            PartMissing: the row has no such entry.
        """
        org = self.screen.org
        line = self._line(row)
        menu = self.screen.surface.get_by_role("menuitem", name=entry, exact=True).filter(visible=True)
        opener = self._opener(line, row)
        for _ in range(5):  # as often as public automation of this list tries
            with self.acting("open the row menu of", opener):
                opener.click(timeout=self.quick)
            if org.until(partial(shown, menu), patience=AT_ONCE):
                with self.acting("choose in the row menu of", menu):
                    several = menu.count() > 1
                    if not several:
                        menu.click(timeout=self.quick)
                if several:  # one of them may be of another row, whose menu is open still
                    raise self._unsure(f'shows several menus with "{entry}"')
                return
        raise self.screen.lacks(entry)

    def _opener(self, line: Locator, row: Row) -> Locator:
        """What opens the row's menu: what says so, else what is called so, else the row's only button."""
        buttons = line.locator("button, a[role=button]").filter(visible=True)
        says = buttons.and_(line.locator("[aria-haspopup]:not([aria-haspopup=false])"))
        with self.acting("look for the row menu of", line):
            for found in (says, line.get_by_role("button", name=_MENU).filter(visible=True), buttons):
                if found.count() == 1:
                    return found
        raise self._unsure(f'has a row "{row.name}" in which the button of its menu cannot be told from others')

    def _line(self, row: Row) -> Locator:
        table = self.get()
        places = self._places(row)
        if not places:  # a list that shows only what is scrolled to
            with self.acting("scroll through"):
                table.evaluate(_TOP, timeout=self.quick)
            self.screen.org.until(lambda: self._places(row) or not self._scrolled(table), patience=self.quick / 1000)
            places = self._places(row)
        if (place := only(places)) is None:
            raise self._unreadable(f'shows "{row.name}" ({row.api_name}) {len(places)} times, not once')
        return table.locator(LINES).nth(place)

    def _places(self, row: Row) -> list[int]:
        return [place for place, other in self._placed(row.name) if other == row]

    def _scrolled(self, table: Locator) -> bool:
        with self.acting("scroll through"):
            return bool(table.evaluate(SCROLL, SCROLLED * 1000, timeout=self.quick))

    def _placed(self, *meant: str) -> list[tuple[int, Row]]:
        read = self.read(sieved(READ, *meant))
        return [] if read is None else list(self._understood(TableText.of(read)))

    def _understood(self, text: TableText) -> Iterator[tuple[int, Row]]:
        name, api_name, app_type = (
            self._column(text, *heads)
            for heads in (("App Name", "Name"), ("Developer Name", "API Name"), ("App Type", "Type"))
        )
        for line in text.lines:
            ways = [*text.alignments(line), *filter(None, [text.anchored(line, name)])]
            rows = list(dict.fromkeys(filter(None, (_row(way[name], way[api_name], way[app_type]) for way in ways))))
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

    def _unsure(self, why: str) -> Unreadable:
        return Unreadable(
            f"{self.screen.title}: the list of apps {why}; nothing was chosen",
            hint="close what is open there; run again",
        )

    def _unreadable(self, why: str) -> Unreadable:
        return Unreadable(
            f"{self.screen.title}: the list of apps {why}; so it cannot be told whether an app is there",
            hint="look at the list in Setup: show all columns and all rows, in English, then run again",
        )


def _row(name: Cell | None, api_name: Cell | None, app_type: Cell | None) -> Row | None:
    """The app of three cells; None where they cannot be these columns."""
    if name is None or api_name is None or app_type is None or not name.text:
        return None
    return Row(name.text, api_name.text, app_type.text) if _API_NAME.fullmatch(api_name.text) else None


def _said(line: Line) -> str:
    return " | ".join(cell.text for cell in line.cells)[:200]
