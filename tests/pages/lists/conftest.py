"""Pages of no org, which show what a test gives them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import Org, Timeouts

HOST = "http://setup.localhost"


@pytest.fixture
def org(page: Page) -> Org:
    """A page that shows what a test gives it, at an address that was never seen before."""
    return Org(page, HOST, patience=Timeouts(quick=0.3, page=3, save=3))
