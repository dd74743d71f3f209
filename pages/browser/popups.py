"""Windows that a page opens without being asked to: some may be wanted, many never are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from weakref import WeakSet

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from .questions import Questions

_OPEN = 8
"""So many tabs may be open. Setup opens one at a time, for the consumer's details."""
_CLOSED = 40
"""So many more are closed, one by one; then the page counts as one that never ends."""
_LED = 10.0
"""Seconds for a new tab to get its address."""
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


@contextmanager
def new_tabs(page: Page) -> Iterator[list[Page]]:
    """The tabs that the page opens while it lasts."""
    tabs: list[Page] = []

    def came(tab: Page) -> None:
        tabs.append(tab)

    page.on("popup", came)
    try:
        yield tabs
    finally:
        page.remove_listener("popup", came)


def closed_for_its_address(tab: Page) -> str:
    """Where a new tab leads; it is closed. Empty where it has no address, or is gone."""
    try:
        tab.wait_for_url(lambda url: url.startswith("http"), wait_until="commit", timeout=_LED * 1000)
        address = tab.url
    except PlaywrightError:
        address = ""
    with suppress(PlaywrightError):
        tab.close()
    return address
