"""Policies and pre-authorization: what Edit Policies keeps and refuses, and which lists follow from it."""

from __future__ import annotations

import re

import pytest

from fixtures.practice_org.pages.policies import PERMISSION_SETS, PROFILES
from fixtures.practice_org.pages.policy_form import BAD_PERIOD, NO_CHOICE
from fixtures.practice_org.state.model import PeriodUnit, PermittedUsers, RefreshTokenPolicy

from ..site import EDIT_POLICIES, POLICIES, Site, cells


def test_defaults_of_a_new_app() -> None:
    """A new app lets everybody authorize themselves, never expires its refresh tokens, and has no timeout."""
    site = Site()
    app = site.made_app()
    shown = cells(site.get(POLICIES, applicationId=app.application_id))
    assert shown["Permitted Users"] == "All users may self-authorize"
    assert shown["IP Relaxation"] == "Enforce IP restrictions"
    assert shown["Refresh Token Policy:"] == "Refresh token is valid until revoked"
    assert shown["Timeout Value"] == ""


def test_guide_values_are_kept() -> None:
    """Steps 13 to 16: 90 days, 15 minutes, admin approved; Save leads back to the detail page, which shows them."""
    site = Site()
    app = site.made_app()
    answer = site.save_policies(app)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{POLICIES}?applicationId={app.application_id}"
    assert app.permitted_users is PermittedUsers.ADMIN_APPROVED
    assert app.refresh_policy is RefreshTokenPolicy.EXPIRE_AFTER
    assert (app.refresh_period, app.refresh_unit, app.session_timeout_minutes) == (90, PeriodUnit.DAYS, 15)
    shown = cells(site.get(answer.headers["location"]))
    assert shown["Permitted Users"] == "Admin approved users are pre-authorized"
    assert shown["Refresh Token Policy:"] == "Expire refresh token after 90 Day(s)"
    assert shown["Timeout Value"] == "15 minutes"
    assert site.org.log.writes[-1].path == EDIT_POLICIES


def test_edit_shows_the_known_controls() -> None:
    """The page has the known ids and values, its Save only in the bottom row, and four radios."""
    site = Site()
    page = site.get(EDIT_POLICIES, applicationId=site.made_app().application_id).text
    assert '<h2 class="mainTitle">Connected App Edit</h2>' in page
    assert '<select id="userpolicy" name="userpolicy"><option value="0" selected>' in page
    assert '<select id="ippolicy"' in page
    assert page.count('title="Save" value=" Save "') == 1
    assert len(re.findall(r'type="radio"', page)) == 4


def test_each_period_has_its_own_box() -> None:
    """The number and unit of the chosen policy are kept, those of the twin row are not."""
    site = Site()
    app = site.made_app()
    site.save_policies(
        app,
        refreshtokenpolicy="inactivity",
        inactivity_period="6",
        inactivity_unit="Month(s)",
        specific_lifetime_period="90",
    )
    assert app.refresh_policy is RefreshTokenPolicy.EXPIRE_IF_UNUSED
    assert (app.refresh_period, app.refresh_unit) == (6, PeriodUnit.MONTHS)


@pytest.mark.parametrize("period", ["", "0", "ninety"])
def test_bad_period_refused(period: str) -> None:
    """A period must be a positive whole number; the page says so, keeps what was typed, and stores nothing."""
    site = Site()
    app = site.made_app()
    answer = site.save_policies(app, specific_lifetime_period=period)
    assert answer.status_code == 200
    assert f"<strong>Error:</strong> {BAD_PERIOD}" in answer.text
    assert f'name="specific_lifetime_period" size="4" maxlength="6" value="{period}"' in answer.text
    assert app.permitted_users is PermittedUsers.SELF_AUTHORIZE
    assert app.session_timeout_minutes is None


def test_without_refresh_scope_one_radio() -> None:
    """An app that may not have a refresh token is offered "Immediately expire" alone, and nothing else is taken."""
    site = Site()
    app = site.made_app(scopes="api,web")
    page = site.get(EDIT_POLICIES, applicationId=app.application_id).text
    assert re.findall(r'type="radio" id="refresh_(\w+)"[^>]*checked', page) == ["zero"]
    assert page.count('type="radio"') == 1
    assert NO_CHOICE in site.save_policies(app).text
    assert site.save_policies(app, refreshtokenpolicy="zero").status_code == 303
    assert app.refresh_policy is RefreshTokenPolicy.EXPIRE_IMMEDIATELY


def test_related_lists_only_for_admin_approved() -> None:
    """Profiles and permission sets appear once "admin approved" is stored, empty at first."""
    site = Site()
    app = site.made_app()
    before = site.get(POLICIES, applicationId=app.application_id).text
    assert "Manage Profiles" not in before
    site.save_policies(app)
    after = site.get(POLICIES, applicationId=app.application_id).text
    assert 'name="assignprofiles" title="Manage Profiles"' in after
    assert 'value="Manage Permission Sets"' in after
    assert "No profiles associated with this app." in after


@pytest.mark.parametrize(("path", "field"), [(PROFILES, "profiles"), (PERMISSION_SETS, "permission_sets")])
def test_assignment_keeps_the_ticked_rows(path: str, field: str) -> None:
    """The ticked rows, and no others, are attached; they are ticked when the page is opened again."""
    site = Site()
    app = site.made_app()
    known = [item.id for item in getattr(site.org.state, field)]
    answer = site.http.post(
        path, params={"applicationId": app.application_id}, data={"ids": [known[3], known[1], "nonsense"]}
    )
    assert answer.headers["location"] == f"{POLICIES}?applicationId={app.application_id}"
    assert getattr(app, field) == [known[1], known[3]]
    page = site.get(path, applicationId=app.application_id).text
    assert re.findall(r'name="ids" value="(\w+)" checked', page) == sorted(getattr(app, field), key=page.index)
    assert page.count('name="ids"') == len(known)
    assert page.count('title="Save"') == 2
    site.http.post(path, params={"applicationId": app.application_id}, data={})
    assert getattr(app, field) == []
