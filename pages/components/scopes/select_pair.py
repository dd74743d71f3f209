"""Two lists of classic pages, with arrows between them: what is available on the left, what is selected on the right.

The list's label stands twice on the page, so the ends of ids come first: `backingList_a` (available; grade A) and
`backingList_s` (selected; the pattern is grade A, its use on this page grade D); then their heads; then the only two
such lists of the page, in their order.
"""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Frame, Locator

from ...browser.questions import asking
from ...dom.query import Query
from ...values.text import plain
from ..sight import Sight, sight_of
from .offer import ADD, AVAILABLE, REMOVE, SELECTED, Offer

_TEXTS = "lists => lists.slice(0, 1).flatMap(list => Array.from(list.options, o => o.label))"
_LISTS = "select[multiple], select[size]:not([size='0'], [size='1'])"
"""Lists that show several of their options at once."""
_MARKED = "list => Array.from(list.selectedOptions, one => one.label)"
"""JavaScript: what is marked in a list, to be moved."""
_ELEMENTS = """([lists, wanted]) => {
  const plain = text => text.replace(/\\s+/g, ' ').trim();
  const option = (list, text) => Array.from(list.options).find(one => plain(one.label) === text);
  return lists.flatMap((list, at) => wanted[at].map(text => option(list, text)));
}"""
"""JavaScript: the options of these texts, in the one list and in the other."""
_OPENED = "select => { select.dispatchEvent(new MouseEvent('dblclick', {bubbles: true})); }"


class SelectPair(Offer):
    """Two lists that are told by their ids or their heads."""

    def ways(self, surface: Frame) -> Iterator[Locator]:
        yield self._list(surface, "a", AVAILABLE)

    @staticmethod
    def _list(surface: Frame, end: str, head: str) -> Locator:
        known = surface.locator(f"select[id$=':backingList_{end}'], select[name$=':backingList_{end}']")
        return known.or_(Query("select", (head,)).of(surface).and_(surface.locator(_LISTS)))

    @staticmethod
    def one_of_two(surface: Frame, place: int) -> Locator:
        """The first or the second where the page has just two; else none."""
        shown = f":nth-match(:is({_LISTS}):visible, %d)"
        third = surface.locator(":root").filter(has=surface.locator(shown % 3))
        one = surface.locator(shown % (place + 1))
        with asking(surface.page):
            return one.and_(surface.locator(":not(*)")) if third.count() else one

    def _side(self, *, chosen: bool) -> Locator:
        end, head, place = ("s", SELECTED, 1) if chosen else ("a", AVAILABLE, 0)
        found = self._list(self.surface, end, head).filter(visible=True)
        with asking(self.surface.page):
            several = found.count()
        if several > 1:
            raise self.part.ambiguous(several)
        return found if several else self.one_of_two(self.surface, place)

    def labels(self, *, chosen: bool) -> list[str]:
        with asking(self.surface.page):
            return [plain(label) for label in self._side(chosen=chosen).evaluate_all(_TEXTS)]

    def choose(self, labels: list[str], *, chosen: bool) -> None:
        """Chooses the options and presses the arrow; where there is none, opens them as a double click does."""
        deed, quick = "add" if chosen else "remove", self.part.quick
        button = Query("button", ADD if chosen else REMOVE, (f":backingList_{deed}",)).of(self.surface)
        source = self._side(chosen=not chosen)
        with self.part.acting(f"{deed} in", source, button):
            source.select_option(label=labels, timeout=quick)
            if button.count():
                button.click(timeout=quick)
            else:
                source.evaluate(_OPENED, timeout=quick)

    def marked(self, *, chosen: bool) -> list[str]:
        with asking(self.surface.page):
            return [plain(text) for text in self._side(chosen=chosen).evaluate(_MARKED, timeout=self.part.quick)]

    def options(self, available: list[str], selected: list[str]) -> dict[str, Sight]:
        lists = [self._side(chosen=chosen).element_handle(timeout=self.part.quick) for chosen in (False, True)]
        return self.shown([*available, *selected], _ELEMENTS, [lists, [available, selected]])

    def arrow(self, *, add: bool) -> Sight | None:
        name = "add" if add else "remove"
        button = Query("button", ADD if add else REMOVE, (f":backingList_{name}",)).of(self.surface)
        return sight_of(button, name.capitalize(), self.part.screen.org.page)


class BarePair(SelectPair):
    """The only two lists of a page that says nothing of them."""

    def ways(self, surface: Frame) -> Iterator[Locator]:
        yield self.one_of_two(surface, 0)
