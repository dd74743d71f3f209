"""Two orgs behind one login URL: nothing that is kept about one is used for the other."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from automation.browser.org_identity import OrgIdentity, read_identity
from automation.browser.saved_session import SavedSession, keep
from automation.jobs.arrival import Arrival
from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from fixtures.practice_org.state.seed import seeded
from pages import Login, Org, Secret, Timeouts

from ...support.command import setupwalk
from ..orgs.front import front

OTHER = "admin@other.example"
PATIENCE = Timeouts(quick=2, page=8, save=8)


@dataclass
class Two:
    """Two orgs, and the one address where the users of both log in."""

    one: PracticeOrg
    other: PracticeOrg
    url: str


@pytest.fixture
def two() -> Iterator[Two]:
    """An org of ADMIN's and one of OTHER's."""
    with PracticeOrg() as one:
        state = seeded(one.org.clock.now())
        state.users[0].username = OTHER
        with PracticeOrg(state=state) as other, front({ADMIN: one, OTHER: other}) as url:
            yield Two(one, other, url)


def _env(two: Two, username: str) -> dict[str, str]:
    return {
        "SF_LOGIN_URL": two.url,
        "SF_USERNAME": username,
        "SF_PASSWORD": PASSWORD,
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
        "APP_FLOW": "jwt",
        "SETUPWALK_WAIT_MINUTES": "0",
    }


@pytest.mark.parametrize("origins", ["one", "three"])
def test_identity_is_the_orgs_own_word(page: Page, origins: str) -> None:
    """Org id, host and user are what the org says, also where its pages come from several hosts."""
    with PracticeOrg(origins="three" if origins == "three" else "one") as practice:
        org = Org(page, practice.url, patience=PATIENCE)
        org.open("/")
        org.wait_for(Login).sign_in(ADMIN.upper(), Secret(PASSWORD))
        host = practice.url.removeprefix("http://")
        assert read_identity(org, "typed") == OrgIdentity(practice.org.state.org_id[:15], host, ADMIN)


def test_what_the_org_does_not_tell(page: Page, practice: PracticeOrg) -> None:
    """A session that names no org is no identity; where the org is known and the user is not, the typed one counts."""
    org = Org(page, practice.url, patience=PATIENCE)
    org.open("/")
    assert read_identity(org, ADMIN) is None
    here = {"domain": "localhost", "path": "/"}
    page.context.add_cookies([{"name": "sid", "value": "of-no-org!x", **here}])  # type: ignore[typeddict-item]
    assert read_identity(org, ADMIN) is None
    page.context.add_cookies([{"name": "sid", "value": "00D000000000Abc!x", **here}])  # type: ignore[typeddict-item]
    found = read_identity(org, ADMIN)
    assert found is not None
    assert (found.org_id, found.username) == ("00D000000000Abc", ADMIN)


def test_undo_is_for_its_own_org(two: Two, tmp_path: Path) -> None:
    """A run in one org is not undone in another that is reached by the same address; the org is told by its id."""
    made = setupwalk("create", "--json", folder=tmp_path, env=_env(two, ADMIN))
    facts = json.loads(made.out)
    assert facts["org_id"] == two.one.org.state.org_id[:15], made.err
    assert facts["username"] == ADMIN
    before = two.other.org.state.connected_apps
    done = setupwalk("undo", facts["run"], "--yes", folder=tmp_path, env=_env(two, OTHER))
    assert done.code == 3, done.err
    assert facts["org_id"] in done.err
    assert two.other.org.state.connected_apps == before
    assert two.one.org.app_by_name(facts["app"]) is not None


def _keep(page: Page, two: Two, username: str, folder: Path, *, as_if: OrgIdentity | None = None) -> None:
    """Keeps a login that a browser has made; `as_if` is whose the file says it is."""
    org = Org(page, two.url, patience=PATIENCE)
    org.open("/")
    org.wait_for(Login).sign_in(username, Secret(PASSWORD))
    found = read_identity(org, username)
    assert found is not None
    state, home = dict(page.context.storage_state()), page.url
    keep(folder, SavedSession.of(as_if or found, two.url, home=home, state=state, now=datetime.now(UTC)))


def test_kept_login_serves_nobody_else(page: Page, two: Two, tmp_path: Path) -> None:
    """A login that was kept for one user is not used for another who is named, whose password is wrong."""
    _keep(page, two, ADMIN, tmp_path)
    env = _env(two, OTHER) | {"SF_PASSWORD": "not-this-one"}
    done = setupwalk("plan", "--json", folder=tmp_path, env=env)
    assert done.code == 1, done.err
    assert f"kept for {ADMIN}" in done.err
    assert json.loads(done.out)["org_id"] == ""


def test_kept_login_of_an_org_that_is_another_now(page: Page, two: Two, tmp_path: Path) -> None:
    """Where the org says that it, or its user, is not the one of the kept login, nobody walks: exit code 3."""
    one = OrgIdentity(two.one.org.state.org_id[:15], "localhost", ADMIN)
    _keep(page, two, OTHER, tmp_path, as_if=one)
    done = setupwalk("create", folder=tmp_path, env=_env(two, ADMIN) | {"SF_PASSWORD": ""})
    assert done.code == 3, done.err
    assert two.other.org.state.org_id[:15] in done.err, done.err
    assert not two.one.org.log.writes
    assert not two.other.org.log.writes


@pytest.mark.whole
def test_plan_of_one_org_is_none_of_another(two: Two, tmp_path: Path) -> None:
    """A plan that was made in one org is not carried out in another that is reached by the same address."""
    made = setupwalk("plan", "--out", "plan.json", folder=tmp_path, env=_env(two, ADMIN))
    assert made.code == 2, made.err
    done = setupwalk("create", "--plan", "plan.json", folder=tmp_path, env=_env(two, OTHER))
    assert done.code == 3, done.err
    assert two.one.org.state.org_id[:15] in done.err
    assert not two.other.org.log.writes


def test_runs_wait_for_the_same_app_of_the_same_org_alone(two: Two, tmp_path: Path) -> None:
    """While a run holds an app's lock, one in another org behind the same address goes on; one in the same org waits
    and says for what."""
    held, notes = Arrival(tmp_path, "An_App", two.url, list[str]().append, ExitStack()), list[str]()
    org_id = two.one.org.state.org_id[:15]
    with held.held:
        held.alone(org_id)
        other = Arrival(tmp_path, "An_App", two.url, notes.append, ExitStack())
        with other.held:
            other.alone(two.other.org.state.org_id[:15])
        assert not notes
        waiting = Arrival(tmp_path, "AN_APP", two.url, notes.append, ExitStack())
        thread = threading.Thread(target=waiting.alone, args=(org_id,), daemon=True)
        thread.start()
        thread.join(1)
        assert thread.is_alive()
        assert "An_App" in notes[0] or "AN_APP" in notes[0]
        assert org_id in notes[0]
    thread.join(10)
    assert not thread.is_alive()
    waiting.held.close()
