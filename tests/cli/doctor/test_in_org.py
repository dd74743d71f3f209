"""What doctor finds out about an org once it has logged in: it looks at it, and writes nothing anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fixtures.practice_org import ADMIN, PracticeOrg
from fixtures.practice_org.state.model import Profile
from fixtures.practice_org.state.seed import INTEGRATION, seed_id

from ...support.command import env_of, setupwalk


def profile_of(org: PracticeOrg) -> Profile:
    """The profile of whoever walks."""
    return next(one for one in org.org.state.profiles if one.name == "System Administrator")


def examined(org: PracticeOrg, folder: Path, *args: str, **env: str) -> tuple[int, dict[str, Any]]:
    """Exit code and findings by name; the org was not written to, and the folder is as it was."""
    before = set(folder.iterdir())
    done = setupwalk("doctor", "--json", *args, folder=folder, env=env_of(org, **env))
    assert org.org.log.writes == []
    assert set(folder.iterdir()) == before
    assert done.err == ""
    return done.code, {finding["what"]: finding for finding in done.facts["findings"]}


def test_all_is_well(tmp_path: Path) -> None:
    """A user with all rights in an org that lets apps be created: one line, and exit code 0."""
    with PracticeOrg() as practice:
        done = setupwalk("doctor", folder=tmp_path, env=env_of(practice))
        assert done.code == 0, done.out
        assert done.out == (
            "All is well: settings, browser, key pair, callback port, folders, network, org, clock, login, rights, "
            "new connected apps, profiles and permission sets.\n"
        )


EDITIONS = [
    ("G1", (), {}, "ok"),
    ("G2", ("creation-greyed",), {}, "fail"),
    ("G2", ("creation-missing",), {}, "fail"),
    ("G3", (), {}, "ok"),
    ("G4", (), {}, "note"),
    ("G4", (), {"creation_allowed": True}, "ok"),
    ("G4", ("creation-greyed",), {"creation_allowed": True}, "ok"),
]


@pytest.mark.parametrize(
    ("edition", "faults", "state", "verdict"),
    [
        pytest.param(*case, marks=pytest.mark.sample if number in (1, 4) else pytest.mark.whole)
        for number, case in enumerate(EDITIONS)
    ],
)
def test_creation(tmp_path: Path, edition: str, faults: tuple[str, ...], state: dict[str, bool], verdict: str) -> None:
    """Whether connected apps may be created is told on each edition, without pressing anything: open, greyed, absent,
    or off behind a switch, of which nobody knows before it is pressed whether the org refuses it."""
    with PracticeOrg(edition=edition, faults=faults) as practice:
        for name, value in state.items():
            setattr(practice.org.state, name, value)
        code, found = examined(practice, tmp_path)
    creation = found["new connected apps"]
    assert (creation["state"], code) == (verdict, 5 if verdict == "fail" else 0), creation
    if verdict != "ok":
        assert "Support" in creation["hint"]
        assert creation["why"]


def lacks(*names: str) -> Callable[[PracticeOrg], None]:
    """Takes rights away."""

    def prepare(org: PracticeOrg) -> None:
        profile_of(org).lacks = list(names)

    return prepare


def no_api(org: PracticeOrg) -> None:
    """The org has no REST API."""
    org.org.api_enabled = False


@pytest.mark.parametrize(
    ("prepare", "code", "what", "state", "words"),
    [
        pytest.param(
            lacks("PermissionsManageProfilesPermissionsets"),
            5,
            "rights",
            "fail",
            "Manage Profiles and Permission Sets is missing",
            id="step 17",
        ),
        pytest.param(lacks("PermissionsApiEnabled"), 5, "API", "fail", "API Enabled is missing", id="api"),
        pytest.param(no_api, 0, "rights", "unknown", "API_DISABLED_FOR_ORG", id="not told"),
    ],
)
def test_rights(
    tmp_path: Path, prepare: Callable[[PracticeOrg], None], code: int, what: str, state: str, words: str
) -> None:
    """A missing right is exit code 5; one that cannot be read is neither well nor wrong, and what then can still be
    looked at on pages is."""
    with PracticeOrg() as practice:
        prepare(practice)
        ended, found = examined(practice, tmp_path)
    assert (ended, found[what]["state"]) == (code, state), found
    assert words in found[what]["says"]
    assert found[what]["hint"]
    assert found["profiles and permission sets"]["state"] == "ok"


def test_user_without_any_right(tmp_path: Path) -> None:
    """Who may not see Setup at all is told so, by the API and by the pages, and the exit code is 5."""
    with PracticeOrg() as practice:
        code, found = examined(practice, tmp_path, SF_USERNAME=INTEGRATION)
    assert code == 5
    assert "Customize Application" in found["rights"]["says"]
    assert found["new connected apps"]["state"] == "fail"


def test_login(tmp_path: Path) -> None:
    """A wrong password is told as the login's, with the org's words; a page that wants a code is exit code 4."""
    with PracticeOrg() as practice:
        code, found = examined(practice, tmp_path, SF_PASSWORD="wrong")
        assert (code, found["login"]["state"]) == (1, "fail"), found["login"]
        assert "rights" not in found
    with PracticeOrg(faults=["login-email-code"]) as practice:
        code, found = examined(practice, tmp_path)
        assert (code, found["login"]["state"]) == (4, "fail"), found["login"]


def test_names(tmp_path: Path) -> None:
    """A profile that is not there, and two of one name: told with what tells them apart, and exit code 3. A permission
    set that would be created is no failure."""
    with PracticeOrg() as practice:
        twin = replace(profile_of(practice), id=seed_id("00e", 900), description="A copy made by somebody")
        practice.org.state.profiles.append(twin)
        code, found = examined(practice, tmp_path)
        users = found["profiles and permission sets"]
        assert (code, users["state"]) == (3, "fail")
        assert twin.id in users["says"]
        assert "A copy made by somebody" in users["says"]
        code, found = examined(practice, tmp_path, APP_PROFILES="Standard User")
        assert (code, found["profiles and permission sets"]["says"]) == (
            0,
            "to be created: Pipeline Users; the rest is there",
        )
        code, found = examined(practice, tmp_path, APP_PROFILES="Standard Usr")
        assert (code, "similar: Standard User" in found["profiles and permission sets"]["says"]) == (3, True)


def test_other_ways_in(tmp_path: Path) -> None:
    """A login other than by password is taken and named, and one that does not let in is told as the login's failure,
    without anything of it. An org that the Salesforce CLI does not give is told before any org is asked."""
    with PracticeOrg() as practice:
        admin = practice.org.user(ADMIN)
        assert admin is not None
        door = f"{practice.url}/secur/frontdoor.jsp?otp={practice.org.one_time_sign_in(admin)}"
        more = {"SF_PASSWORD": "", "SF_USERNAME": ""}
        code, found = examined(practice, tmp_path, **more, SF_FRONTDOOR_URL=door)
        assert code == 0, found
        assert "by the frontdoor URL" in found["login"]["says"]
        code, found = examined(practice, tmp_path, **more, SF_FRONTDOOR_URL=door)  # it lets in once
        assert (code != 0, found["login"]["state"]) == (True, "fail")
        assert door.partition("otp=")[2] not in str(found)
        env = env_of(practice, SF_LOGIN_URL="", SETUPWALK_TARGET_ORG="none", PATH=str(tmp_path))
        done = setupwalk("doctor", "--json", folder=tmp_path, env=env)
        findings = {finding["what"]: finding for finding in done.facts["findings"]}
        assert (done.code != 0, findings["org"]["state"], "login" in findings) == (True, "fail", False)
