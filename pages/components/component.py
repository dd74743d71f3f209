"""What every component is: a declared part of a screen that can be found, waited for and named in an error."""

from __future__ import annotations

import copy
import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol, Self, overload

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator

from ..browser.awaited import Awaited
from ..browser.questions import asking
from ..errors import PartMissing
from ..org import Org
from ..values.text import label_pattern, plain

_REASON = 500
"""Characters of what stood in the way of an act."""
_BOUNDED = "value => typeof value === 'string' ? value.slice(0, 100000) : value"
"""JavaScript: a text of no more than a hundred thousand characters; Setup stores none that comes near."""


class Host(Awaited, Protocol):
    """The screen that a component stands on."""

    org: Org

    def part(self, name: str) -> Component: ...


class Component:
    """One widget of a screen, found by its label.

    Declared in a screen's class; reading it from a screen gives a copy that belongs to that screen. `always` parts
    are what arrival waits for; a `variant` is shown in some releases or states alone. `labels` after the first are what
    other releases call the same part. `suffix` is how its id or name ends: the last way to find it, for a page that was
    relabelled or does not bind its labels.
    """

    control = "input, select, textarea"
    """CSS of the element that the component drives, inside the cell beside its label."""

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

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        """The ways to find it, best first: its label, the table cell beside its label, its id or name."""
        pattern = label_pattern(*self.labels)
        yield surface.get_by_label(pattern).and_(surface.locator(self.control))
        yield self.beside(surface).locator(self.control)
        if self.suffixes:
            yield self.by_suffix(surface)

    def beside(self, surface: Frame) -> Locator:
        """The cell after the one that carries the label: how classic pages lay out label and control."""
        cells = surface.locator("td, th").filter(has_text=label_pattern(*self.labels))
        return cells.locator("xpath=following-sibling::td[1]")

    def by_suffix(self, surface: Frame) -> Locator:
        """Elements whose id or name ends with the suffix; the beginnings are volatile (`j_id0:...`)."""
        ends = ", ".join(f'[id$="{suffix}"], [name$="{suffix}"]' for suffix in self.suffixes)
        found = surface.locator(ends)
        return found.and_(surface.locator(self.control)) if self.control else found

    def find(self) -> Locator | None:
        """A check: the visible element, by the first way that finds one; None when there is none."""
        surface = self.screen.surface
        try:
            for candidate in self.candidates(surface):
                visible = candidate.filter(visible=True)
                with asking(surface.page):
                    if visible.count():
                        return visible.first
        except PlaywrightError:  # the document went away meanwhile
            return None
        return None

    def found_by(self) -> str:
        """A check: "label", or "id or name" where it is found by its suffix alone; empty when it is not found."""
        by_label = copy.copy(self)
        by_label.suffixes = ()
        return "label" if by_label.showing() else "id or name" if self.suffixes and self.showing() else ""

    def showing(self) -> bool:
        """A check: whether the part is there to be seen."""
        return self.find() is not None

    def read(self, script: str) -> Any:
        """A check: what the JavaScript function `script` returns for the element; None when it is not there."""
        surface = self.screen.surface
        try:
            for candidate in self.candidates(surface):
                with asking(surface.page):
                    answers = candidate.filter(visible=True).evaluate_all(
                        f"found => found.slice(0, 1).map({script}).map({_BOUNDED})"
                    )
                if answers:
                    return answers[0]
        except PlaywrightError:  # the document went away meanwhile
            return None
        return None

    def any_way(self, surface: Frame) -> Locator:
        """Whatever the ways to find it find, together: for asking whether it is there at all."""
        first, *others = self.candidates(surface)
        return functools.reduce(Locator.or_, others, first).filter(visible=True)

    def get(self) -> Locator:
        """The element, waited for.

        Raises:
            PartMissing: it did not come within the quick patience; the message lists what the screen does show.
        """
        found = self.find()
        if found is None:
            self.screen.org.until(self.showing, patience=self.screen.org.patience.quick)
            found = self.find()
        if found is None:
            raise self.screen.lacks(self.label)
        self._got = found
        return found

    @contextmanager
    def acting(self, deed: str, *targets: Locator) -> Iterator[None]:
        """The border: Playwright's exceptions leave an act as ours, naming the part.

        `targets` are what will be touched, where that is not the part's own element.

        Raises:
            PartMissing: the deed did not work; a dialog that nobody knows may lie over it, and the message says so.
            Unavailable: the browser has ended, or the page does not answer.
        """
        told = self.screen.org.before_act
        if told is not None:
            told(targets or ([] if self._got is None else [self._got]))
        try:
            with asking(self.screen.org.page, self.screen.org.patience.save):
                yield
        except PlaywrightError as error:
            self.screen.org.navigation.answer()  # an act also runs out of time where the page does not answer at all
            covered = "intercepts pointer events" in error.message
            dialog = self.screen.org.in_the_way() if covered else ""
            reason = dialog or plain(error.message.split("Call log:")[0])[:_REASON]
            message = f'{self.screen.title}: could not {deed} "{self.label}": {reason}'
            raise PartMissing(message, hint=self.screen.where_to_mend) from error
        finally:
            self.screen.org.touched()

    @property
    def quick(self) -> float:
        """The quick patience in milliseconds, as Playwright's actions take it."""
        return self.screen.org.patience.quick * 1000
