"""Each screen is tested bare, as in Classic, and in the frame, as in Lightning; no test mentions which."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from pages import Login, Org, Secret, Timeouts

Show = Callable[[str], Org]
POLICIES = "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/d?applicationId="


@pytest.fixture
def org(page: Page, practice: PracticeOrg) -> Org:
    """The org, with its administrator signed in."""
    org = Org(page, practice.url, patience=Timeouts(quick=2, page=6, save=6))
    org.open("/")
    org.wait_for(Login).sign_in(ADMIN, Secret(PASSWORD))
    return org


@pytest.fixture(params=["bare", "framed"])
def show(request: pytest.FixtureRequest, org: Org) -> Show:
    """Opens a classic page of the org, alone or within Lightning's shell."""

    def opened(path: str) -> Org:
        address = (
            path if request.param == "bare" else f"/lightning/setup/NavigationMenus/page?address={quote(path, '')}"
        )
        org.open(address)
        return org

    return opened
