"""Windows that a page opens without being asked to: some may be wanted, many never are."""

from __future__ import annotations

from contextlib import suppress
from weakref import WeakSet

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from .questions import Questions

_OPEN = 8
"""So many tabs may be open. Setup opens one at a time, for the consumer's details."""
_CLOSED = 40
"""So many more are closed, one by one; then the page counts as one that never ends."""
_bounded: WeakSet[BrowserContext] = WeakSet()


def bound_popups(context: BrowserContext) -> None:
    """From now on windows beyond a handful are closed as they open, and a page that goes on with it is ended."""
    if context in _bounded:
        return
    _bounded.add(context)
    closed = 0

    def came(page: Page) -> None:
        nonlocal closed
        with suppress(PlaywrightError):  # it, or the browser, may be gone again
            if len(context.pages) <= _OPEN or page.opener() is None:
                return
            closed += 1
            if closed > _CLOSED:
                Questions.to(page).stop("its page opens windows without end")
            page.close()

    context.on("page", came)
