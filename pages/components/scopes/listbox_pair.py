"""Lightning's dueling list: two list boxes that are called by their heads, and a button that moves what is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from playwright.sync_api import Frame, Locator

from ...browser.questions import asking
from ...dom.query import Query
from ...errors import PartMissing
from ...values.text import label_pattern, plain
from ..sight import Sight, sight_of
from .offer import ADD, AVAILABLE, REMOVE, SELECTED, Offer

_TEXTS = "lists => lists.flatMap(list => Array.from(list.querySelectorAll('[role=option]'), one => one.textContent))"


_MARKED = """lists => lists.flatMap(list =>
  Array.from(list.querySelectorAll('[role=option][aria-selected=true]'), one => one.textContent))"""
"""JavaScript: what is marked in a list, to be moved."""
_ELEMENTS = """([lists, wanted]) => {
  const plain = text => text.replace(/\\s+/g, ' ').trim();
  return lists.flatMap((list, at) => wanted[at].map(
    text => Array.from(list.querySelectorAll('[role=option]')).find(one => plain(one.textContent) === text)));
}"""
"""JavaScript: the options of these texts, in the one list and in the other."""


def _list(surface: Frame, head: str) -> Locator:
    """By its role and name, as it may be empty, and then has no height."""
    return surface.get_by_role("listbox", name=label_pattern(head)).and_(surface.locator(":not(select)"))


class ListboxPair(Offer):
    """`lightning-dual-listbox`: `ul[role=listbox]` on either side, by their names; a button by its tooltip."""

    def ways(self, surface: Frame) -> Iterator[Locator]:
        yield self._around(surface)

    @staticmethod
    def _around(surface: Frame) -> Locator:
        """The innermost element that holds both lists."""
        left, right = (_list(surface, head) for head in (AVAILABLE, SELECTED))
        return surface.locator("*").filter(has=left).filter(has=right).last

    def _side(self, *, chosen: bool) -> Locator:
        found = _list(self.surface, SELECTED if chosen else AVAILABLE)
        with asking(self.surface.page):
            several = found.count()
        if several > 1:
            raise self.part.ambiguous(several)
        return found

    def labels(self, *, chosen: bool) -> list[str]:
        with asking(self.surface.page):
            return [plain(label) for label in self._side(chosen=chosen).evaluate_all(_TEXTS)]

    def _is(self, label: str, *, chosen: bool) -> bool:
        return label in self.labels(chosen=chosen)

    def marked(self, *, chosen: bool) -> list[str]:
        with asking(self.surface.page):
            return [plain(text) for text in self._side(chosen=chosen).evaluate_all(_MARKED)]

    def options(self, available: list[str], selected: list[str]) -> dict[str, Sight]:
        lists = [self._side(chosen=chosen).element_handle(timeout=self.part.quick) for chosen in (False, True)]
        return self.shown([*available, *selected], _ELEMENTS, [lists, [available, selected]])

    def arrow(self, *, add: bool) -> Sight | None:
        button = Query("button", ADD if add else REMOVE).of(self._around(self.surface))
        return sight_of(button, "Add" if add else "Remove", self.part.screen.org.page)

    def choose(self, labels: list[str], *, chosen: bool) -> None:
        """Moves one after the other, each seen on the other side before the next."""
        deed, quick, org = "add" if chosen else "remove", self.part.quick, self.part.screen.org
        button = Query("button", ADD if chosen else REMOVE).of(self._around(self.surface))
        self._side(chosen=chosen)  # of two lists of that name none is touched
        for label in labels:
            option = self._side(chosen=not chosen).locator("[role=option]").filter(has_text=label_pattern(label))
            with self.part.acting(f"{deed} in", option, button):
                option.click(timeout=quick)
                button.click(timeout=quick)
            if not org.until(partial(self._is, label, chosen=chosen), patience=org.patience.quick):
                message = (
                    f'{self.part.screen.title}: could not {deed} "{label}" in "{self.part.label}": it did not move'
                )
                raise PartMissing(message, hint=self.part.screen.where_to_mend, technical=self.part.screen.declared_in)
