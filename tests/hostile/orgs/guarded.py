"""A browser as the product opens it, watched over; tests that bring it down need one of their own."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserType, Page

from automation.browser.find import find_browser, launch_options
from automation.browser.launch import page_of
from pages import Org, Timeouts

IMPATIENT = Timeouts(quick=1, page=3, save=4)


@contextmanager
def guarded(browser_type: BrowserType, url: str, patience: Timeouts = IMPATIENT) -> Iterator[Org]:
    """An org on a page of a browser of its own."""
    browser = browser_type.launch(**launch_options(find_browser(os.environ), headless=True))
    with page_of(browser) as page:
        yield Org(page, url, patience=patience)


class Clock:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        """So many by now."""
        return time.monotonic() - self._began


def tabs(page: Page) -> int:
    """How many are open in its window."""
    return len(page.context.pages)
