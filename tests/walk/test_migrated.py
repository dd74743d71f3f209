"""An app that was made an External Client App is left alone, and that is said in one sentence."""

from __future__ import annotations

import copy

from playwright.sync_api import Page

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from automation.reporting.failure import kind_of
from fixtures.practice_org import Dialect, PracticeOrg
from fixtures.practice_org.state.model import State

from .walking import walk, wanted_app


def test_migrated(page: Page, pair: KeyPair, state_after_walk: State) -> None:
    """The first step that needs one of its disabled buttons says what became of it, and nothing is changed."""
    state = copy.deepcopy(state_after_walk)
    with PracticeOrg(state=state, dialect=Dialect.parse("migrate=migrated")) as practice:
        before = copy.deepcopy(practice.org.state.connected_apps)
        trip = walk(page, practice, wanted_app(Flow.JWT, pair, description="Another"))
        assert practice.org.state.connected_apps == before
    told = str(trip.failure.error)
    assert kind_of(trip.failure.error).exit_code == 5
    assert "Walked App was migrated: it is kept as an External Client App now" in told
