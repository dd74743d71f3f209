"""Whoever only touches what is lit to be touched now, and knows nothing else, comes through all steps."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow, Status
from automation.keys.pair import KeyPair
from automation.settings.types import Ui
from fixtures.practice_org import PracticeOrg

from ..walking import Trip, walk, wanted_app
from .follower import Follower


def follow(page: Page, practice: PracticeOrg, pair: KeyPair, ui: Ui, **changes: object) -> tuple[Trip, Follower]:
    """A whole walk by the lights alone."""
    wanted = wanted_app(Flow.JWT, pair, **changes)
    typed = {
        "Connected App Name": wanted.name,
        "API Name": wanted.api_name,
        "Contact Email": "owner@practice.example",
        "Description": "Made by hand",
        "Callback URL": wanted.callback_url,
        "the number of Expire refresh token after": "90",
        "the unit of Expire refresh token after": "Day(s)",
        "Timeout Value": "15 minutes",
        "Label of Pipeline Users": "Pipeline Users",
        "API Name of Pipeline Users": "Pipeline_Users",
        "Permitted Users": "Admin approved users are pre-authorized",
    }
    hand = Follower(typed, wanted.certificate)
    trip = walk(page, practice, wanted, ui=ui, hand=hand)
    assert Status.FAILED not in trip.statuses.values(), (trip.results[-1], dict(hand.touched))
    return trip, hand


@pytest.mark.parametrize("ui", [Ui.LIGHTNING, Ui.CLASSIC])
def test_all_steps(page: Page, practice: PracticeOrg, pair: KeyPair, ui: Ui) -> None:
    """All seventeen, in both interfaces; the app that comes of it lets the CLI in."""
    trip, _ = follow(page, practice, pair, ui, description="Made by hand")
    assert trip.proof().proven
