"""Logging in by hand: waited for as long as it takes, recognised on any page, and kept when that is asked for."""

from __future__ import annotations

import json
import re
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

from ..support.command import CALLED, env_of, setupwalk
from .actor import Actor, meet
from .person import Person
from .show import Show, by, guided, reach

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def test_by_hand_with_an_emailed_code(start: Start, tmp_path: Path) -> None:
    """Nobody gave a password: the person logs in, with the code that the org mails, and the walk goes on by itself."""
    with PracticeOrg(login_code=True) as org:
        show, actor, person = start(org=org, SF_PASSWORD="", SF_USERNAME="")
        actor.press("I'll do it")
        person.step_1()
        actor.page.get_by_label("Verification Code").wait_for()
        actor.reads("Step 1 of 17")
        actor.page.get_by_label("Verification Code").fill(_code(org))
        actor.page.get_by_role("button", name="Verify").click()
        actor.reads("Step 2 of 17")
        actor.press("Stop")
        done = show.end()
        assert by(tmp_path)[1] == "person"
        assert PASSWORD not in done.err
        assert _code(org) not in done.err


def test_no_password_for_the_robot(start: Start) -> None:
    """Do it without a password says that the person must log in, and waits."""
    _, actor, person = start(SF_PASSWORD="", SF_USERNAME="")
    actor.press("Do it for me")
    actor.reads("no password is set")
    person.step_1()
    actor.reads("Step 2 of 17")


def test_three_origins(start: Start, tmp_path: Path) -> None:
    """Login, Lightning and Setup on three hosts, as in real orgs: the panel comes along, and both walk on."""
    with PracticeOrg(origins="three") as org:
        show, actor, person = start(org=org)
        person.does(1)
        for number in range(2, 11):
            reach(actor, number)
            if number in (4, 6, 9):
                person.does(number)
            else:
                actor.press("Do it for me")
        actor.reads("Step 11 of 17", 60)
        actor.press("Stop")
        show.end()
        who = by(tmp_path)
        assert [number for number, one in who.items() if one == "person"] == [1, 4, 6, 9]


def test_login_is_kept(practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright) -> None:
    """`login` keeps the session for its owner alone; a headless `create` without a password walks with it."""
    env = env_of(practice, SF_PASSWORD="", SF_USERNAME="")
    with guided(tmp_path, env | screen, command=("login",)) as show:
        show.says("Log in to")
        person = Person(meet(playwright, show.port), tmp_path, "")
        person.step_1()
        done = show.end()
    assert done.code == 0, done.err
    (kept,) = (tmp_path / ".setupwalk" / "sessions").glob("*.json")
    if sys.platform != "win32":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    facts = json.loads(kept.read_text(encoding="utf-8"))
    assert datetime.fromisoformat(facts["ends"]) > datetime.now(UTC)
    assert f"{facts['ends'][:10]}" in done.err
    session = next(cookie["value"] for cookie in facts["state"]["cookies"] if cookie["name"] == "sid")
    walked = setupwalk("create", folder=tmp_path, env=env)
    assert walked.code == 0, walked.err
    left = [path.read_bytes() for path in (tmp_path / "runs").rglob("*") if path.is_file()]
    assert not any(session.encode() in text for text in [*left, done.err.encode(), walked.err.encode()])


def test_kept_login_has_ended(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """Where the org has ended the kept session, the run says so, and what to do, with exit code 4."""
    env = env_of(practice, SF_PASSWORD="", SF_USERNAME=ADMIN)
    with guided(tmp_path, env | screen, command=("login",)) as show:
        show.says("Log in to")
        Person(meet(playwright, show.port), tmp_path, "").step_1()
        assert show.end().code == 0
    practice.org.end_sessions()
    done = setupwalk("create", folder=tmp_path, env=env)
    assert done.code == 4, done.err
    assert f"{CALLED} login" in done.err


def test_window_closed_while_logging_in(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """Closing the window gives up at once, with 130, and keeps nothing."""
    with guided(tmp_path, env_of(practice) | screen, command=("login",)) as show:
        show.says("Log in to")
        meet(playwright, show.port).page.close()
        done = show.end(20)
    assert done.code == 130, done.err
    assert not (tmp_path / ".setupwalk" / "sessions").exists()


def test_login_needs_an_org(tmp_path: Path) -> None:
    """Without an org there is nothing to log in to: exit code 3."""
    done = setupwalk("login", folder=tmp_path)
    assert done.code == 3
    assert "SF_LOGIN_URL" in done.err


def _code(org: PracticeOrg) -> str:
    found = re.search(r"\b\d{5,6}\b", org.org.mail[-1].text)
    assert found is not None
    return found[0]
