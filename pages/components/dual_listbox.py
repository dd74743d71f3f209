"""The dueling list of classic pages: what is available on the left, what is selected on the right."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator

from ..browser.questions import asking
from ..dom.query import Query
from ..errors import PartMissing
from ..values.text import plain, scope_tokens
from .component import Component

_TEXTS = "lists => lists.slice(0, 1).flatMap(list => Array.from(list.options, o => o.label))"
_LISTS = "select[multiple], select[size]:not([size='0'], [size='1'])"
"""Lists that show several of their options at once."""
_OPENED = "select => { select.dispatchEvent(new MouseEvent('dblclick', {bubbles: true})); }"


def _names(word: str, arrows: str, *others: str) -> tuple[str, ...]:
    """What a button may say: the word, an arrow, or both. Two arrows in a row move everything, and are none of them."""
    both = [f"{first} {then}" for arrow in arrows for first, then in ((word, arrow), (arrow, word))]
    return word, *arrows, *both, *others


_ADD = _names("Add", ">\u2192\u25b6\u25ba\u203a", "Add Selected", "Move selection to Selected OAuth Scopes")
_REMOVE = _names("Remove", "<\u2190\u25c0\u25c4\u2039", "Remove Selected", "Move selection to Available OAuth Scopes")


class DualListbox(Component):
    """The OAuth scopes of a connected app, chosen by the token in a label's final parentheses, such as `api`.

    The list's label stands twice on the page, so the ends of ids come first: `backingList_a` (available; grade A) and
    `backingList_s` (selected; the pattern is grade A, its use on this page grade D); then their heads, "Available
    OAuth Scopes" and "Selected OAuth Scopes" (A-img); then the only two such lists of the page, in their order.
    """

    kind = "select"
    strict = False

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        yield self._list(surface, "a", "Available OAuth Scopes")
        yield self._one_of_two(surface, 0)

    @staticmethod
    def _list(surface: Frame, end: str, head: str) -> Locator:
        known = surface.locator(f"select[id$=':backingList_{end}'], select[name$=':backingList_{end}']")
        return known.or_(Query("select", (head,)).of(surface).and_(surface.locator(_LISTS)))

    @staticmethod
    def _one_of_two(surface: Frame, place: int) -> Locator:
        """The first or the second where the page has just two; else none."""
        shown = f":nth-match(:is({_LISTS}):visible, %d)"
        third = surface.locator(":root").filter(has=surface.locator(shown % 3))
        one = surface.locator(shown % (place + 1))
        with asking(surface.page):
            return one.and_(surface.locator(":not(*)")) if third.count() else one

    def _selected(self) -> Locator:
        """The list on the right.

        Raises:
            Unreadable: there are several that could be it.
        """
        surface = self.screen.surface
        found = self._list(surface, "s", "Selected OAuth Scopes").filter(visible=True)
        with asking(surface.page):
            several = found.count()
        if several > 1:
            raise self.ambiguous(several)
        return found if several else self._one_of_two(surface, 1)

    @property
    def selected(self) -> frozenset[str] | None:
        """A check: the tokens of the selected scopes; None when the list is not there."""
        if self.find() is None:
            return None
        try:
            with asking(self.screen.org.page):
                labels = self._selected().evaluate_all(_TEXTS)
        except PlaywrightError:
            return None
        return frozenset[str]().union(*(scope_tokens(label) for label in labels))

    def remove(self, tokens: Collection[str]) -> None:
        """Moves the scopes with these tokens back to the left."""
        unwanted = set(tokens)
        with self.acting("remove from"):
            selected = self._selected()
            labels = [plain(label) for label in selected.evaluate_all(_TEXTS) if scope_tokens(label) & unwanted]
        if not labels:
            return
        self._move(selected, labels, "remove", *_REMOVE)
        self.screen.org.until(
            lambda: not unwanted & (self.selected or frozenset()), patience=self.screen.org.patience.quick
        )

    def add(self, tokens: Collection[str]) -> None:
        """Moves the scopes with these tokens to the right; those there already stay.

        Raises:
            PartMissing: the org offers no such scope; the message lists those it offers.
        """
        available = self.get()
        wanted = set(tokens) - (self.selected or frozenset())
        if not wanted:
            return
        with self.acting("read"):
            offered = [plain(label) for label in available.evaluate_all(_TEXTS)]
        labels = [label for label in offered if scope_tokens(label) & wanted]
        absent = wanted - frozenset[str]().union(*(scope_tokens(label) for label in labels))
        if absent:
            message = (
                f"{self.screen.title} offers no scope ({', '.join(sorted(absent))}). It offers: {'; '.join(offered)}"
            )
            raise PartMissing(message, hint=self.screen.where_to_mend)
        self._move(available, labels, "add", *_ADD)
        self.screen.org.until(lambda: wanted <= (self.selected or frozenset()), patience=self.screen.org.patience.quick)

    def _move(self, source: Locator, labels: list[str], end: str, *names: str) -> None:
        """Chooses the options and presses the arrow; where there is none, opens them as a double click does."""
        surface = self.screen.surface
        button = Query("button", names, (f":backingList_{end}",), begins=False).of(surface)
        with self.acting(f"{end} in", source, button):
            source.select_option(label=labels, timeout=self.quick)
            if button.count():
                button.click(timeout=self.quick)
            else:
                source.evaluate(_OPENED, timeout=self.quick)
