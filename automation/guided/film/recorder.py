"""Records what the window shows, with a caption for each step, and with what is private covered. It encodes nothing."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Error as PlaywrightError

from pages import Org
from pages.errors import Unavailable
from pages.interruptions.signed_in import landed

from ...engine.step import Chapter, Difference, Result, Step
from .private_look import ADDRESS, KEY, Wanted
from .seen import Seen, between
from .window import Window

APART = 0.2
"""Seconds between two kept pictures, at least: more than five a second show a person nothing more."""
HELD = 1.0
"""Seconds for which pictures are held back: a secret that comes into sight is noticed well within them."""
_FRESH = 3
"""So often a fresh picture is asked for, one after the other, until the window has stood still for two looks."""
_PRIVATE = re.compile(f"{ADDRESS}|{KEY}")


@dataclass(frozen=True, slots=True)
class Caption:
    """What happens from `at` on, in seconds since the recording began; `chapter` where a new one begins with it."""

    at: float
    text: str
    chapter: str = ""


class Recorder:
    """An observer that records from the first step to the end. `keep` gets each picture (JPEG) with its second, in
    order; nothing private is to be seen in it.

    A look before and a look after each picture say what of it is covered: contact e-mail, consumer key and secret, what
    is typed to log in or into the panel. Where they disagree about which documents are there, the picture is dropped
    and a fresh one is taken. `private` gives more texts to cover; `secret_in_sight` is a look: pictures of the last
    second before it are dropped where the secret's place is not known. Pages of others' hosts are never recorded.
    """

    def __init__(
        self,
        org: Org,
        keep: Callable[[float, bytes], None],
        *,
        private: Callable[[], Sequence[str]],
        secret_in_sight: Callable[[], bool],
    ) -> None:
        self._org = org
        self._keep = keep
        self._private = private
        self._secret_in_sight = secret_in_sight
        self._window: Window | None = None
        self._seen: Seen | None = None
        self._latest: tuple[float, bytes] | None = None
        self._held: list[tuple[float, bytes]] = []
        self._busy = self._stale = self._blind = self._over = False
        self._fresh, self._began, self._looked = 0, 0.0, 0.0
        self._chapter = ""
        self.captions: list[Caption] = []

    @property
    def now(self) -> float:
        """Seconds since the recording began."""
        return time.monotonic() - self._began if self._began else 0.0

    @property
    def settled(self) -> float:
        """Up to this second no picture is still to come. Any thread may ask."""
        with suppress(IndexError):
            return self._held[0][0]
        waiting, latest = self._latest, self.now - HELD
        return max(0.0, latest if waiting is None else min(latest, waiting[0]))

    def look(self) -> None:
        """A look, to be taken all the time: whether a secret is in sight, and whether the tab is still the same."""
        if self._over or not self._began:
            return
        with suppress(PlaywrightError, Unavailable):
            if self._window is None or self._window.page is not self._org.page:
                self._follow()
            if self._window is not None and self._window.dialog:
                return
            self._drain()
            self._blind = self._secret_in_sight() and not (self._seen is not None and self._seen.secrets)
            if self._blind:
                self._held.clear()
            self._flush()
            if self._stale and not self._busy and self._window is not None:
                self._stale = False
                self._window.again()

    def stop(self) -> None:
        """Gives what is still held back; from now on nothing is recorded. To stop twice does nothing more."""
        with suppress(PlaywrightError, Unavailable):
            self._drain()
        self._over = True
        self._flush(everything=not self._blind)
        window, self._window = self._window, None
        if window is not None:
            with suppress(PlaywrightError, Unavailable):  # the browser may be gone
                window.stop()

    # the walk's observer

    def entering(self, chapter: Chapter[Any]) -> None:
        """A chapter of the film too; with the first the recording begins."""
        self._chapter = chapter.title
        if not self._began:
            self._began = time.monotonic()
            self.look()

    def starting(self, step: Step[Any]) -> None:
        """A caption."""
        self._say(f"{step.number}. {step.title}", self._chapter)
        self._chapter = ""

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """The page shows it."""

    def ended(self, step: Step[Any], result: Result) -> None:
        """The page shows it."""

    def note(self, text: str) -> None:
        """A caption of its own."""
        self._say(text)

    def _say(self, text: str, chapter: str = "") -> None:
        if not self._over:
            self.captions.append(Caption(self.now, _PRIVATE.sub("***", text), chapter))

    # pictures

    def _follow(self) -> None:
        """The tab is another one, or the first."""
        old, self._window, self._seen = self._window, None, None
        if old is not None:
            with suppress(PlaywrightError, Unavailable):
                old.stop()
        self._window = Window(self._org.page, self._changed)

    def _changed(self, picture: bytes) -> None:
        """The newest picture counts; while one is looked at, those between are passed over."""
        if self._over:
            return
        self._latest = self.now, picture
        if self.now - self._looked >= APART:  # else the next picture, or the next look, comes back to it
            self._drain()

    def _drain(self) -> None:
        while self._latest is not None and not self._over and not self._busy:
            taken, self._latest, self._looked, self._busy = self._latest, None, self.now, True
            try:
                self._take(*taken)
            finally:
                self._busy = False

    def _take(self, at: float, picture: bytes) -> None:
        window, address = self._window, self._org.page.url
        if window is None or not self._org.hosts.owns(address):
            self._seen = None
            return
        before = self._seen
        self._seen = window.seen(Wanted(tuple(self._private()), typed=not landed(address)))
        boxes = between(before, self._seen) if before is not None and self._seen is not None else None
        covered = picture if boxes == [] else None
        if boxes and self._seen is not None:
            covered = window.painted(picture, boxes, self._seen)
        if covered is not None:
            self._fresh = 0
            self._hold(at, covered)
        elif self._fresh < _FRESH and not window.dialog:
            self._fresh += 1
            with suppress(PlaywrightError):
                window.again()
        else:
            self._fresh, self._stale = 0, True

    def _hold(self, at: float, picture: bytes) -> None:
        if self._blind:
            return
        if self._held and at - self._held[-1][0] < APART:
            self._held.pop()  # the later of two is the one that stays on the screen
        self._held.append((at, picture))
        self._flush()

    def _flush(self, *, everything: bool = False) -> None:
        limit = self.now - (0 if everything else HELD)
        while self._held and self._held[0][0] <= limit:
            self._keep(*self._held.pop(0))
