"""One command means one org and one user: those of `--target-org`, and those of its first sign-in."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from playwright.sync_api import Page

from automation.browser.org_identity import OrgIdentity
from automation.browser.saved_session import SavedSession, keep
from automation.context.step_context import StepContext
from automation.errors import SettingsError
from automation.jobs.arrival import Arrival
from automation.scenario.sign_in import log_in
from fixtures.practice_org import ADMIN, INTEGRATION, PASSWORD, PracticeOrg
from pages import Login, Org, Secret

from ..practice_org.factory import connected_app
from ..support.command import Done, env_of, setupwalk
from . import fake_sf

ANOTHER = "00D000000000Abc"
HERE = OrgIdentity("00D0000000000AA", "a.my.salesforce.com", ADMIN)


def _target(org: PracticeOrg, folder: Path, *answers: object, **env: str) -> Done:
    sf = fake_sf.install(folder / "bin", *answers)
    return setupwalk("plan", "--json", "--target-org", "prac", folder=folder, env=env_of(org, **sf) | env)


def test_cli_that_cannot_tell(practice: PracticeOrg, tmp_path: Path) -> None:
    """Address, user name and password are set as well, and the CLI's login has ended: no other way in is tried."""
    done = _target(practice, tmp_path, fake_sf.fails("RefreshTokenAuthError", "Error: expired access/refresh token"))
    assert done.code == 1, done.err
    assert "log the CLI in again" in done.err
    assert not practice.org.log.entries


def test_cli_of_another_user(practice: PracticeOrg, tmp_path: Path) -> None:
    """SF_USERNAME names somebody else than the CLI: refused though SF_LOGIN_URL is set, before a browser opens."""
    done = _target(practice, tmp_path, fake_sf.opens(practice, username=INTEGRATION))
    assert done.code == 3, done.err
    assert f"is for {INTEGRATION}" in done.err
    assert not practice.org.log.entries


@pytest.mark.parametrize("address", [True, False])
def test_password_of_another_org(practice: PracticeOrg, tmp_path: Path, address: bool) -> None:
    """The CLI's URL was used already, and user name and password lead to another org than the CLI has told of: they
    are refused before anything is read."""
    answer = fake_sf.opens(practice)
    practice.org.redeem(answer["result"]["url"].partition("otp=")[2])
    answer["result"]["orgId"] = ANOTHER
    done = _target(practice, tmp_path, answer, **({} if address else {"SF_LOGIN_URL": ""}))
    assert done.code == 3, done.err
    assert f"in the org {ANOTHER}" in done.err
    assert not any("/forceconnectedapps/" in entry.path for entry in practice.org.log.entries)


def test_kept_login_of_another_org(practice: PracticeOrg, tmp_path: Path) -> None:
    """A login that was kept for another org at the same address is left alone; the CLI's URL is opened."""
    other = SavedSession.of(
        OrgIdentity(ANOTHER, "localhost", ADMIN),
        practice.url,
        home=practice.url,
        state={"cookies": [], "origins": []},
        now=datetime.now(UTC),
    )
    keep(tmp_path, other)
    done = _target(practice, tmp_path, fake_sf.opens(practice))
    assert done.code == 2, done.err
    assert f"is not used: it is for {ANOTHER}" in done.err
    assert done.facts["way_in"] == "--target-org prac"


def test_alias_that_moves(practice: PracticeOrg, tmp_path: Path) -> None:
    """For the second try the CLI tells of another user: its URL is not opened, nor is the password typed."""
    practice.faults.arm("error-500", at="setup", times=1)
    answers = [fake_sf.opens(practice), fake_sf.opens(practice, username=INTEGRATION)]
    done = _target(practice, tmp_path, *answers)
    assert done.code == 3, done.err
    assert f"now of {INTEGRATION}" in done.err


def test_next_try_as_another_user(practice: PracticeOrg, tmp_path: Path) -> None:
    """A command for frontdoor URLs gives somebody else's to the second try, and no user is named: refused."""
    doors = [fake_sf.opens(practice, username=one)["result"]["url"] for one in (ADMIN, INTEGRATION)]
    (tmp_path / "doors").write_text("\n".join(doors) + "\n")
    app = connected_app(practice.org).app
    practice.faults.arm("error-500", at="/app/mgmt/", times=1)
    env = env_of(practice, SF_USERNAME="", SF_PASSWORD="", APP_NAME=app.name, APP_API_NAME=app.api_name)
    env["SF_FRONTDOOR_URL_COMMAND"] = "head -1 doors && sed -i 1d doors"
    done = setupwalk("plan", "--json", folder=tmp_path, env=env)
    assert done.code == 3, done.err
    assert f"began as {ADMIN}" in done.err


def _comes(arrival: Arrival, identity: OrgIdentity | None) -> None:
    arrival(cast(StepContext, SimpleNamespace(identity=identity, way=None)))


@pytest.mark.parametrize(
    "then",
    [
        None,
        OrgIdentity(ANOTHER, HERE.host, ADMIN),
        OrgIdentity(HERE.org_id, HERE.host, INTEGRATION),
        OrgIdentity(HERE.org_id, HERE.host, ""),
    ],
    ids=["unreadable", "org", "user", "no-user"],
)
def test_later_sign_in(tmp_path: Path, then: OrgIdentity | None) -> None:
    """After a first sign-in another org, another user, and one that cannot be read are refused, each time; the first
    one's own is taken, in any case of letters."""
    with ExitStack() as held:
        arrival = Arrival(tmp_path, "An_App", "here", lambda _: None, held)
        _comes(arrival, HERE)
        for _ in range(2):
            with pytest.raises(SettingsError, match=f"began as {ADMIN} in the org {HERE.org_id}"):
                _comes(arrival, then)
        assert arrival.identity == HERE
        _comes(arrival, OrgIdentity(HERE.org_id, "b.my.salesforce.com", ADMIN.upper()))


def test_first_sign_in_that_cannot_be_read(tmp_path: Path) -> None:
    """It binds nothing; the first that can be read does."""
    with ExitStack() as held:
        arrival = Arrival(tmp_path, "An_App", "here", lambda _: None, held)
        _comes(arrival, None)
        _comes(arrival, None)
        _comes(arrival, HERE)
        with pytest.raises(SettingsError):
            _comes(arrival, None)


def test_name_of_an_earlier_sign_in() -> None:
    """Who was typed once is not who is signed in later by a way that does not know its user."""
    way = SimpleNamespace(name="a way", enter=lambda _: None)
    context = cast(StepContext, SimpleNamespace(typed=ADMIN, ways=(way,), way=None, closed=[]))
    log_in(context)
    assert context.typed == ""


def test_doctor_with_another_orgs_kept_login(page: Page, practice: PracticeOrg, tmp_path: Path) -> None:
    """The session of a kept login is another org's than the file says: a run would be refused, and so says doctor."""
    org = Org(page, practice.url)
    org.open("/")
    org.wait_for(Login).sign_in(ADMIN, Secret(PASSWORD))
    told = OrgIdentity(ANOTHER, "localhost", ADMIN)
    state = dict(page.context.storage_state())
    keep(tmp_path, SavedSession.of(told, practice.url, home=page.url, state=state, now=datetime.now(UTC)))
    done = setupwalk("doctor", "--json", folder=tmp_path, env=env_of(practice, SF_PASSWORD=""))
    assert done.code == 3, done.err
    findings = {finding["what"]: finding for finding in done.facts["findings"]}
    assert findings["login"]["state"] == "fail"
    assert ANOTHER in findings["login"]["says"]
