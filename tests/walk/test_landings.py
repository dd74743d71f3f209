"""Where a login lands, and where the org leads from there, when nobody has said which interface to walk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow, Status
from automation.keys.pair import KeyPair
from automation.settings.types import Ui
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.dialects import Dialect

from .walking import walk, wanted_app

LEADS_ON = (
    "<!doctype html><title>Salesforce</title><script>location.replace('/lightning/setup/SetupOneHome/home')</script>"
)


@pytest.mark.parametrize("landing", ["one-app", "custom-page"])
def test_led_to_lightning(page: Page, pair: KeyPair, landing: str) -> None:
    """Who has Lightning is walked in it: also where the login lands on a page that does not say so, and the address of
    Classic's Setup leads on to Lightning's."""
    page.route("**/setup/forcecomHomepage.apexp", lambda route: route.fulfill(body=LEADS_ON, content_type="text/html"))
    with PracticeOrg(dialect=Dialect.parse(f"landing={landing}")) as practice:
        trip = walk(page, practice, wanted_app(Flow.JWT, pair), ui=Ui.AUTO)
    assert set(trip.statuses.values()) == {Status.DONE}, trip.results
