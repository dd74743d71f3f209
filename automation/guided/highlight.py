"""Shows in the page what a step is about, and where the robot is about to act. It knows parts, and no step's number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import FloatRect, Locator, Page

from pages import Org
from pages.components import Sight
from pages.components.sight import sight_of

from ..engine.step import Light
from ..timeouts import HIGHLIGHT_MS

_INTO_VIEW = "e => e.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'})"
_AS_A_CLICK = "e => e.scrollIntoViewIfNeeded()"
"""Scrolls as the browser's own click does, so that the panel makes way where the click will meet it."""
_AGAIN_MS = 100
"""Milliseconds for a second look at what the robot is acting on: when its page has gone, there is nothing to see."""


class Face(Protocol):
    """What shows lights and the pointer in the tab of the session."""

    moving: Callable[[], Sequence[FloatRect]]

    def look(self, lit: Sequence[tuple[FloatRect, str]]) -> None: ...
    def act(self, boxes: Sequence[FloatRect], *, point: bool = True) -> None: ...
    def clear_of(self, boxes: Sequence[FloatRect]) -> bool: ...
    def leaves_free(self, boxes: Sequence[FloatRect]) -> bool: ...


class Highlight:
    """The lights around the parts concerned, which follow them; and the pointer, before each act of the robot.

    What is to be touched now comes into view when it becomes so, and not again: from then on the person scrolls.
    `between` is called before each act, once the pointer is there; `watched` tells whether anybody could follow it.
    """

    def __init__(self, org: Org, panel: Face, *, watched: Callable[[], bool], between: Callable[[], None]) -> None:
        self._watched = watched
        self._org = org
        self._panel = panel
        self._between = between
        self._shown: list[tuple[FloatRect, Light]] = []
        self._sights: list[Sight] = []
        self._now: Sight | None = None
        self._touched: Sequence[Locator] = ()
        self._lit = True
        self._page: Page | None = None
        panel.moving = self._moving
        org.before_act = self._about_to_act

    def forget(self) -> None:
        """The next parts are new: what is to be touched now is scrolled into view."""
        self._now = None

    def follow(self, parts: Iterable[tuple[Sight | Locator, Light]]) -> None:
        """A check: where these parts are now, and how they stand to the step; the lights move with them."""
        self._heed()
        seen, before = [(self._sight(part), light) for part, light in parts], self._sights
        found = [(sight, light) for sight, light in seen if sight is not None]
        self._sights = [sight for sight, _ in found]
        now = next((sight for sight, light in found if light is Light.NOW), None)
        if now is not None:
            if self._now is None or not now.same(self._now):
                now.into_view()
            self._now = now
        lit = [(box, light) for sight, light in found if (box := sight.box())]
        if lit != self._shown:
            self._shown, self._lit = lit, True
            self._panel.look([(box, str(light)) for box, light in lit])
        for sight in before:
            sight.forget()

    def show(self) -> None:
        """What is to be touched now comes into view with the next look, wherever the person has scrolled to."""
        self._now = None

    def off(self) -> None:
        """Lights nothing."""
        if self._shown:
            self._shown = []
            self._panel.look([])

    def _heed(self) -> None:
        """In whatever tab the session is: a light that was around something of a page that has gone would be around
        anything on the next one, until somebody looks again."""
        if self._org.page is not self._page:
            self._page = self._org.page
            self._page.on("framenavigated", lambda _: self.off())

    def _sight(self, part: Sight | Locator) -> Sight | None:
        return part if isinstance(part, Sight) else sight_of(part.first, str(part), self._org.page)

    def _about_to_act(self, targets: Sequence[Locator]) -> None:
        watched, self._touched, self._shown = self._watched(), targets, []
        # Where nobody could follow, the page is asked and told no more than it must be: each word takes its time.
        boxes = [] if watched or self._lit else _boxes(targets)
        if not self._panel.leaves_free(boxes):
            for target in reversed(targets):
                _into_view(target, _INTO_VIEW if watched else _AS_A_CLICK)
            boxes = _boxes(targets)
        if watched or self._lit or not self._panel.clear_of(boxes):
            self._panel.act(boxes, point=watched)
            self._lit = watched
        self._between()

    def _moving(self) -> list[FloatRect]:
        """Where what the robot acts on is now: a click scrolls on its own, and a page may move under it."""
        boxes = _boxes(self._touched, _AGAIN_MS)
        if not boxes:
            self._touched = ()
        return boxes


def _boxes(locators: Iterable[Locator], milliseconds: float = HIGHLIGHT_MS) -> list[FloatRect]:
    return [box for locator in locators if (box := _box(locator, milliseconds))]


def _box(locator: Locator, milliseconds: float = HIGHLIGHT_MS) -> FloatRect | None:
    try:
        return locator.first.bounding_box(timeout=milliseconds)
    except PlaywrightError:  # the document went away while we looked
        return None


def _into_view(locator: Locator, how: str = _INTO_VIEW) -> None:
    try:
        locator.first.evaluate(how, timeout=HIGHLIGHT_MS)
    except PlaywrightError:  # as above
        return
