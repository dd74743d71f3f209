"""Whole walks, each in one way alone: by mouse, in a narrow window, at 200 % zoom, with the panel where it is in the
way. By keyboard alone and by the terminal alone: test_use.py, test_terminal.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ..actor import Actor
from ..person import Person
from ..show import Show, by
from .test_place import window

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]
ALL = dict.fromkeys(range(1, 18), "robot")


def test_by_mouse_alone(start: Start, tmp_path: Path) -> None:
    """From the welcome card to the end card by the mouse alone, a press for each step."""
    show, actor, _ = start(card=True)
    _step_by_step(show, actor)
    assert by(tmp_path) == ALL


def test_in_a_narrow_window(start: Start, tmp_path: Path) -> None:
    """The same in a window of 1024 by 768."""
    show, actor, _ = start(card=True)
    with window(actor, 1024, 768):
        _step_by_step(show, actor)
    assert by(tmp_path) == ALL


def test_zoomed_to_200_percent(start: Start, tmp_path: Path) -> None:
    """The same in a window of 1024 by 768 at 200 %, where the panel folds and is opened again."""
    show, actor, _ = start(card=True)
    with window(actor, 512, 384, scale=2):
        _step_by_step(show, actor)
    assert by(tmp_path) == ALL


def test_a2_dragged_to_where_the_robot_clicks(start: Start, tmp_path: Path) -> None:
    """The panel lies over the lower middle of a window of 1280 by 800, where Manage Permission Sets comes; the robot
    does all remaining steps."""
    show, actor, _ = start(card=True)
    with window(actor, 1280, 800):
        actor.press("Start")
        actor.reads(r"Who does this step\?")
        left, top, _, _ = actor.box()
        actor.page.mouse.move(left + 120, top + 15)
        actor.page.mouse.down()
        actor.page.mouse.move(640, 300, steps=4)
        actor.page.mouse.up()
        actor.until(lambda: actor.box()[0] < 700, "it was not dragged")
        _press(actor, "Do all remaining steps")
        _to_the_end(show, actor)
    assert by(tmp_path) == ALL


def _step_by_step(show: Show, actor: Actor) -> None:
    _press(actor, "Start")
    _to_the_end(show, actor)


def _to_the_end(show: Show, actor: Actor) -> None:
    """Presses what leads on, until there is Close; each press is seen to have worked before the next one."""
    while (name := actor.until(lambda: _leads_on(actor), "nothing can be pressed", 120)) != "Close":
        _press(actor, name)
    actor.reads("Walked App is ready", 90)
    actor.press("Close")
    done = show.end()
    assert done.code == 0, done.err


def _leads_on(actor: Actor) -> str | None:
    """What a person would press now: nothing while the robot works."""
    if re.search("I'm doing|Reading what", actor.words()):
        return None
    return next((name for name in ("Close", "Go on", "Do it for me", "Open this panel") if actor.button(name)), None)


def _press(actor: Actor, name: str) -> None:
    """Presses it as soon as it is there; a panel that has folded meanwhile is opened first."""
    before = ""

    def pressed() -> bool:
        nonlocal before
        for one in ("Open this panel", name):
            if (node := actor.button(one)) is not None:
                before, quad = actor.words(), actor.quad(node)
                actor.page.mouse.click(sum(quad[::2]) / 4, sum(quad[1::2]) / 4)
                return one == name
        return False

    actor.until(pressed, f"no {name}")
    actor.until(lambda: actor.page.is_closed() or actor.words() != before, f"{name} does nothing")
