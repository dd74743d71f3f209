"""What an org shows only to somebody who has just proven who they are: the kept passkey proves it there too."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page

from fixtures.practice_org import Dialect, PasskeyPolicy, PracticeOrg
from pages import Org
from pages.browser.authenticator import Authenticator
from pages.errors import PersonNeeded
from pages.screens.connected_app.connected_app_detail import ConnectedAppDetail
from pages.values.code import nobody

from ...practice_org.factory import connected_app
from .test_answering import enroll, sign_in, verdicts


@pytest.mark.parametrize("details_in", ["same", "tab", "popup"])
def test_consumer_details(page: Page, details_in: str) -> None:
    """Manage Consumer Details asks for the passkey once the login's is minutes ago, in the page, a frame or a tab: it
    is answered, and without one a person is needed, and nothing is pressed."""
    with PracticeOrg(edition="G3", dialect=Dialect.parse(f"details_in={details_in}"), polling=False) as practice:
        practice.org.state.passkey_policy = PasskeyPolicy.PRIVILEGED
        app = connected_app(practice.org).app
        held = Authenticator(page.context, enroll(page, practice))
        held.plug_in(page)
        org: Org = sign_in(page, practice)
        address = f"/app/mgmt/forceconnectedapps/forceAppDetail.apexp?id={app.id}"
        org.open_classic(address)
        detail = org.wait_for(ConnectedAppDetail)
        practice.org.clock.advance(seconds=timedelta(minutes=10).total_seconds())
        with detail.consumer_details(nobody) as details:
            assert details.key.text == app.consumer_key
        assert verdicts(practice) == ["passkey registered", "passkey ok", "passkey ok"]
        held.take_out(page)
        held.passkey = None
        practice.org.clock.advance(minutes=10)
        org.open_classic(address)
        detail = org.wait_for(ConnectedAppDetail)
        with pytest.raises(PersonNeeded, match="none is kept"), detail.consumer_details(nobody):
            pass
        assert len(verdicts(practice)) == 3
