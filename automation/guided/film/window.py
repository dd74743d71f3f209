"""One tab as a film needs it: its pictures as they change, and looks at what of them is private."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from pages.browser.questions import asking

from .private_look import PrivateLook, Wanted
from .seen import Seen

SIZE = {"maxWidth": 1280, "maxHeight": 900}
"""Pixels that a picture has at most."""


class Window:
    """A tab. `changed` gets each picture of it as JPEG; it may ask for looks, which its page answers meanwhile."""

    def __init__(self, page: Page, changed: Callable[[bytes], None]) -> None:
        """Begins at once.

        Raises:
            playwright.sync_api.Error: the tab has gone.
        """
        self.page = page
        self._changed = changed
        self._dialog = False
        self._cdp = page.context.new_cdp_session(page)
        self._cdp.on("Page.javascriptDialogOpening", lambda _: self._is_open(dialog=True))
        self._cdp.on("Page.javascriptDialogClosed", lambda _: self._is_open(dialog=False))
        self._cdp.on("Page.screencastFrame", self._frame)
        self._cdp.send("Page.enable")
        self._look = PrivateLook(page, self._cdp)
        self.painted = self._look.painted
        self._start()

    @property
    def dialog(self) -> bool:
        """Whether a native dialog is open, during which a page answers nothing."""
        return self._dialog

    def again(self) -> None:
        """Asks for a picture of the window as it is now."""
        self._cdp.send("Page.stopScreencast")
        self._start()

    def stop(self) -> None:
        """No more pictures come."""
        with asking(self.page):
            self._cdp.send("Page.stopScreencast")
            self._cdp.detach()

    def seen(self, wanted: Wanted) -> Seen | None:
        """A check: where something private is; None where the page does not tell."""
        return self._look.seen(wanted) if not self._dialog else None

    def _start(self) -> None:
        self._cdp.send("Page.startScreencast", {"format": "jpeg", "quality": 75, "everyNthFrame": 1, **SIZE})

    def _is_open(self, *, dialog: bool) -> None:
        self._dialog = dialog

    def _frame(self, event: dict[str, Any]) -> None:
        try:
            self._cdp.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})
        except PlaywrightError:  # the tab has gone
            return
        self._changed(base64.b64decode(event["data"]))
