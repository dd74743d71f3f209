"""Two orgs behind one login URL: nothing that is kept about one is used for the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from automation.org_identity import OrgIdentity, read_identity
from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from fixtures.practice_org.seed import seeded
from pages import Login, Org, Patience, Secret
from tests.command import setupwalk

from .front import front

OTHER = "admin@other.example"
PATIENCE = Patience(quick=2, page=8, save=8)


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
        org.at(Login).sign_in(ADMIN.upper(), Secret(PASSWORD))
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
    again = setupwalk("create", "--json", folder=tmp_path, env=_env(two, OTHER))
    assert json.loads(again.out)["org_id"] == two.other.org.state.org_id[:15]
    before = two.other.org.state.connected_apps
    done = setupwalk("undo", facts["run"], "--yes", folder=tmp_path, env=_env(two, OTHER))
    assert done.code == 3, done.err
    assert facts["org_id"] in done.err
    assert two.other.org.state.connected_apps == before
    assert two.one.org.app_by_name(facts["app"]) is not None
