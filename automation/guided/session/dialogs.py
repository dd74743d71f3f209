"""Native dialogs that the person's own hand has called up, and that are theirs to answer. It knows no step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Dialog, Page
from playwright.sync_api import Error as PlaywrightError

from ...timeouts import DIALOG_LOOK_MS
from ..page.panel import Panel


class OpenDialogs:
    """Leaves a dialog to the person, and puts it away when an order comes instead of an answer.

    The page's script stands still while a dialog is open, and so does everything that waits for the page: this waits
    in its place.
    """

    def __init__(
        self, panel_in: Callable[[Page], Panel], say: Callable[[str], None], ordered: Callable[[], bool]
    ) -> None:
        self._panel_in = panel_in
        self._say = say
        self._ordered = ordered
        self._open: Dialog | None = None

    def attend(self, dialog: Dialog) -> bool:
        """Stays with the dialog until it is answered, or put away for an order."""
        if (page := dialog.page) is None:
            return False
        self._open, panel = dialog, self._panel_in(page)
        panel.dialog_open = True  # its own event may come later, and what is sent in between never returns
        self._say(f"The browser asks: {dialog.message}")
        while not page.is_closed():
            if self._ordered():
                self.put_away()
                break
            with suppress(PlaywrightError):  # a time-out: nothing has come
                page.wait_for_event("close", timeout=DIALOG_LOOK_MS)
            if not panel.dialog_open:
                break
        self._open = None
        return True

    def put_away(self) -> None:
        """Answers the open dialog with Cancel, if there is one."""
        if self._open is not None:
            with suppress(PlaywrightError):  # the browser may be gone with it
                self._open.dismiss()
