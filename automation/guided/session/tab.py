"""The life of a session's browser: waits as long as the person takes, and ends with the last tab. It knows no step."""

from __future__ import annotations

import math
from collections.abc import Callable

from playwright.sync_api import Error as PlaywrightError

from pages import Org
from pages.errors import Unavailable

from ...engine.executor import Stopped
from .tabs import Tabs


class Tab:
    """The tab that the session is in, whichever that is."""

    def __init__(self, org: Org, tabs: Tabs) -> None:
        self._org = org
        self._tabs = tabs

    def wait(self, ready: Callable[[], bool]) -> None:
        """Looks again and again until it is so.

        Raises:
            Stopped: the browser or its last tab of the org is closed, or the tab has crashed.
        """
        while True:
            try:
                self._org.until(lambda: self._crashed or ready(), patience=math.inf)
            except (PlaywrightError, Unavailable):
                if self._org.page.is_closed() and self._tabs.move_on():
                    continue
                self.alive()
                raise
            self.alive()
            return

    def alive(self) -> None:
        """Raises Stopped where the tab or the browser is closed, or has crashed."""
        if self._org.page.is_closed() and not self._tabs.move_on():
            raise Stopped("the browser's tab was closed")
        if self._crashed:
            raise Stopped("the browser's tab has crashed")

    @property
    def _crashed(self) -> bool:
        return self._org.page in self._tabs.crashed
