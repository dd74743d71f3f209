"""The tree of Setup beside its Quick Find box."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeVar

from playwright.sync_api import Frame, Locator

from ..arrival.awaited import Awaited
from ..browser.questions import shown
from ..dom.query import Query
from ..values.text import label_pattern
from .component import Component

S = TypeVar("S", bound=Awaited)

_TRIES = 4
"""How often it types: what is typed before the shell's scripts listen filters nothing."""


class SearchBox(Component):
    """A box to search in, known by what it says while it is empty."""

    strict = False

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        yield surface.get_by_placeholder(label_pattern(*self.labels))
        if self.suffixes:
            yield surface.locator(", ".join(self.suffixes))


class Tree(SearchBox):
    """Quick Find and the tree that it filters.

    `suffix` is the CSS of the search box. A name is matched exactly: "App Manager" is also part of "External Client App
    Manager". The matched part of a label is split into several text nodes (grade A-img), which text matching joins.
    """

    def choose(self, item: str, *landings: type[S]) -> S:
        """Types `item` into Quick Find, chooses the entry of that name and waits for the first of `landings`.

        Raises:
            PartMissing: the tree has no such entry.
            ScreenMissing, SessionEnded, NotAllowed: as `Org.at`.
        """
        org = self.screen.org
        box = self.get()
        entries = Query("entry", (item,), every=True).of(self.screen.surface)
        for _ in range(_TRIES):
            with self.acting("type into"):
                box.fill(item, timeout=self.quick)
            if org.until(partial(shown, entries), patience=org.patience.quick / _TRIES):
                break
        else:
            raise self.screen.lacks(item)
        left = org.fingerprint()
        with self.acting(f'choose "{item}" below', entries.first):
            entries.first.click(timeout=self.quick)  # the same entry may be listed twice: they lead to one page
        return org.wait_for(*landings, left=left)
