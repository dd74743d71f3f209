"""A person who leaves the page, saves too early or cancels: the walk finds back, and nothing is made twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.practice_org import PracticeOrg

from .actor import Actor
from .person import Person
from .show import Show, by, finish, robot_up_to

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def test_wanders_off_and_comes_back(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """A person who leaves a half-filled form finds the way back by a button, and what was lost is filled in again."""
    show, actor, person = start()
    robot_up_to(show, 9)
    actor.press("I'll do it")
    person.find_in_setup("Profiles")
    actor.reads("left this step's page")
    actor.press("Take me back to this step")
    actor.reads(r"Your turn[\s\S]*Back at this step, with what was lost done again: 3, 4, 5, 6, 7, 8", 60)
    person.step_9()
    actor.reads("Step 10 of 17")
    finish(show, actor)
    assert by(tmp_path)[9] == "person"
    app = practice.org.app_by_name("Walked App")
    assert app is not None
    assert len(app.callback_urls) == 1
    assert app.use_digital_signatures


def test_robot_finds_back_itself(start: Start, tmp_path: Path) -> None:
    """Do it on a page that the person has wandered to goes back first."""
    show, actor, person = start()
    robot_up_to(show, 14)
    person.find_in_setup("Profiles")
    actor.reads("left this step's page")
    finish(show, actor)
    assert set(by(tmp_path).values()) == {"robot"}


def test_saved_too_early(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """A person who saves the form in the middle has made the app: it is opened again, and there is one app still."""
    show, actor, person = start()
    robot_up_to(show, 7)
    person.step_9()
    actor.reads("Right already: 9 OAuth scopes")
    person.step_10()
    actor.reads("left this step's page")
    finish(show, actor)
    assert sum(app.name == "Walked App" for app in practice.org.state.connected_apps) == 1
    assert by(tmp_path)[8] == "robot"


def test_cancel_in_the_confirm(start: Start, tmp_path: Path) -> None:
    """Cancel in step 15's dialog puts the old choice back: that is named, and the person's next try with OK counts."""
    show, actor, person = start()
    robot_up_to(show, 15)
    actor.ok = False
    person.step_15()
    actor.reads('Set Permitted Users to "Admin approved users are pre-authorized"')
    show.says("The browser asks: Enabling this option")
    actor.ok = True
    person.step_15()
    actor.reads("Step 16 of 17")
    finish(show, actor)
    assert len(actor.asked) == 2
    assert by(tmp_path)[15] == "person"


def test_left_without_save(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """Cancel instead of Save at step 16 looks like a save; the org is asked, and the step is not ticked."""
    show, actor, person = start()
    robot_up_to(show, 16)
    person.form.get_by_role("button", name="Cancel").click()
    actor.reads(r"Who does this step\?[\s\S]*It was not saved, and is filled in again", 60)
    person.step_16()
    actor.reads("Step 17 of 17", 60)
    finish(show, actor)
    app = practice.org.app_by_name("Walked App")
    assert app is not None
    assert app.session_timeout_minutes == 15
