"""All 17 steps, in both flows and both interfaces, on a practice org, each ending in a proven login."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow, Status
from automation.keys.pair import KeyPair
from automation.settings.types import Ui
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp, PeriodUnit, PermittedUsers, RefreshTokenPolicy

from .walking import Trip, walk, wanted_app

BOTH = pytest.mark.parametrize("ui", [Ui.LIGHTNING, Ui.CLASSIC])
AFTER = pytest.mark.xdist_group("walked")
"""Tests that begin after one walk, which their worker takes once."""
JWT_ONLY = {7, 8, 15, 17}


def _names(trip: Trip) -> tuple[list[str], list[str]]:
    org, app = trip.practice.org, trip.stored
    profiles = [profile.name for key in app.profiles if (profile := org.profile(key))]
    permission_sets = [found.label for key in app.permission_sets if (found := org.permission_set(key))]
    return sorted(profiles), sorted(permission_sets)


def _stored(org: PracticeOrg) -> ConnectedApp:
    app = org.org.app_by_name(wanted_app().name)
    assert app is not None
    return app


@BOTH
def test_jwt(page: Page, practice: PracticeOrg, pair: KeyPair, ui: Ui) -> None:
    """The JWT flow does all 17 steps; the org keeps each value, and the app logs its user in."""
    wanted = wanted_app(Flow.JWT, pair)
    trip = walk(page, practice, wanted, ui=ui)
    assert trip.statuses == dict.fromkeys(range(1, 18), Status.DONE)
    app = trip.stored
    assert (app.name, app.api_name, app.contact_email) == ("Walked App", "Walked_App", "owner@practice.example")
    assert app.oauth_enabled
    assert app.callback_urls == [wanted.callback_url]
    assert app.use_digital_signatures
    assert app.certificate.split() == pair.certificate.read_text(encoding="ascii").split()
    assert sorted(app.scopes) == ["api", "refresh_token", "web"]
    assert app.refresh_policy is RefreshTokenPolicy.EXPIRE_AFTER
    assert (app.refresh_period, app.refresh_unit) == (90, PeriodUnit.DAYS)
    assert app.session_timeout_minutes == 15
    assert app.permitted_users is PermittedUsers.ADMIN_APPROVED
    assert _names(trip) == (["System Administrator"], ["Pipeline Users"])
    assert trip.context.consumer_key == app.consumer_key
    assert trip.proof().proven


@pytest.mark.parametrize("ui", [Ui.LIGHTNING, pytest.param(Ui.CLASSIC, marks=pytest.mark.whole)])
def test_web(page: Page, practice: PracticeOrg, ui: Ui) -> None:
    """The web flow leaves the steps out that are for JWT, saves the policies all the same, and the app logs in."""
    trip = walk(page, practice, wanted_app(Flow.WEB), ui=ui)
    expected = {n: Status.NOT_IN_FLOW if n in JWT_ONLY else Status.DONE for n in range(1, 18)}
    assert trip.statuses == expected
    app = trip.stored
    assert not app.use_digital_signatures
    assert app.permitted_users is PermittedUsers.SELF_AUTHORIZE
    assert (app.refresh_period, app.session_timeout_minutes) == (90, 15)
    assert trip.proof().proven


@AFTER
@BOTH
def test_second_run_writes_nothing(page: Page, walked: PracticeOrg, pair: KeyPair, ui: Ui) -> None:
    """A second run finds everything already so, and the org sees no write."""
    trip = walk(page, walked, wanted_app(Flow.JWT, pair), ui=ui)
    assert {trip.statuses[n] for n in range(3, 18)} == {Status.ALREADY}
    assert walked.org.log.writes == []
    assert trip.context.consumer_key == trip.stored.consumer_key


@AFTER
def test_repairs_only_what_differs(page: Page, walked: PracticeOrg, pair: KeyPair) -> None:
    """Where somebody changed the session timeout, a second run saves the policies once and nothing else."""
    _stored(walked).session_timeout_minutes = 120
    again = walk(page, walked, wanted_app(Flow.JWT, pair))
    done = {number for number, status in again.statuses.items() if status is Status.DONE}
    assert done - {1, 2} == {12, 14, 16}
    assert again.stored.session_timeout_minutes == 15
    assert [entry.path.rsplit("/", 1)[0].rsplit("/", 1)[-1] for entry in walked.org.log.writes] == [
        "ForceConnectedApplicationPage"
    ]


@AFTER
def test_adds_what_the_definition_lacks(page: Page, walked: PracticeOrg, pair: KeyPair) -> None:
    """An app that lost a scope is edited, keeps its consumer key and its certificate, and is one app still."""
    app = _stored(walked)
    key, certificate = app.consumer_key, app.certificate
    app.scopes.remove("web")
    again = walk(page, walked, wanted_app(Flow.JWT, pair))
    done = {number for number, status in again.statuses.items() if status is Status.DONE}
    assert done - {1, 2} == {3, 9, 10}
    assert sorted(again.stored.scopes) == ["api", "refresh_token", "web"]
    assert (again.stored.consumer_key, again.stored.certificate) == (key, certificate)
    assert sum(one.name == app.name for one in walked.org.state.connected_apps) == 1


def test_all_basic_information(page: Page, practice: PracticeOrg) -> None:
    """Description, phone and the URLs go into the form when they are given, and are read back."""
    more = {
        "contact_phone": "+1 555 0100",
        "description": "Made by a walk",
        "info_url": "https://practice.example/info",
        "logo_url": "https://practice.example/logo.png",
        "icon_url": "https://practice.example/icon.png",
        "start_url": "https://practice.example/start",
        "mobile_start_url": "https://practice.example/mobile",
    }
    trip = walk(page, practice, wanted_app(Flow.WEB, None, **more))
    assert Status.FAILED not in trip.statuses.values()
    assert {name: getattr(trip.stored, name) for name in more} == more
