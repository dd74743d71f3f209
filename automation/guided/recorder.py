"""Records what the page shows, with a caption for each step, and leaves secrets out. It encodes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from ..engine.step import Chapter, Difference, Result, Step

SIZE = {"width": 1280, "height": 900}
APART = 0.12
"""Seconds between two kept frames, at least: more than eight a second show a person nothing more."""
HELD = 1.0
"""Seconds for which frames are held back: a secret that comes into sight is noticed well within them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture; `at` is in seconds since the recording began."""

    at: float
    file: Path


@dataclass(frozen=True, slots=True)
class Caption:
    """What happens from `at` on; `chapter` where a new one begins with it."""

    at: float
    text: str
    chapter: str = ""


class Recorder:
    """An observer that keeps frames in `folder`, from the first step's end on.

    `in_org` tells by an address alone whether a page is one of the org for somebody who is signed in: a login, wherever
    it is, is never recorded. `secret_in_sight` is a look; what was seen in the last second before it is thrown away.
    """

    def __init__(
        self, page: Page, folder: Path, *, in_org: Callable[[str], bool], secret_in_sight: Callable[[], bool]
    ) -> None:
        self._page = page
        self._folder = folder
        self._in_org = in_org
        self._secret_in_sight = secret_in_sight
        self._held: list[tuple[float, bytes]] = []
        self._recording = self._blind = False
        self._began = 0.0
        self._chapter = ""
        self._width = self._height = 0
        self.frames: list[Frame] = []
        self.captions: list[Caption] = []

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the frames, in pixels of the window."""
        return self._width, self._height

    def look(self) -> None:
        """A look, to be taken all the time: as long as a secret is in sight, nothing is kept."""
        if self._recording:
            self._blind = self._secret_in_sight()
            if self._blind:
                self._held.clear()

    def stop(self) -> None:
        """Keeps what is still held back; from now on nothing is recorded."""
        if self._recording:
            self._recording = False
            self._keep(everything=not self._blind)
            with suppress(PlaywrightError):  # the browser may be gone
                self._page.screencast.stop()

    # the walk's observer

    def entering(self, chapter: Chapter[Any]) -> None:
        """A chapter of the film too."""
        self._chapter = chapter.title

    def starting(self, step: Step[Any]) -> None:
        """A caption."""
        if self._recording:
            self.captions.append(Caption(self._now(), f"{step.number}. {step.title}", self._chapter))
            self._chapter = ""

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """The page shows it."""

    def ended(self, step: Step[Any], result: Result) -> None:
        """Once somebody is signed in, the recording begins."""
        if not self._recording and not self._began:
            self._began, self._recording = time.monotonic(), True
            self._page.screencast.start(on_frame=self._frame, quality=70, size=SIZE)  # type: ignore[arg-type]

    def note(self, text: str) -> None:
        """A caption of its own."""
        if self._recording:
            self.captions.append(Caption(self._now(), text))

    def _now(self) -> float:
        return time.monotonic() - self._began

    def _frame(self, frame: Any) -> None:
        if not self._recording or self._blind or not self._in_org(self._page.url):
            return
        self._width, self._height = frame["viewportWidth"], frame["viewportHeight"]
        now = self._now()
        if self._held and now - self._held[-1][0] < APART:
            self._held.pop()  # the later of two is the one that stays on the screen
        self._held.append((now, frame["data"]))
        self._keep(everything=False)

    def _keep(self, *, everything: bool) -> None:
        limit = self._now() - (0 if everything else HELD)
        while self._held and self._held[0][0] <= limit:
            at, data = self._held.pop(0)
            file = self._folder / f"{len(self.frames):05}.jpg"
            file.write_bytes(data)
            self.frames.append(Frame(at, file))
