"""Related lists of a detail page: a title, buttons, and a table of names below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar, overload

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator

from ..questions import asking
from ..text import label_pattern, plain
from .component import Component
from .record_links import RECORDS

if TYPE_CHECKING:
    from ..screen import Screen

S = TypeVar("S", bound="Screen")
O = TypeVar("O", bound="Screen")  # noqa: E741 - the other landing


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
        with asking(self.screen.org.page):
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
            with asking(self.screen.org.page):
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
    def records(self) -> dict[str, str]:
        """A look: the names in the list by the ids that their links lead to; empty where links have none."""
        found = self.read(RECORDS)
        return {str(record): plain(name) for record, name in found or ()}

    @property
    def names(self) -> list[str] | None:
        """A look: the names in the list; None when the list is not there."""
        texts = self.read("""list => Array.from(list.querySelectorAll('tr.dataRow a, tr.dataRow th, tr.dataRow td'),
          cell => cell.innerText)""")
        return None if texts is None else [text for text in dict.fromkeys(map(plain, texts)) if text]
