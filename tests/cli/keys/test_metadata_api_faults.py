"""The Metadata API that is late, broken or not the org's: it tells no key then, and the question ends in time."""

from __future__ import annotations

import time
from typing import Any

import pytest

from automation.context.consumer.metadata_api import consumer_key_of
from fixtures.practice_org import PracticeOrg
from pages.browser.browser_session import BrowserSession
from pages.values.secret import Secret

from ...practice_org.factory import connected_app

FAULTS: dict[str, dict[str, Any]] = {
    "slow": {"seconds": 20},
    "reset": {},
    "error-500": {},
    "unavailable": {},
    "maintenance": {},
    "insufficient-privileges": {},
}


@pytest.mark.parametrize("fault", ["", *FAULTS])
def test_tells_nothing_and_ends(fault: str) -> None:
    """Without a fault the org tells the key; with each of them it tells none, within the time for an answer."""
    with PracticeOrg(edition="G3") as practice:
        app = connected_app(practice.org).app
        sid = practice.org.sign_in(practice.org.state.users[0])
        session = BrowserSession(practice.org.state.org_id[:15], practice.url, Secret(sid))
        if fault:
            practice.org.faults.arm(fault, at="metadata-api", times=3, **FAULTS[fault])
        began = time.monotonic()
        assert consumer_key_of(session, app.api_name) == ("" if fault else app.consumer_key)
        assert time.monotonic() - began < 13
        assert [one.name for one in practice.org.faults.fired] == [fault] * bool(fault)
