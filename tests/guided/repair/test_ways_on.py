"""What goes wrong with a person at the page is said in the panel, and there is a way on."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from fixtures.practice_org import PASSWORD, PracticeOrg

from ..actor import Actor
from ..person import Person
from ..show import Show, by, finish, robot_up_to

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def test_a3_a_save_cannot_be_skipped(start: Start, tmp_path: Path) -> None:
    """No button skips a Save; by the terminal it is refused in words, the form stays, and the walk goes on."""
    show, actor, _ = start()
    robot_up_to(show, 10)
    actor.reads("Step 10 of 17")
    assert actor.button("Skip") is None
    show.type("s no time")
    show.says("can't be skipped")
    actor.reads("Step 10 of 17")
    finish(show, actor)
    assert set(by(tmp_path).values()) == {"robot"}


def test_a3_what_was_not_stored_is_not_called_changed(start: Start, tmp_path: Path) -> None:
    """Whoever stops before the Save has changed nothing, and the report says so of every step."""
    show, actor, _ = start()
    robot_up_to(show, 9)
    actor.press("Stop")
    assert show.end().code == 130
    run = max((tmp_path / "runs").iterdir())
    results = json.loads((run / "results.json").read_text(encoding="utf-8"))
    entered = {step["number"]: step["status"] for step in results["steps"] if 4 <= step["number"] <= 8}
    assert "done" not in entered.values(), entered


def test_a5_a_code_typed_into_the_page(start: Start, tmp_path: Path) -> None:
    """A code that the person gives to the org's own page is noticed: the question goes, and the robot goes on."""
    with PracticeOrg(login_code=True) as org:
        show, actor, _ = start(org=org)
        actor.press("Do it for me")
        actor.reads(r"Waiting for your code[\s\S]*here or in the page")
        code = re.search(r"\b\d{5,6}\b", org.org.mail[-1].text)
        assert code is not None
        actor.page.get_by_label("Verification Code").fill(code[0])
        actor.page.get_by_role("button", name="Verify").click()
        actor.reads("Step 2 of 17")
        assert "here or in the page" not in actor.words()
        finish(show, actor)
        assert by(tmp_path)[2] == "robot"


@pytest.mark.parametrize("lightning", [True, False], ids=["lightning", "classic"])
def test_a7_reload_while_the_form_is_filled(start: Start, tmp_path: Path, lightning: bool) -> None:
    """F5 empties the form: the steps that are lost are not green any more, come first, and the walk ends whole."""
    with PracticeOrg(prefers="lightning" if lightning else "classic") as org:
        show, actor, person = start(org=org)
        person.lightning = lightning
        robot_up_to(show, 7)
        actor.page.reload()
        actor.reads(r"Step 4 of 17", 60)
        assert "lost what was entered" in actor.words()
        actor.open_steps()
        actor.reads("to do again")
        finish(show, actor)
        app = org.org.app_by_name("Walked App")
        assert app is not None
        assert app.callback_urls == ["http://localhost:1717/OauthRedirect"]


@pytest.mark.parametrize("robot", [True, False], ids=["by-robot", "by-hand"])
@pytest.mark.parametrize("lightning", [True, False], ids=["lightning", "classic"])
def test_a8_logged_out_midway(start: Start, tmp_path: Path, lightning: bool, robot: bool) -> None:
    """The end of the session is said, the login is asked for, and the walk goes on in the same interface, in the step
    where it was; what was lost is done again."""
    with PracticeOrg(prefers="lightning" if lightning else "classic") as org:
        show, actor, person = start(org=org)
        person.lightning = lightning
        robot_up_to(show, 10)
        org.org.end_sessions()
        actor.press("Do it for me" if robot else "I'll do it")
        if not robot:
            actor.page.reload()
        actor.reads(r"Step 1 of 17[\s\S]*You were logged out\. Log in and I'll continue\.", 60)
        actor.until(lambda: actor.page.locator("#username").count(), "no login form in the page")
        if robot:
            actor.press("Do it for me")
        else:
            actor.until(actor.lights, "the login is not lit")
            person.lightning = False  # the form is in the page itself
            person.step_1()
            person.lightning = lightning
        actor.reads(r"Step 10 of 17", 60)
        assert ("/lightning/" in actor.page.url) == lightning
        finish(show, actor)
        assert sum(app.name == "Walked App" for app in org.org.state.connected_apps) == 1
        assert PASSWORD not in show.err


def test_a7_what_was_changed_before_the_save_comes_first(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """A value that is changed again before the Save leads back to its step, and the walk ends with what was wanted."""
    show, actor, person = start()
    robot_up_to(show, 11)
    app = practice.org.app_by_name("Walked App")
    assert app is not None
    for number in range(11, 16):
        actor.reads(rf"Step {number} of 17")
        actor.press("Do it for me")
    actor.reads("Step 16 of 17")
    person.form.get_by_label("Timeout Value").select_option("2 hours")
    actor.reads("Step 14 of 17", 30)
    finish(show, actor)
    assert practice.org.app_by_name("Walked App").session_timeout_minutes == 15  # type: ignore[union-attr]


def test_a4_what_the_org_has_not_kept_is_put_right(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """A value that is another one when it is read back ends nothing: the panel says so, and one button repairs it."""
    show, actor, _ = start()
    robot_up_to(show, 16)
    actor.reads("Step 16 of 17")
    app = practice.org.app_by_name("Walked App")
    assert app is not None
    changed = threading.Event()

    def meddle() -> None:
        """Somebody else sets the policy back in the moment after the Save."""
        end = time.monotonic() + 30
        while time.monotonic() < end and not changed.is_set():
            if app.session_timeout_minutes == 15:
                app.session_timeout_minutes = 120
                changed.set()
            time.sleep(0.001)  # a look at what another thread stores, which tells nobody

    with ThreadPoolExecutor(1) as other:
        meddling = other.submit(meddle)
        actor.press("Do it for me")
        meddling.result()
    assert changed.is_set()
    actor.reads(r"This needs to be put right[\s\S]*Timeout Value", 60)
    assert app.session_timeout_minutes == 120
    actor.press("Fix it for me")
    actor.reads("Step 17 of 17", 60)
    finish(show, actor)
    assert app.session_timeout_minutes == 15
    assert by(tmp_path)[14] == "robot"


def test_a_page_that_fails_once_is_tried_again(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """A server error under the robot's hands is said in one sentence, and the same button goes on from there."""
    show, actor, _ = start()
    robot_up_to(show, 12)
    actor.reads("Step 12 of 17")
    practice.faults.arm("error-500", at="edit-policies", times=1)
    actor.press("Do it for me")
    actor.reads(r"This needs to be put right[\s\S]*is not available", 60)
    actor.press("Fix it for me")
    actor.reads("Step 13 of 17", 60)
    finish(show, actor)
    assert by(tmp_path)[12] == "robot"
