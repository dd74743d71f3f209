"""Shows in the page what a step is about, and where the robot is about to act. It knows parts, and no step's number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import FloatRect, Locator

from pages import Org

from ..engine.step import Light
from ..timeouts import HIGHLIGHT_MS
from .panel import Panel

_INTO_VIEW = "e => e.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'})"


class Highlight:
    """The light around the parts concerned, which follows them; and the pointer, before each act of the robot.

    `between` is called before each act, once the pointer is there; `watched` tells whether anybody could follow it.
    """

    def __init__(self, org: Org, panel: Panel, *, watched: Callable[[], bool], between: Callable[[], None]) -> None:
        self._watched = watched
        self._org = org
        self._panel = panel
        self._between = between
        self._shown: list[tuple[FloatRect, Light]] = []
        self._fresh = self._lit = True
        org.before_act = self._about_to_act

    def forget(self) -> None:
        """The next parts are new: they are scrolled into view."""
        self._fresh = True

    def follow(self, parts: Iterable[tuple[Locator, Light]]) -> None:
        """A check: where these parts are now, and how they stand to the step; the lights move with them."""
        found = list(parts)
        if found and self._fresh:
            _into_view(found[0][0])
            self._fresh = False
        lit = [(box, light) for locator, light in found if (box := _box(locator))]
        if lit != self._shown:
            self._shown, self._lit = lit, True
            self._panel.look([(box, str(light)) for box, light in lit])

    def show(self) -> None:
        """What is to be touched now comes into view with the next look."""
        self._fresh = True

    def off(self) -> None:
        """Lights nothing."""
        if self._shown:
            self._shown = []
            self._panel.look([])

    def _about_to_act(self, targets: Sequence[Locator]) -> None:
        watched = self._watched()
        for target in targets[:1] if watched else ():
            _into_view(target)
        self._shown, boxes = [], _boxes(targets)
        # Where nobody could follow, the page is told no more than it must be: each word takes its time.
        if watched or self._lit or not self._panel.clear_of(boxes):
            self._panel.act(boxes, point=watched)
            self._lit = watched
        self._between()


def _boxes(locators: Iterable[Locator]) -> list[FloatRect]:
    return [box for locator in locators if (box := _box(locator))]


def _box(locator: Locator) -> FloatRect | None:
    try:
        return locator.first.bounding_box(timeout=HIGHLIGHT_MS)
    except PlaywrightError:  # the document went away while we looked
        return None


def _into_view(locator: Locator) -> None:
    try:
        locator.first.evaluate(_INTO_VIEW, timeout=HIGHLIGHT_MS)
    except PlaywrightError:  # as above
        return
