"""Steps that were taken can be gone back to: in the open form, and behind a Save; what is needed is done again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.practice_org import PracticeOrg

from ..actor import Actor
from ..person import Person
from ..show import Show, by, finish, robot_up_to

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def test_back_in_the_open_form(start: Start, tmp_path: Path) -> None:
    """Back to step 6 from step 9: its control is lit, nothing else of the form is lost, and Continue leads on."""
    show, actor, person = start()
    robot_up_to(show, 9)
    actor.reads("Step 9 of 17")
    show.type("goto 6")
    actor.reads(r"Step 6 of 17[\s\S]*You came back to this step")
    actor.until(actor.lights, "the callback is not lit")
    assert person.form.get_by_label("Connected App Name").input_value() == "Walked App"
    actor.press("Continue")
    actor.reads("Step 9 of 17")
    finish(show, actor)
    assert set(by(tmp_path).values()) == {"robot"}


def test_back_behind_a_save(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """Back to step 5 from the policies: the stored app is opened, nothing is saved twice, and the walk comes back."""
    show, actor, _ = start()
    robot_up_to(show, 14)
    actor.reads("Step 14 of 17")
    app = practice.org.app_by_name("Walked App")
    assert app is not None
    key = app.consumer_key
    show.type("goto 5")
    actor.reads(r"Step 5 of 17[\s\S]*You came back to this step", 60)
    actor.press("Continue")
    actor.reads(r"Step 14 of 17", 90)
    finish(show, actor)
    assert practice.org.app_by_name("Walked App").consumer_key == key  # type: ignore[union-attr]
    assert set(by(tmp_path).values()) == {"robot"}


def test_forward_is_told(start: Start) -> None:
    """A step whose turn has not come is not gone to; the panel says so."""
    show, actor, _ = start()
    robot_up_to(show, 4)
    actor.reads("Step 4 of 17")
    show.type("goto 12")
    actor.reads("Step 12 comes later")
