"""What the walks share: an org in which one has been taken."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import State

from .walking import state_after, wanted_app


@pytest.fixture(scope="session")
def state_after_walk(browser: Browser, browser_context_args: dict[str, Any], pair: KeyPair) -> State:
    """What an org keeps after the whole JWT walk, taken once for all tests of a worker that begin after one."""
    return state_after(browser, browser_context_args, wanted_app(Flow.JWT, pair))


@pytest.fixture
def walked(state_after_walk: State) -> Iterator[PracticeOrg]:
    """A practice org of this test's own in which that walk has been taken, with an empty log."""
    with PracticeOrg(state=copy.deepcopy(state_after_walk)) as org:
        yield org
