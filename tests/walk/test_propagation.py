"""A login right after Save: the org does not let the app log in yet, and then does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from automation.oauth.login_check import prove
from automation.oauth.propagation import Propagation
from fixtures.practice_org import ADMIN, PracticeOrg

from .walking import walk, wanted_app

FLOWS = pytest.mark.parametrize("flow", [Flow.JWT, pytest.param(Flow.WEB, marks=pytest.mark.whole)])


@FLOWS
def test_waits_until_the_org_knows(page: Page, pair: KeyPair, flow: Flow) -> None:
    """Refused until the delay is over, the login is tried again, saying so each time, and then proves the app."""
    with PracticeOrg(propagation=timedelta(minutes=3)) as practice:
        trip = walk(page, practice, wanted_app(flow, pair))
        trip.notes.clear()
        waiting = Propagation(10, 60, frozenset({10}), lambda seconds: practice.org.clock.advance(seconds=seconds))
        proof = prove(trip.context, practice.url, ADMIN, waiting)
    assert proof.proven, proof
    waits = [note for note in trip.notes if "does not let the app log in yet" in note]
    assert len(waits) == 3
    assert "for up to 10 more minutes" in waits[0]


@pytest.mark.whole
def test_gives_up(page: Page, pair: KeyPair) -> None:
    """When the time is over, the refusal is told with what it probably means."""
    with PracticeOrg(propagation=timedelta(minutes=30)) as practice:
        trip = walk(page, practice, wanted_app(Flow.JWT, pair))
        waiting = Propagation(2, 60, frozenset({10}), lambda seconds: practice.org.clock.advance(seconds=seconds))
        proof = prove(trip.context, practice.url, ADMIN, waiting)
    assert (proof.proven, proof.step) == (False, 10)
    assert "client identifier invalid" in proof.says
    assert "2 to 10 minutes" in proof.hint
