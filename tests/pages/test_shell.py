"""Login, the shells of Setup, App Manager, and what every screen says when it is not there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from fixtures.practice_org import ADMIN, INTEGRATION, PASSWORD, PracticeOrg
from pages import AppManager, ClassicApps, ClassicSetup, LightningSetup, Login, NewConnectedApp, Org, Secret, Timeouts
from pages.errors import NotAllowed, Refused, ScreenMissing, SessionEnded, Unavailable
from pages.values.app_identity import AppIdentity

from ..practice_org.factory import connected_app

BOTH = pytest.mark.parametrize("shell", [LightningSetup, ClassicSetup])
IMPATIENT = Timeouts(quick=1, page=3, save=3)


def test_login_refused(page: Page, practice: PracticeOrg) -> None:
    """A wrong password raises the org's words, and the password is in no part of the error."""
    org = Org(page, practice.url, patience=IMPATIENT)
    org.open("/")
    with pytest.raises(Refused, match="check your username and password") as caught:
        org.wait_for(Login).sign_in(ADMIN, Secret("not-the-password"))
    assert "not-the-password" not in repr(caught.value.args)


@BOTH
def test_app_manager(org: Org, practice: PracticeOrg, shell: type[LightningSetup | ClassicSetup]) -> None:
    """Quick Find leads to the exact entry; an app is found by its name and type, and opened by its row."""
    app = connected_app(practice.org, name="Analytics Demo Tools").app  # a name that two other apps have too
    org.open(shell.home)
    manager = org.wait_for(shell).app_manager()
    assert isinstance(manager, AppManager if shell is LightningSetup else ClassicApps)
    assert manager.open_app(AppIdentity("No Such App", "No_Such_App")) is None
    opened = manager.open_app(AppIdentity("Analytics Demo Tools"))
    assert opened is not None
    assert opened.consumer_key.text == app.consumer_key


@BOTH
def test_manage_from_the_list(org: Org, practice: PracticeOrg, shell: type[LightningSetup | ClassicSetup]) -> None:
    """The app of a row leads to its policies."""
    connected_app(practice.org)
    org.open(shell.home)
    policies = org.wait_for(shell).app_manager().open_policies(AppIdentity("Salesforce CLI"))
    assert policies.profiles.names == ["System Administrator"]


def test_list_that_loads_on_scroll(org: Org, practice: PracticeOrg) -> None:
    """An app far down a list that loads more rows when it is scrolled is found."""
    for number in range(120):
        connected_app(practice.org, name=f"Filler {number:03}", api_name=f"Filler_{number}")
    connected_app(practice.org, name="Zzz Last", api_name="Zzz_Last")
    org.open(LightningSetup.home)
    manager = org.wait_for(LightningSetup).app_manager()
    assert len(manager.table.rows()) < 120
    row = manager.row(AppIdentity("Zzz Last", "Zzz_Last"))
    assert row is not None
    assert row.name == "Zzz Last"


def test_another_page_is_a_stop(org: Org) -> None:
    """A page that has finished loading and is not the expected one ends the wait early and is described."""
    org.patience = Timeouts(quick=1, page=60, save=60)
    org.open(ClassicSetup.home)
    with pytest.raises(ScreenMissing, match=r"New Connected App did not come\. /setup/forcecomHomepage\.apexp shows"):
        org.wait_for(NewConnectedApp)


@BOTH
def test_session_ended(org: Org, practice: PracticeOrg, shell: type[LightningSetup | ClassicSetup]) -> None:
    """A session that ends in the middle is told as such, wherever the login page shows."""
    org.open(shell.home)
    manager = org.wait_for(shell).app_manager()
    practice.org.end_sessions()
    with pytest.raises(SessionEnded, match="you were logged out"):
        manager.new()


def test_rights_missing(page: Page, practice: PracticeOrg) -> None:
    """Without rights in Setup the org's own words are raised, at once."""
    org = Org(page, practice.url)
    org.open("/")
    org.wait_for(Login).sign_in(INTEGRATION, Secret(PASSWORD))
    org.open(LightningSetup.home)
    with pytest.raises(NotAllowed, match="Insufficient Privileges"):
        org.wait_for(LightningSetup)


def test_org_not_there(page: Page, practice: PracticeOrg) -> None:
    """An address where nobody answers is told with its name."""
    practice.stop()
    with pytest.raises(Unavailable, match="cannot be reached"):
        Org(page, practice.url).open("/")
