"""What tests share: the product's own choice of a browser and of its window, a key pair, and a practice org."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from automation.browser.find import find_browser, launch_options

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

    from automation.keys.pair import KeyPair
    from fixtures.practice_org import PracticeOrg


def pytest_addoption(parser: pytest.Parser) -> None:
    """What takes its time runs with `--whole`, and a sample of it with `--sample`."""
    parser.addoption("--whole", action="store_true", help="run everything: the large matrices, nights and sessions too")
    parser.addoption("--sample", action="store_true", help="run nothing but a sample of what only --whole runs")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what only the whole matrices have, and says so as deselected."""
    if config.getoption("--whole"):
        return
    sample = config.getoption("--sample")

    def wanted(item: pytest.Item) -> bool:
        has = {mark.name for mark in item.iter_markers()}
        return "sample" in has if sample else "whole" not in has

    config.hook.pytest_deselected(items=[item for item in items if not wanted(item)])
    items[:] = [item for item in items if wanted(item)]


@pytest.fixture(scope="session")
def playwright(playwright: Playwright) -> Playwright:
    """Playwright as the product starts it: with the finder of parts."""
    from pages.dom.query import register

    register(playwright)
    return playwright


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], pytestconfig: pytest.Config) -> dict[str, Any]:
    """The browser that the product would launch, so that its finding and its sandbox rule are under test too.

    What pytest-playwright's own options ask for (--headed, --slowmo, --browser-channel) stands before it.
    """
    headless = not pytestconfig.getoption("--headed")
    if "channel" in browser_type_launch_args:
        return {"headless": headless, **browser_type_launch_args}
    chosen = find_browser(os.environ, headless=headless)
    return {**launch_options(chosen, headless=headless), **browser_type_launch_args}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """The window that the product opens: in a smaller one Setup's tree folds away."""
    return {**browser_context_args, "viewport": {"width": 1440, "height": 1000}, "locale": "en-US"}


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    """One key pair for all tests of a worker; making one takes its time."""
    from tests.walk.walking import pair_in

    return pair_in(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def practice() -> Iterator[PracticeOrg]:
    """A practice org of this test's own, on a free port of this machine."""
    from fixtures.practice_org import PracticeOrg

    with PracticeOrg() as org:
        yield org
