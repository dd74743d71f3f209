"""The tab that a session is in, as long as it lives. It knows no step."""

from __future__ import annotations

import math
from collections.abc import Callable

from playwright.sync_api import Error as PlaywrightError

from pages import Org
from pages.errors import Unavailable

from ...engine.executor import Stopped


class Tab:
    """Waits as long as the person takes, and ends with the tab."""

    def __init__(self, org: Org) -> None:
        self._org = org
        self._crashed = False
        org.page.on("crash", lambda _: self._crash())

    def wait(self, ready: Callable[[], bool]) -> None:
        """Looks again and again until it is so.

        Raises:
            Stopped: the tab or the browser is closed, or has crashed.
        """
        try:
            self._org.until(lambda: self._crashed or ready(), patience=math.inf)
        except (PlaywrightError, Unavailable):
            self.alive()
            raise
        self.alive()

    def alive(self) -> None:
        """Raises Stopped where the tab or the browser is closed, or has crashed."""
        if self._org.page.is_closed():
            raise Stopped("the browser's tab was closed")
        if self._crashed:
            raise Stopped("the browser's tab has crashed")

    def _crash(self) -> None:
        self._crashed = True
