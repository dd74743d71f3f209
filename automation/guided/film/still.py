"""Pictures for the report that are taken while somebody sits at the page: nothing in it changes, not for a moment."""

from __future__ import annotations

import base64

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from pages import Org
from pages.browser.questions import asking

from .private_look import Wanted
from .seen import between
from .window import Window

_TRIES = 3
"""So often a picture is taken anew of a page that changes while it is taken."""
_QUALITY = 80


class _Quiet(Window):
    """A tab whose pictures are asked for one by one."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, lambda _: None)

    def _start(self) -> None:
        return

    def take(self) -> bytes | None:
        """A picture as JPEG, with what is private covered in it; None where that cannot be said for sure."""
        for _ in range(_TRIES):
            before = self.seen(Wanted())
            taken = self._cdp.send("Page.captureScreenshot", {"format": "jpeg", "quality": _QUALITY})
            after = self.seen(Wanted())
            if before is None or after is None:
                return None
            if (boxes := between(before, after)) is not None:
                picture = base64.b64decode(taken["data"])
                return self.painted(picture, boxes, after) if boxes else picture
        return None


class Stills:
    """The pictures of one session, whatever tab it is in."""

    def __init__(self, org: Org) -> None:
        self._org = org
        self._window: _Quiet | None = None

    def take(self) -> bytes | None:
        """A picture of the page as JPEG, with what is private covered in it, without a trace in the page; None where
        that does not work.

        Raises:
            Unavailable: the page does not answer any more.
        """
        page = self._org.page
        try:
            with asking(page):
                if self._window is None or self._window.page is not page:
                    self._window = _Quiet(page)
                return self._window.take() if not self._window.dialog else None
        except PlaywrightError:
            self._window = None
            return None
