"""What the nightly tests share: what an org keeps in which a walk has made the app already."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from fixtures.practice_org.state.model import State
from tests.walk.walking import state_after

from .nights import night_app


@pytest.fixture(scope="session")
def walked(browser: Browser, browser_context_args: dict[str, Any], pair: KeyPair) -> Callable[[Flow], State]:
    """What an org keeps after one walk of a flow; the walk is taken once, and every caller gets a copy."""
    kept: dict[Flow, State] = {}

    def state(flow: Flow = Flow.JWT) -> State:
        if flow not in kept:
            kept[flow] = state_after(browser, browser_context_args, night_app(flow, pair))
        return copy.deepcopy(kept[flow])

    return state
