"""A hand-made change in the org: the plan names exactly that field and writes nothing; the next run repairs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow, Status
from automation.keys.pair import KeyPair, new_pair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp, PeriodUnit, PermittedUsers, RefreshTokenPolicy, State
from tests.walk.walking import walk

from .nights import app_in, differing, night_app, read

pytestmark = pytest.mark.whole

Change = Callable[[ConnectedApp], None]


@dataclass(frozen=True)
class Drift:
    """What somebody did by hand, the step that is about it, and the label that the plan must name."""

    step: int
    label: str
    change: Change


def _set(**values: object) -> Change:
    def change(app: ConnectedApp) -> None:
        for name, value in values.items():
            setattr(app, name, value)

    return change


# An app's page shows neither its logo's nor its icon's address, so nobody can tell whether those have changed.
DRIFTS = {
    "name": Drift(4, "Connected App Name", _set(name="Renamed by hand")),
    "api-name": Drift(4, "API Name", _set(api_name="Renamed_By_Hand")),
    "contact-email": Drift(4, "Contact Email", _set(contact_email="gone@practice.example")),
    "contact-phone": Drift(4, "Contact Phone", _set(contact_phone="")),
    "info": Drift(4, "Info URL", _set(info_url="https://other.example")),
    "start-url": Drift(4, "Start URL", _set(start_url="https://other.example")),
    "mobile-start-url": Drift(4, "Mobile Start URL", _set(mobile_start_url="")),
    "description": Drift(4, "Description", _set(description="Do not touch")),
    "oauth": Drift(5, "Enable OAuth Settings", _set(oauth_enabled=False)),
    "callback": Drift(6, "Callback URL", _set(callback_urls=["https://other.example/callback"])),
    "signatures": Drift(
        7, "Use digital signatures", _set(use_digital_signatures=False, certificate="", certificate_name="")
    ),
    "scope-api": Drift(9, "Selected OAuth Scopes", lambda app: app.scopes.remove("api")),
    "scope-web": Drift(9, "Selected OAuth Scopes", lambda app: app.scopes.remove("web")),
    "refresh-days": Drift(13, "Refresh Token Policy", _set(refresh_period=365)),
    "refresh-unit": Drift(13, "Refresh Token Policy", _set(refresh_unit=PeriodUnit.MONTHS)),
    "refresh-policy": Drift(13, "Refresh Token Policy", _set(refresh_policy=RefreshTokenPolicy.UNTIL_REVOKED)),
    "timeout": Drift(14, "Timeout Value", _set(session_timeout_minutes=1440)),
    "no-timeout": Drift(14, "Timeout Value", _set(session_timeout_minutes=None)),
    "permitted-users": Drift(15, "Permitted Users", _set(permitted_users=PermittedUsers.SELF_AUTHORIZE)),
    "profile": Drift(17, "Profiles", _set(profiles=[])),
    "permission-set": Drift(17, "Permission Sets", _set(permission_sets=[])),
}


@pytest.mark.parametrize("drift", [pytest.param(drift, id=name) for name, drift in DRIFTS.items()])
def test_one_field(page: Page, pair: KeyPair, walked: Callable[[Flow], State], drift: Drift) -> None:
    """The plan names the field and nothing else, without a write; a run repairs it with one save and keeps the key."""
    wanted = night_app(Flow.JWT, pair)
    with PracticeOrg(state=walked(Flow.JWT)) as practice:
        app = app_in(practice)
        key = app.consumer_key
        drift.change(app)
        found = read(page, practice, wanted)
        assert differing(found) == {drift.step: {drift.label}}
        assert practice.org.log.writes == []
        trip = walk(page, practice, wanted, ours=lambda *_: True)
        done = {number for number, status in trip.statuses.items() if status is Status.DONE}
        assert drift.step in done
        assert Status.FAILED not in trip.statuses.values()
        assert len(practice.org.log.writes) == 1
        assert [app.consumer_key for app in practice.org.state.connected_apps if app.name == wanted.name] == [key]


def test_another_certificate(page: Page, tmp_path: Path, pair: KeyPair, walked: Callable[[Flow], State]) -> None:
    """A certificate that expires on another day is named, and the right one is uploaded again."""
    other = new_pair(tmp_path, common_name="Other", now=datetime.now(UTC), days=30)
    with PracticeOrg(state=walked(Flow.JWT)) as practice:
        app_in(practice).certificate = other.certificate.read_text(encoding="ascii")
        wanted = night_app(Flow.JWT, pair)
        assert differing(read(page, practice, wanted, pair)) == {8: {"Certificate"}}
        trip = walk(page, practice, wanted, pair=pair)
        assert trip.stored.certificate.split() == pair.certificate.read_text(encoding="ascii").split()


@pytest.mark.parametrize("flow", list(Flow))
def test_nothing_differs(page: Page, pair: KeyPair, walked: Callable[[Flow], State], flow: Flow) -> None:
    """After a run the plan is empty; steps that store nothing themselves follow, and the org sees no write."""
    with PracticeOrg(state=walked(flow)) as practice:
        found = read(page, practice, night_app(flow, pair))
        assert differing(found) == {}
        assert {result.status for result in found if result.number in (3, 11, 12, 16)} == {Status.FOLLOWS}
        assert {result.status for result in found if result.number in (4, 5, 6, 9, 10, 13, 14)} == {Status.ALREADY}
        assert practice.org.log.writes == []


def test_no_app_yet(page: Page, practice: PracticeOrg, pair: KeyPair) -> None:
    """Without the app every lasting step differs, and still nothing is written."""
    found = read(page, practice, night_app(Flow.JWT, pair))
    assert set(differing(found)) == {4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 17}
    assert practice.org.log.writes == []
    assert practice.org.app_by_name("Walked App") is None


def test_exact(page: Page, pair: KeyPair, walked: Callable[[Flow], State]) -> None:
    """Extra scopes, profiles and permission sets stay by default; wanted exactly, they are named first and then go."""
    with PracticeOrg(state=walked(Flow.JWT)) as practice:
        app = app_in(practice)
        app.scopes.append("full")
        app.profiles.append(next(p.id for p in practice.org.state.profiles if p.id not in app.profiles))
        app.permission_sets.append(
            next(p.id for p in practice.org.state.permission_sets if p.id not in app.permission_sets)
        )
        assert differing(read(page, practice, night_app(Flow.JWT, pair))) == {}
        exact = night_app(Flow.JWT, pair, exact=True)
        found = {result.number: result for result in read(page, practice, exact)}
        assert [difference.wanted for difference in found[9].differences] == ["without full"]
        assert {difference.what for difference in found[17].differences} == {"Profiles", "Permission Sets"}
        assert practice.org.log.writes == []
        trip = walk(page, practice, exact)
        assert Status.FAILED not in trip.statuses.values()
        assert sorted(app.scopes) == ["api", "refresh_token", "web"]
        assert (len(app.profiles), len(app.permission_sets)) == (1, 1)
        assert differing(read(page, practice, exact)) == {}
