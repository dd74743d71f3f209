"""One page for all cases of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright

from .judging import Judge


@pytest.fixture(scope="module")
def judge(playwright: Playwright, browser: Browser) -> Iterator[Judge]:
    """Who asks the finder; with the window that the product opens."""
    with browser.new_context(viewport={"width": 1440, "height": 1000}, locale="en-US") as context:
        page = context.new_page()
        page.set_default_timeout(5000)
        yield Judge(page)
