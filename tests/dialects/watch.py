"""Times a walk's stop: how long after the last page's arrival it came. It judges nothing."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Frame, Page

from automation.engine.step import Chapter, Result, Status


class Watch:
    """An observer of the engine that notes when the last page came before the first failure, and when that was."""

    def __init__(self, page: Page) -> None:
        self.told = 0.0
        self._since = time.monotonic()
        self._failed = False
        page.context.on("page", lambda opened: opened.on("framenavigated", self._arrived))
        page.on("framenavigated", self._arrived)

    def _arrived(self, _: Frame | None) -> None:
        self._since = time.monotonic()

    def entering(self, chapter: Chapter[Any]) -> None:
        """Chapters have no say in this."""

    def starting(self, step: Any) -> None:
        """What failed before the step was told is its failure too: the clock goes on."""

    def doing(self, step: Any, differences: Sequence[Any]) -> None:
        """A deed begins."""
        self._arrived(None)

    def ended(self, step: Any, result: Result) -> None:
        """Stops the clock at the first failure."""
        if result.status is Status.FAILED and not self._failed:
            self._failed, self.told = True, time.monotonic() - self._since
        if not self._failed:
            self._since = time.monotonic()

    def note(self, text: str) -> None:
        """Words are not timed."""
