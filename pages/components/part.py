"""A declared part of a screen: what it is called, how it is found and read. It waits for nothing, and does nothing."""

from __future__ import annotations

import copy
import functools
from collections.abc import Iterator
from typing import Any, Protocol, Self, overload

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator

from ..arrival.awaited import Awaited
from ..browser.questions import ask, asking
from ..dom.query import RUNGS, Query
from ..errors import Unreadable
from ..org import Org

_BOUNDED = "value => typeof value === 'string' ? value.slice(0, 100000) : value"
"""JavaScript: a text of no more than a hundred thousand characters; Setup stores none that comes near."""


class Host(Awaited, Protocol):
    """The screen that a component stands on."""

    org: Org

    def born(self) -> float: ...

    def part(self, name: str) -> Any: ...


class Part:
    """One widget of a screen, found by its label.

    Declared in a screen's class; reading it from a screen gives a copy that belongs to that screen. `always` parts
    are what arrival waits for; a `variant` is shown in some releases or states alone. `labels` after the first are what
    other releases call the same part. `suffix` is how its id or name ends: the last way to find it, for a page that was
    relabelled or does not bind its labels.
    """

    kind = "text"
    """What the finder looks for: see `pages.dom.query.Query`."""
    begins = False
    """Whether the page may say more after the label."""
    strict = True
    """Whether several of it are too many."""

    def __init__(
        self, *labels: str, always: bool = False, variant: bool = False, suffix: str | tuple[str, ...] = ()
    ) -> None:
        self.labels = labels
        self.always = always
        self.variant = variant
        self.suffixes = (suffix,) if isinstance(suffix, str) else suffix
        self._screen: Host | None = None
        self._got: Locator | None = None

    @property
    def label(self) -> str:
        """The part's name in messages."""
        return self.labels[0]

    @property
    def screen(self) -> Host:
        """The screen that this part was read from."""
        assert self._screen is not None, "a part is used through a screen, not through its class"
        return self._screen

    @overload
    def __get__(self, screen: None, owner: type[Any]) -> Self: ...
    @overload
    def __get__(self, screen: Host, owner: type[Any]) -> Self: ...
    def __get__(self, screen: Host | None, owner: type[Any]) -> Self:
        if screen is None:
            return self
        mine = copy.copy(self)
        mine._screen = screen
        return mine

    # finding

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(self.kind, self.labels, self.suffixes, self.begins)

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        """Ways to find it, best first, where it is no single control."""
        yield self.query.of(surface)

    def any_way(self, surface: Frame) -> Locator:
        """Its locator in a document, lazy; strict where the finder finds it."""
        first, *others = self._ways(surface)
        return functools.reduce(Locator.or_, others, first)

    def _ways(self, surface: Frame) -> Iterator[Locator]:
        for way in self.candidates(surface):  # the finder itself leaves out what is not to be seen
            yield way if self.strict else way.filter(visible=True)

    @property
    def locator(self) -> Locator:
        """Its locator on the screen as it is now, for `expect` and whatever else Playwright offers."""
        return self.any_way(self.screen.surface)

    def find(self) -> Locator | None:
        """A check: the element; None when there is none.

        Raises:
            Unreadable: there are several, and nothing tells which is meant.
        """
        surface = self.screen.surface
        try:
            for candidate in self._ways(surface):
                with asking(self.screen.org.page):
                    found = candidate.count()
                if found > 1 and self.strict:
                    raise self.ambiguous(found)
                if found:
                    return candidate if self.strict else candidate.first
        except PlaywrightError:  # the document went away meanwhile
            return None
        return None

    def ambiguous(self, found: int) -> Unreadable:
        """The error for several elements where one is meant."""
        return Unreadable(
            f'{self.screen.title} shows "{self.label}" {found} times, and which is meant cannot be told',
            hint="do this step by hand in Setup; the report has what the page shows",
        )

    def found_by(self) -> str:
        """A check: the rung of the finder that found it (`pages.dom.query.RUNGS`); empty when it is not found."""
        if type(self).candidates is not Part.candidates:  # it is no single control that the finder looks for
            return RUNGS[0] if self.showing() else ""
        for place, rung in enumerate(RUNGS):
            query = self.query.on(place)
            if ask(self.screen.org.page, query.of(self.screen.surface).count, 0):
                return rung
        return ""

    def showing(self) -> bool:
        """A check: whether the part is there to be seen, once or more."""
        return bool(ask(self.screen.org.page, lambda: self.locator.count() > 0, None))

    def read(self, script: str) -> Any:
        """A check: what the JavaScript function `script` returns for the element; None when it is not there.

        Raises:
            Unreadable: there are several.
        """
        surface = self.screen.surface
        most = 2 if self.strict else 1
        try:
            for candidate in self._ways(surface):
                with asking(self.screen.org.page):
                    answers = candidate.evaluate_all(f"found => found.slice(0, {most}).map({script}).map({_BOUNDED})")
                if any(answer != answers[0] for answer in answers):
                    raise self.ambiguous(len(answers))
                if answers:
                    return answers[0]
        except PlaywrightError:  # the document went away meanwhile
            return None
        return None
