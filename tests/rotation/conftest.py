"""What the tests of rotations share: what an org keeps in which a walk has made the app already."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from fixtures.practice_org.state.model import State
from tests.nightly.nights import night_app
from tests.walk.walking import state_after

Walked = Callable[[], State]


@pytest.fixture(scope="session")
def walked(browser: Browser, browser_context_args: dict[str, Any], pair: KeyPair) -> Walked:
    """What an org keeps after one walk, a copy each time."""
    state = state_after(browser, browser_context_args, night_app(Flow.JWT, pair))
    return lambda: copy.deepcopy(state)
