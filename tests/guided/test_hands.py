"""A person and a robot in one session: whoever does a step, the same look judges it, and the report says who it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.practice_org import PracticeOrg

from .actor import Actor
from .person import Person
from .show import Show, by, finish, robot_up_to

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


@pytest.mark.sample
def test_all_by_robot(start: Start, tmp_path: Path) -> None:
    """Do it does one step, Do the rest all others; the login with the app is proven, and the robot is named."""
    show, actor, _ = start()
    actor.press("Do it for me")
    actor.reads("Find App Manager in Setup")
    actor.press("Do all remaining steps")
    actor.reads("Walked App is ready", 90)
    actor.press("Close")
    done = show.end()
    assert done.code == 0, done.err
    assert by(tmp_path) == dict.fromkeys(range(1, 18), "robot")
    assert "logged in with the app" in done.err


@pytest.mark.parametrize("lightning", [True, False], ids=["lightning", "classic"])
def test_all_by_person(start: Start, tmp_path: Path, lightning: bool) -> None:
    """Somebody does every step in the page; the panel notices each by looking and goes on by itself."""
    with PracticeOrg(prefers="lightning" if lightning else "classic") as org:
        show, actor, person = start(org=org)
        person.lightning = lightning
        actor.press("I'll do it")
        for number in range(1, 18):
            if number == 3:
                show.says("What will change")
                show.type("d")
            actor.reads(rf"Step {number} of 17")
            person.does(number)
        actor.reads("Walked App is ready", 60)
        actor.press("Close")
        done = show.end()
        assert done.code == 0, done.err
        assert by(tmp_path) == dict.fromkeys(range(1, 18), "person")
        assert actor.asked[0].startswith("Enabling this option")
        assert sum(app.name == "Walked App" for app in org.org.state.connected_apps) == 1


def test_alternating(start: Start, tmp_path: Path) -> None:
    """Robot and person take turns within one form and one session; each step is whose it was."""
    show, actor, person = start()
    for number in range(1, 18):
        if number == 3:
            show.says("What will change")
            show.type("d")
        actor.reads(rf"Step {number} of 17")
        if number % 2:
            actor.press("Do it for me")
        else:
            actor.press("I'll do it")
            person.does(number)
    actor.reads("Walked App is ready", 60)
    actor.press("Close")
    assert show.end().code == 0
    assert by(tmp_path) == {number: "robot" if number % 2 else "person" for number in range(1, 18)}


def test_differences_are_named_live(start: Start) -> None:
    """While a person works, what is still to do is named in the panel and in the terminal, until it is done."""
    show, actor, person = start()
    robot_up_to(show, 14)
    actor.press("I'll do it")
    person.form.get_by_label("Timeout Value").select_option("2 hours")
    actor.reads("Set Timeout Value to 15 minutes")
    show.says("What to do: Set Timeout Value to 15 minutes")
    person.step_14()
    actor.reads("Step 15 of 17")


def test_fourteen_before_thirteen(start: Start, tmp_path: Path) -> None:
    """A step that a person did before its turn is seen at once, ticked untouched at its turn, and is theirs."""
    show, actor, person = start()
    robot_up_to(show, 13)
    person.step_14()
    actor.reads("Right already: 14 Session timeout")
    person.step_13()
    actor.reads("Step 15 of 17")
    finish(show, actor)
    who = by(tmp_path)
    assert (who[12], who[13], who[14], who[15]) == ("robot", "person", "person", "robot")


def test_skip_with_a_reason(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """A skipped step asks why, is left out, and is in the report with its reason; the walk goes on."""
    show, actor, _ = start()
    robot_up_to(show, 14)
    actor.press("Skip")
    actor.page.keyboard.press("Enter")
    actor.page.keyboard.type("policy of our company")
    actor.press("Skip step")
    actor.reads("Step 15 of 17")
    finish(show, actor)
    run = max((tmp_path / "runs").iterdir())
    step = json.loads((run / "results.json").read_text(encoding="utf-8"))["steps"][13]
    assert (step["status"], step["reason"]) == ("skipped", "policy of our company")
    assert "policy of our company" in (run / "report.html").read_text(encoding="utf-8")
    app = practice.org.app_by_name("Walked App")
    assert app is not None
    assert app.session_timeout_minutes != 15


def test_stop_and_resume(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """Stop ends with 130 and says how to go on; the same command finds what was saved, and finishes."""
    show, actor, _ = start()
    robot_up_to(show, 12)
    actor.press("Stop")
    done = show.end()
    assert done.code == 130, done.err
    assert "run the same command again" in done.err
    app = practice.org.app_by_name("Walked App")
    assert app is not None
    key = app.consumer_key
    show, actor, _ = start()
    finish(show, actor)
    who = by(tmp_path)
    assert {who[number] for number in range(3, 11)} == {"already so"}
    assert practice.org.app_by_name("Walked App").consumer_key == key  # type: ignore[union-attr]
