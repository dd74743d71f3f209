"""Advice on least privilege by the real command: told once, kept in the results, and a failure with --strict."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp, PermittedUsers, RefreshTokenPolicy, User
from fixtures.practice_org.state.seed import INTEGRATION, PASSWORD

from ...support.command import env_of, setupwalk

ABOUT = [
    "full scope",
    "scopes",
    "self-authorize",
    "endless refresh tokens",
    "long sessions",
    "powerful profile",
    "IP relaxation",
]


def tight(org: PracticeOrg, **more: str) -> dict[str, str]:
    """The environment of a run with nothing to advise against; the test login is the integration user's."""
    return env_of(org, APP_PROFILES="Integration User", APP_JWT_USERNAME=INTEGRATION, **more)


def user(org: PracticeOrg) -> User:
    """The integration user."""
    found = org.org.user(INTEGRATION)
    assert found is not None
    assert found.password == PASSWORD
    return found


def walked(org: PracticeOrg) -> ConnectedApp:
    """The app that a run has made."""
    found = org.org.app_by_name("Walked App")
    assert found is not None
    return found


def kept(folder: Path) -> list[str]:
    """What the newest results.json has of advice."""
    newest = max(folder.glob("runs/*/results.json"), key=lambda path: path.stat().st_mtime_ns)
    return [one["about"] for one in json.loads(newest.read_text(encoding="utf-8"))["advice"]]


def test_one_line(tmp_path: Path) -> None:
    """The README's own example pre-authorizes System Administrator: it works, and one line says what would be better;
    the report says why. Without any settings, in the practice org, nothing is said on the terminal."""
    with PracticeOrg() as practice:
        done = setupwalk("create", folder=tmp_path, env=env_of(practice))
    assert done.code == 0, done.err
    advised = [line for line in done.err.splitlines() if line.startswith("advice:")]
    assert len(advised) == 1
    assert "System Administrator may log in with the app" in advised[0]
    assert kept(tmp_path) == ["powerful profile"]
    report = next(tmp_path.glob("runs/*/report.html")).read_text(encoding="utf-8")
    assert "Could be tighter" in report
    assert "private key" in report
    (tmp_path / "practice").mkdir()
    done = setupwalk("create", folder=tmp_path / "practice")
    assert (done.code, "advice" in done.err) == (0, False), done.err


def test_strict_before_a_browser(tmp_path: Path) -> None:
    """What is wanted is judged before a browser opens: exit code 3, each thing with what to do, and nothing written."""
    with PracticeOrg() as practice:
        env = env_of(practice, SETUPWALK_STRICT="yes")
        done = setupwalk("create", "--session-minutes", "60", folder=tmp_path, env=env)
        assert done.code == 3, done.err
        assert "System Administrator may log in" in done.err
        assert "a session lasts 60 minutes" in done.err
        assert "SETUPWALK_STRICT" in done.err
        assert not [entry for entry in practice.org.log.entries if entry.method == "POST"]


def test_strict_and_tight(tmp_path: Path) -> None:
    """An app as the guide has it is made with --strict, found right by plan, and verified, each with exit code 0."""
    with PracticeOrg() as practice:
        env = tight(practice, SETUPWALK_STRICT="yes")
        for command in ("create", "plan", "verify"):
            done = setupwalk(command, folder=tmp_path, env=env)
            assert (done.code, "advice" in done.err) == (0, False), (command, done.err)
            assert kept(tmp_path) == []


def loosen(app: ConnectedApp, org: PracticeOrg) -> None:
    """Somebody has made everything looser by hand."""
    app.scopes += ["full", "chatter_api"]
    app.permitted_users = PermittedUsers.SELF_AUTHORIZE
    app.refresh_policy = RefreshTokenPolicy.UNTIL_REVOKED
    app.session_timeout_minutes = 1440
    app.ip_relaxation = "Relax IP restrictions"
    app.profiles.append(next(one.id for one in org.org.state.profiles if one.name == "System Administrator"))


@pytest.mark.whole
@pytest.mark.sample
def test_loosened_by_hand(tmp_path: Path) -> None:
    """`plan` says what stays loose once it is carried out, and ends with 2 with --strict even where no step differs;
    `create --strict` refuses before it writes; `create --exact --strict` makes tight what a step can."""
    with PracticeOrg() as practice:
        assert setupwalk("create", folder=tmp_path, env=tight(practice)).code == 0
        app = walked(practice)
        app.scopes.append("full")
        app.ip_relaxation = "Relax IP restrictions"
        plain = setupwalk("plan", folder=tmp_path, env=tight(practice))
        strict = setupwalk("plan", "--strict", "--json", folder=tmp_path, env=tight(practice))
        assert (plain.code, strict.code) == (0, 2), (plain.err, strict.err)
        assert plain.err.count("advice:") == 2
        assert [one["about"] for one in strict.facts["advice"]] == ["full scope", "IP relaxation"]
        assert strict.facts["differs"] == 0
        idle = setupwalk("create", "--strict", folder=tmp_path, env=tight(practice))
        assert (idle.code, "advice:" in idle.err) == (2, True), idle.err  # nothing to write, and it is not tight
        app.session_timeout_minutes = 30
        before = len(practice.org.log.writes)
        refused = setupwalk("create", "--strict", folder=tmp_path, env=tight(practice))
        assert (refused.code, len(practice.org.log.writes)) == (3, before), refused.err
        assert "Full access" in refused.err
        app.ip_relaxation = "Enforce IP restrictions"
        done = setupwalk("create", "--strict", "--exact", folder=tmp_path, env=tight(practice))
        assert done.code == 0, done.err
        assert "full" not in app.scopes


@pytest.mark.whole
def test_verify_judges_the_org(tmp_path: Path) -> None:
    """`verify` says what the org has beyond what is wanted; its exit code is 2 only with --strict. What is wanted
    and differs is no advice: that is a step to be put right, and exit code 1."""
    with PracticeOrg() as practice:
        assert setupwalk("create", folder=tmp_path, env=tight(practice)).code == 0
        app = walked(practice)
        loosen(app, practice)
        app.permitted_users = PermittedUsers.ADMIN_APPROVED
        done = setupwalk("verify", folder=tmp_path, env=tight(practice))
        assert (done.code, "Timeout Value is" in done.err) == (1, True), done.err
        app.session_timeout_minutes, app.refresh_policy = 15, RefreshTokenPolicy.EXPIRE_AFTER
        app.refresh_period = 90
        assert setupwalk("verify", folder=tmp_path, env=tight(practice)).code == 0
        policies = ("self-authorize", "long sessions", "endless refresh tokens")
        assert kept(tmp_path) == [about for about in ABOUT if about not in policies]
        assert setupwalk("verify", "--strict", folder=tmp_path, env=tight(practice)).code == 2
