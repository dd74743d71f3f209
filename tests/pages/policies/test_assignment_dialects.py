"""Who may use an app is chosen in an org whose lists have pages, letters or arrows: those alone who are meant."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from fixtures.practice_org.dialects import Dialect
from fixtures.practice_org.state.model import PermittedUsers
from pages import ConnectedAppPolicies, Login, ManageProfiles, Org, Secret, Timeouts
from pages.components import Pick

from ...practice_org.factory import connected_app
from ..conftest import POLICIES


@pytest.mark.parametrize("shape", ["pages", "letters", "arrows"])
def test_profiles(page: Page, shape: str) -> None:
    """Two profiles, wherever they stand in the list, are stored, and no other."""
    dialect = Dialect.parse(f"assignment={shape}")
    with PracticeOrg(dialect=dialect) as practice:
        app = connected_app(practice.org).app
        app.permitted_users = PermittedUsers.ADMIN_APPROVED
        org = Org(page, practice.url, patience=Timeouts(quick=2, page=6, save=6))
        org.open("/")
        org.wait_for(Login).sign_in(ADMIN, Secret(PASSWORD))
        org.open(POLICIES + app.application_id)
        there = org.wait_for(ConnectedAppPolicies)
        wanted = [Pick("Standard User"), Pick("System Administrator")]
        for _ in range(3):
            form = there.manage_profiles.press(ManageProfiles)
            wanted = form.table.choose(wanted)
            there = form.save.press(ConnectedAppPolicies)
            if not wanted:
                break
        named = {profile.id: profile.name for profile in practice.org.state.profiles}
        assert sorted(named[profile] for profile in app.profiles) == ["Standard User", "System Administrator"]
