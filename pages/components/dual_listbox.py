"""The OAuth scopes of a connected app, in whatever way a form lets one choose them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress

from playwright.sync_api import Frame, Locator

from ..browser.questions import ask, asking
from ..errors import PartMissing, Unreadable
from ..values.text import scope_tokens
from .anew import repeatable
from .component import Component
from .scopes.boxes import Boxes
from .scopes.listbox_pair import ListboxPair
from .scopes.offer import Offer
from .scopes.select_pair import BarePair, SelectPair
from .sight import Touch


class DualListbox(Component):
    """The OAuth scopes of a connected app, chosen by the token in a label's final parentheses, such as `api`.

    A classic page has two lists (grade A), an external client app Lightning's dueling list (grade A-img); boxes to tick
    were seen nowhere, and are known because nothing says that all releases have lists.
    """

    kind = "select"
    strict = False

    def _offers(self) -> list[Offer]:
        """The ways to choose scopes; those that a label tells come before the one that only its place does."""
        return [SelectPair(self), ListboxPair(self), Boxes(self), BarePair(self)]

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        for offer in self._offers():
            yield from offer.ways(surface)

    def _offer(self) -> Offer | None:
        """A check: the way that this form has; None when it has none."""
        surface = self.screen.surface
        for offer in self._offers():
            with asking(self.screen.org.page):
                if any(way.filter(visible=True).count() for way in offer.ways(surface)):
                    return offer
        return None

    @property
    def selected(self) -> frozenset[str] | None:
        """A check: the tokens of the selected scopes; None when they are not there to choose.

        Raises:
            Unreadable: there are several lists that could be the one.
        """
        return ask(self.screen.org.page, self._chosen, None)

    @property
    def offered(self) -> tuple[str, ...]:
        """A check: the labels of all scopes, chosen or not; empty where they cannot be read."""
        return ask(self.screen.org.page, self._labels, ())

    def _labels(self) -> tuple[str, ...]:
        offer = self._offer()
        both = (offer.labels(chosen=chosen) for chosen in (False, True)) if offer is not None else ()
        return tuple(label for labels in both for label in labels)

    def _chosen(self) -> frozenset[str] | None:
        offer = self._offer()
        return None if offer is None else scope_tokens(*offer.labels(chosen=True))

    def touches(self, wanted: Collection[str], unwanted: Collection[str] = ()) -> list[Touch]:
        """A check: what a person touches to choose the scopes with these tokens, and to give up `unwanted` ones; last
        those that are chosen already. Empty where the form's way to choose them cannot be told."""

        def look() -> list[Touch]:
            if (offer := self._offer()) is None:
                return []
            chosen, lacking = offer.labels(chosen=True), set(wanted) - scope_tokens(*offer.labels(chosen=True))
            add = [label for label in offer.labels(chosen=False) if scope_tokens(label) & lacking]
            remove = [label for label in chosen if scope_tokens(label) & set(unwanted)]
            right = [label for label in chosen if scope_tokens(label) & set(wanted) and label not in remove]
            return offer.touches(add, right, remove)

        with suppress(Unreadable):
            return ask(self.screen.org.page, look, [])
        return []

    @repeatable
    def remove(self, tokens: Collection[str]) -> None:
        """Makes the scopes with these tokens chosen no more."""
        unwanted = set(tokens)
        self.get()
        with self.acting("read"):
            offer = self._offer()
            chosen = offer.labels(chosen=True) if offer is not None else []
        labels = [label for label in chosen if scope_tokens(label) & unwanted]
        if offer is None or not labels:
            return
        offer.choose(labels, chosen=False)
        self.screen.org.until(
            lambda: not unwanted & (self.selected or frozenset()), patience=self.screen.org.patience.quick
        )

    @repeatable
    def add(self, tokens: Collection[str]) -> None:
        """Chooses the scopes with these tokens; those chosen already stay.

        Raises:
            PartMissing: the org offers no such scope; the message lists those it offers.
        """
        self.get()
        wanted = set(tokens) - (self.selected or frozenset())
        if not wanted:
            return
        with self.acting("read"):
            offer = self._offer()
            offered = offer.labels(chosen=False) if offer is not None else []
        labels = [label for label in offered if scope_tokens(label) & wanted]
        absent = wanted - scope_tokens(*labels)
        if offer is None or absent:
            message = (
                f"{self.screen.title} offers no scope ({', '.join(sorted(absent))}). It offers: {'; '.join(offered)}"
            )
            raise PartMissing(message, hint=self.screen.where_to_mend, technical=self.screen.declared_in)
        offer.choose(labels, chosen=True)
        self.screen.org.until(lambda: wanted <= (self.selected or frozenset()), patience=self.screen.org.patience.quick)
