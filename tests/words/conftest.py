"""What these tests share: what an org keeps after a walk."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from automation.keys.pair import KeyPair
from fixtures.practice_org.state.model import State

from ..walk.walking import state_after, wanted_app


@pytest.fixture(scope="session")
def walked_state(browser: Browser, browser_context_args: dict[str, Any], pair: KeyPair) -> State:
    """What an org keeps after a whole walk."""
    return state_after(browser, browser_context_args, wanted_app(pair=pair))
