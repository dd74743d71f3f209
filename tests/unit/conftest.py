"""Unit tests need no browser: one that starts one fails."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from playwright.sync_api import BrowserType


def _no(*_args: Any, **_options: Any) -> NoReturn:
    pytest.fail("a unit test needs no browser; what needs one belongs into another folder of tests")


@pytest.fixture(scope="session")
def browser() -> NoReturn:
    """What pytest-playwright's pages come from, launched before any other fixture could stop it."""
    _no()


@pytest.fixture(autouse=True)
def _no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever would launch a browser, or reach one, fails the test."""

    for way in ("launch", "launch_persistent_context", "connect", "connect_over_cdp"):
        monkeypatch.setattr(BrowserType, way, _no)
