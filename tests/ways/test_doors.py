"""A frontdoor URL and an access token as ways in: opened on the org's own host, once, and shown nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.practice_org import ADMIN, INTEGRATION, PASSWORD, PracticeOrg
from fixtures.practice_org.oauth.tokens import issue_access
from pages.browser.credential_hosts import is_own_door

from ..practice_org.factory import connected_app
from ..support.command import Done, env_of, setupwalk


def _door(org: PracticeOrg, username: str = ADMIN) -> str:
    user = org.org.user(username)
    assert user is not None
    return f"{org.url}/secur/frontdoor.jsp?otp={org.org.one_time_sign_in(user)}"


def _token(org: PracticeOrg, *scopes: str) -> str:
    user = org.org.user(ADMIN)
    assert user is not None
    return issue_access(org.org, connected_app(org.org).app, user, list(scopes)).token


def _plan(org: PracticeOrg, folder: Path, **env: str) -> Done:
    return setupwalk("plan", "--json", folder=folder, env=env_of(org, SF_PASSWORD="", SF_USERNAME="") | env)


def _nowhere(secret: str, folder: Path, done: Done) -> bool:
    left = [path.read_bytes() for path in (folder / "runs").rglob("*") if path.is_file()]
    return not any(secret.encode() in one for one in [*left, done.out.encode(), done.err.encode()])


@pytest.mark.parametrize("form", ["value", "file", "command"])
def test_frontdoor_url(practice: PracticeOrg, tmp_path: Path, form: str) -> None:
    """Given in any of its three forms it lets in, without a password, and its secret is in nothing that is left."""
    door = _door(practice)
    (tmp_path / "door").write_text(f"{door}\n")
    env = {
        "value": {"SF_FRONTDOOR_URL": door},
        "file": {"SF_FRONTDOOR_URL_FILE": "door"},
        "command": {"SF_FRONTDOOR_URL_COMMAND": "cat door"},
    }
    done = _plan(practice, tmp_path, SETUPWALK_EVIDENCE="all", **env[form])
    assert done.code == 2, done.err
    assert (done.facts["way_in"], done.facts["username"]) == ("the frontdoor URL", ADMIN)
    assert _nowhere(door.partition("otp=")[2], tmp_path, done)


def test_spent_url(practice: PracticeOrg, tmp_path: Path) -> None:
    """A URL that was used: exit code 1, what to do, and not the URL."""
    door = _door(practice)
    practice.org.redeem(door.partition("otp=")[2])
    done = _plan(practice, tmp_path, SF_FRONTDOOR_URL=door)
    assert done.code == 1, done.err
    assert "was not taken" in done.err
    assert "get a new one" in done.err
    assert _nowhere(door.partition("otp=")[2], tmp_path, done)


def test_second_try_says_that_it_is_used_up(practice: PracticeOrg, tmp_path: Path) -> None:
    """The org fails once behind the door: the second try has no URL any more and says so, not that it was refused."""
    practice.faults.arm("error-500", at="setup", times=1)
    done = _plan(practice, tmp_path, SF_FRONTDOOR_URL=_door(practice))
    assert done.code == 1, done.err
    assert "SF_FRONTDOOR_URL_COMMAND" in done.facts["error"]["hint"]
    assert "was used by the try before" in done.facts["error"]["cause"]


def test_command_gives_each_try_its_own(practice: PracticeOrg, tmp_path: Path) -> None:
    """A command is run again for the second try."""
    (tmp_path / "doors").write_text(f"{_door(practice)}\n{_door(practice)}\n")
    practice.faults.arm("error-500", at="setup", times=1)
    take = "head -1 doors && sed -i 1d doors"
    done = _plan(practice, tmp_path, SF_FRONTDOOR_URL_COMMAND=take)
    assert done.code == 2, done.err
    assert done.facts["tries"] == 2


def test_another_users_url(practice: PracticeOrg, tmp_path: Path) -> None:
    """SF_USERNAME holds for this way too."""
    done = _plan(practice, tmp_path, SF_FRONTDOOR_URL=_door(practice, INTEGRATION), SF_USERNAME=ADMIN)
    assert done.code == 3, done.err
    assert INTEGRATION in done.facts["error"]["cause"]


def test_another_orgs_url(practice: PracticeOrg, tmp_path: Path) -> None:
    """It leads to another host than SF_LOGIN_URL: not opened."""
    with PracticeOrg() as other:
        done = _plan(practice, tmp_path, SF_FRONTDOOR_URL=_door(other))
        assert done.code == 3, done.err
        assert not other.org.log.entries


def test_url_without_an_org(tmp_path: Path) -> None:
    """Given without SF_LOGIN_URL it is not taken for a walk in the practice org."""
    door = "https://acme.my.salesforce.com/secur/frontdoor.jsp?otp=abc"
    done = setupwalk("plan", folder=tmp_path, env={"SF_FRONTDOOR_URL": door})
    assert done.code == 3
    assert "SF_LOGIN_URL" in done.err


@pytest.mark.parametrize(
    ("address", "login_url", "own"),
    [
        ("https://acme.my.salesforce.com/secur/frontdoor.jsp?otp=1", "https://acme.my.salesforce.com", True),
        ("https://acme.my.salesforce.com/secur/frontdoor.jsp?otp=1", "https://login.salesforce.com", True),
        ("https://acme.my.salesforce.com:444/secur/frontdoor.jsp", "https://acme.my.salesforce.com", False),
        ("https://evil.my.salesforce.com/secur/frontdoor.jsp?otp=1", "https://acme.my.salesforce.com", False),
        ("https://acme.example.com/secur/frontdoor.jsp?otp=1", "https://login.salesforce.com", False),
        ("https://u@acme.my.salesforce.com/secur/frontdoor.jsp", "https://acme.my.salesforce.com", False),
        ("http://acme.my.salesforce.com/secur/frontdoor.jsp", "http://acme.my.salesforce.com", False),
        ("http://localhost:8001/secur/frontdoor.jsp?otp=1", "http://localhost:8001", True),
        ("http://localhost:8002/secur/frontdoor.jsp?otp=1", "http://localhost:8001", False),
    ],
)
def test_where_a_door_may_lead(address: str, login_url: str, own: bool) -> None:
    """To the org's own host alone, and over https but on this machine."""
    assert is_own_door(address, login_url) is own


def test_access_token(practice: PracticeOrg, tmp_path: Path) -> None:
    """The org makes a single-use URL of it, for each try a new one; the token is in nothing that is left."""
    token = _token(practice, "api", "web")
    practice.faults.arm("error-500", at="setup", times=1)
    done = _plan(practice, tmp_path, SF_ACCESS_TOKEN=token, SETUPWALK_EVIDENCE="all")
    assert done.code == 2, done.err
    assert (done.facts["way_in"], done.facts["tries"]) == ("the access token", 2)
    assert _nowhere(token.partition("!")[2], tmp_path, done)


@pytest.mark.parametrize("what", ["ended", "no-web"])
def test_token_that_does_not_serve(practice: PracticeOrg, tmp_path: Path, what: str) -> None:
    """A token that has ended, or lacks a scope, is told; the password, where it is set up, is taken then."""
    token = _token(practice, "api") if what == "no-web" else f"{practice.org.state.org_id[:15]}!AQnobodysToken"
    done = _plan(practice, tmp_path, SF_ACCESS_TOKEN=token)
    assert done.code == 1, done.err
    assert "scope web" in done.facts["error"]["hint"]
    done = _plan(practice, tmp_path, SF_ACCESS_TOKEN=token, SF_USERNAME=ADMIN, SF_PASSWORD=PASSWORD)
    assert done.code == 2, done.err
    assert done.facts["way_in"] == "user name and password"


def test_none_of_several(practice: PracticeOrg, tmp_path: Path) -> None:
    """Every way that is set up and closed is named, each with why."""
    door = _door(practice)
    practice.org.redeem(door.partition("otp=")[2])
    token = f"{practice.org.state.org_id[:15]}!AQnobodysToken"
    more = {"SF_ACCESS_TOKEN": token, "SF_USERNAME": ADMIN, "SF_PASSWORD": "wrong-password"}
    done = _plan(practice, tmp_path, SF_FRONTDOOR_URL=door, **more)
    assert done.code == 1, done.err
    cause = done.facts["error"]["cause"]
    assert all(way in cause for way in ("the frontdoor URL", "the access token", "user name and password"))
    assert "check your username and password" in cause
