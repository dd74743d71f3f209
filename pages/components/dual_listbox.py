"""The dueling list of classic pages: what is available on the left, what is selected on the right."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator

from ..browser.questions import asking
from ..errors import PartMissing
from ..values.text import plain, scope_tokens
from .component import Component

_TEXTS = "lists => lists.slice(0, 1).flatMap(list => Array.from(list.options, o => o.label))"


class DualListbox(Component):
    """The OAuth scopes of a connected app, chosen by the token in a label's final parentheses, such as `api`.

    The list's label stands twice on the page, so the suffixes come first: `backingList_a` (available; grade A) and
    `backingList_s` (selected; the pattern is grade A, its use on this page grade D).
    """

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        yield surface.locator("select[id$=':backingList_a'], select[name$=':backingList_a']")
        yield surface.get_by_label("Available OAuth Scopes")

    def _selected(self) -> Locator:
        surface = self.screen.surface
        return surface.locator("select[id$=':backingList_s'], select[name$=':backingList_s']").or_(
            surface.get_by_label("Selected OAuth Scopes").and_(surface.locator("select"))
        )

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
        surface = self.screen.surface
        with self.acting("remove from"):
            selected = self._selected()
            labels = [plain(label) for label in selected.evaluate_all(_TEXTS) if scope_tokens(label) & unwanted]
            if not labels:
                return
            selected.first.select_option(label=labels, timeout=self.quick)
            button = surface.locator("a[id$=':backingList_remove']").or_(surface.locator("[alt='Remove']"))
            button.first.click(timeout=self.quick)
        gone = self.screen.org.patience.quick
        self.screen.org.until(lambda: not unwanted & (self.selected or frozenset()), patience=gone)

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
        surface = self.screen.surface
        add = surface.locator("a[id$=':backingList_add']").or_(surface.locator("[alt='Add']")).first
        with self.acting("add to", available, add):
            available.select_option(label=labels, timeout=self.quick)
            add.click(timeout=self.quick)
        self.screen.org.until(lambda: wanted <= (self.selected or frozenset()), patience=self.screen.org.patience.quick)
