"""Lists of records on Setup pages: names that lead to a page of their own, over as many pages as it takes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from playwright.sync_api import Frame, Locator

from ...errors import Unreadable
from ...values.text import plain
from ..component import Component
from ..sight import Sight, sight_of
from .pager import page_turns
from .record_ids import RECORDS
from .whole_list import STATE, Extent

_NOTHING: dict[str, list[str]] = {"texts": [], "controls": [], "searches": []}


class NameList(Component):
    """A list of records. `labels` are words for messages; what is in the list is told by the ids that links lead to,
    which begin with `prefix`."""

    def __init__(self, *labels: str, prefix: str, always: bool = False, variant: bool = False) -> None:
        super().__init__(*labels, always=always, variant=variant)
        self.prefix = prefix

    strict = False

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        yield surface.locator("body")

    def all(self) -> dict[str, str]:
        """The names by their ids, of all pages of the list.

        Raises:
            Unreadable: no name is found in it, it does not come to an end, or not all of it shows.
        """
        org = self.screen.org
        found = org.until(self.shown, patience=org.patience.quick) or {}
        if self._said() == len(found) and found:  # the list says itself that this is all
            return found
        for _, more in page_turns(self, self.shown, lambda before, now: bool(now.keys() - before.keys())):
            found |= more
        if not found:
            words = self.screen.shown_words
            raise Unreadable(f"{self.screen.title} shows no {self.label} that can be read. It does show: {words}")
        if (said := self._said()) > len(found):
            raise Unreadable(f"{self.screen.title}: the list of {self.label} has {said} rows, and shows {len(found)}")
        return found

    def _said(self) -> int:
        """How many rows the page says that the list has; 0 where it says nothing of it."""
        return Extent.of(self.read(f"list => ({STATE})(document.head, list)") or _NOTHING).total

    def shown(self) -> dict[str, str]:
        """A check: the names by their ids that show now."""
        read = self.read(RECORDS) or ()
        return {str(record): plain(name) for record, name in reversed(read) if str(record).startswith(self.prefix)}

    def sight_of_record(self, record: str, name: str) -> Sight | None:
        """A check: the link that leads to a record, as a person is shown it; None where none or several do."""
        links = self.screen.surface.locator(f"a[href*={json.dumps(record[:15])}]").filter(visible=True)
        return sight_of(links, name, self.screen.org.page)
