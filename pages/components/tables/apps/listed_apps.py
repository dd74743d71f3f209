"""Classic's list of connected apps, which shows no API names."""

from __future__ import annotations

from typing import TypeVar

from ....arrival.awaited import Awaited
from ....values.text import label_pattern
from ...sight import Sight, sight_of
from ..name_column import ListedName
from ..related_list import RelatedList
from ..table_script import LINES
from .app_row import Row

S = TypeVar("S", bound=Awaited)


class ListedApps(RelatedList):
    """A section of Classic's Create > Apps, whose apps are connected ones. It shows no API names."""

    def rows(self, *meant: str) -> list[Row]:
        shown = self.shown()
        return list(map(_listed, shown[0])) if shown is not None else []

    def every_row(self, *meant: str) -> list[Row]:
        return list(map(_listed, self.whole()))

    def view(self, row: Row, screen: type[S]) -> S:
        assert row.entry is not None
        return self.follow(row.entry, row.name, screen)

    def door(self, row: Row) -> Sight | None:
        """A check: the link that is the row's name; None where there is not just one."""
        if row.entry is None or (found := self.find()) is None:
            return None
        link = found.locator(LINES).nth(row.entry.place).get_by_role("link", name=label_pattern(row.name))
        return sight_of(link, row.name, self.screen.org.page)

    def button(self, label: str) -> Sight | None:
        """A check: the button of that name in the list's head, if it can be pressed."""
        if (found := self.find()) is None:
            return None
        button = found.get_by_role("button", name=label_pattern(label), disabled=False)
        return sight_of(button, label, self.screen.org.page)


def _listed(entry: ListedName) -> Row:
    return Row(entry.name, "", "Connected", entry=entry)
