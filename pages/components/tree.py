"""The tree of Setup beside its Quick Find box."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import TypeVar

from playwright.sync_api import Frame, Locator

from ..arrival.awaited import Awaited
from ..browser.questions import ask, shown
from ..browser.timeouts import AT_ONCE
from ..dom.query import Query
from ..errors import PartMissing, ScreenMissing
from ..values.text import label_pattern, same
from .component import MANY, Component
from .sight import Sight, Touch, sight_of, touched

_OPENS = """e => {
  const item = e.closest('[role=treeitem]');
  const state = (item || e).getAttribute('aria-expanded');
  if (state === 'true') return null;
  const own = item && Array.from(item.querySelectorAll('button')).find(one => one.closest('[role=treeitem]') === item);
  return own || e;
}"""
"""JavaScript: what is pressed to open a folder of a tree; null where it says that it is open."""

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

    def go(self, item: str, screen: type[S], *paths: str) -> S:
        """As `choose`; where the tree is folded away, as in a small window, or does not have the entry, by the first of
        `paths` that leads there. Where there are several, the entry too may lead elsewhere."""
        org = self.screen.org
        if org.until(self.showing, patience=AT_ONCE):
            with suppress(PartMissing, *([ScreenMissing] if len(paths) > 1 else [])):
                return self.choose(item, screen)
        for path in paths[:-1]:
            with suppress(PartMissing, ScreenMissing):
                org.open(path)
                return org.wait_for(screen)
        org.open(paths[-1])
        return org.wait_for(screen)

    def choose(self, item: str, *landings: type[S], within: str = "") -> S:
        """Types `item` into Quick Find, chooses the entry of that name and waits for the first of `landings`. Where
        typing does not bring it up, the folder that it is `within` is opened.

        Raises:
            PartMissing: the tree has no such entry.
            ScreenMissing, SessionEnded, NotAllowed: as `Org.at`.
        """
        org = self.screen.org
        entries = Query("entry", (item,), every=True).of(self.screen.surface)
        if not self._filtered(item, entries) and not (within and self._unfolded(within, entries)):
            raise self.screen.lacks(item)
        left = org.fingerprint()
        with self.acting(f'choose "{item}" below', entries.first):
            entries.first.click(timeout=self.quick)  # the same entry may be listed twice: they lead to one page
        return org.wait_for(*landings, left=left)

    def touches(self, item: str, within: str = "", typed: str = "") -> list[Touch]:
        """A check: what leads to the entry of that name now: the entry, as soon as it is to be seen; the folder that it
        is `within`, where typing the name did not bring it up; else the box to type it into, or `typed` where the
        folder tells more than the name."""
        page, surface = self.screen.org.page, self.screen.surface
        shared, typed = bool(typed), typed or item
        box, found = self.sight(f"{typed} in {self.label}"), same(str(self.read("e => e.value") or ""), typed)
        entry = sight_of(Query("entry", (item,), every=True).of(surface), item, page, most=MANY)
        if shared and not found:
            entry = None  # a name that other folders have too means nothing without its folder
        if entry is None and within and (found or box is None):
            entry = self._folder(within)
        return list(touched((entry, box), (False, found or entry is not None)))

    def _folder(self, name: str) -> Sight | None:
        """A check: what opens the folder of that name, which may be an arrow before it; None where it is open."""
        page = self.screen.org.page
        folder = sight_of(Query("entry", (name,), every=True).of(self.screen.surface), name, page, most=MANY)
        opens = ask(page, lambda: folder and folder.element.evaluate_handle(_OPENS).as_element(), None)
        return Sight(name, opens, page) if opens else None

    def _filtered(self, item: str, entries: Locator) -> bool:
        """Whether typing brings the entries up. A key is pressed after it: some pages listen to keys alone."""
        org, box = self.screen.org, self.get()
        for _ in range(_TRIES):
            with self.acting("type into"):
                box.fill(item, timeout=self.quick)
                box.press("End", timeout=self.quick)
            if org.until(partial(shown, entries), patience=org.patience.quick / _TRIES):
                return True
        return False

    def _unfolded(self, folder: str, entries: Locator) -> bool:
        """Whether opening a folder of the tree, without a filter, brings the entries up."""
        org, box = self.screen.org, self.get()
        folders = Query("entry", (folder,), every=True).of(self.screen.surface)
        with self.acting("type into"):
            box.fill("", timeout=self.quick)
            box.press("End", timeout=self.quick)
        if not org.until(partial(shown, folders), patience=org.patience.quick):
            return False
        with self.acting(f'open "{folder}" below', folders.first):
            folders.first.click(timeout=self.quick)
        return bool(org.until(partial(shown, entries), patience=org.patience.quick))
