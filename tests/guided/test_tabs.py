"""More than one tab: the panel is in each of the org's, and the session goes where the person goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from .actor import Actor
from .person import Person
from .show import Show, by, finish, robot_up_to

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def _second(actor: Actor, path: str) -> Actor:
    """A second tab of the browser, opened by the person as the gear of Salesforce does."""
    with actor.page.expect_popup() as popup:
        actor.page.evaluate("path => { window.open(path, '_blank'); }", path)
    return Actor(popup.value)


def test_b13_a_second_tab_has_panel_and_light(start: Start, tmp_path: Path) -> None:
    """A tab that the person opens has the panel and the light, and the walk goes on and ends in it."""
    show, actor, _ = start()
    robot_up_to(show, 2)
    there = _second(actor, "/lightning/setup/SetupOneHome/home")
    there.reads("Step 2 of 17")
    there.until(there.lights, "nothing is lit in the second tab")
    there.press("Do it for me")
    there.reads("What will change")
    there.press("Go on")
    there.reads("Step 3 of 17")
    finish(show, there)
    assert by(tmp_path)[2] == "robot"


def test_b13_back_to_the_first_tab(start: Start) -> None:
    """Who goes back to the first tab and moves there has the session with them; the other says where it is."""
    show, actor, _ = start()
    robot_up_to(show, 2)
    there = _second(actor, "/lightning/setup/SetupOneHome/home")
    there.reads("Step 2 of 17")
    actor.page.bring_to_front()
    actor.page.mouse.move(300, 300)
    actor.page.mouse.move(320, 320)
    actor.until(actor.lights, "nothing is lit in the first tab")
    actor.press("Do it for me")
    show.says("What will change")


def test_b13_the_tab_of_the_session_is_closed(start: Start, tmp_path: Path) -> None:
    """Closing the newer tab leads back to the one that is left, and nothing ends."""
    show, actor, _ = start()
    robot_up_to(show, 2)
    there = _second(actor, "/lightning/setup/SetupOneHome/home")
    there.reads("Step 2 of 17")
    there.page.close()
    actor.reads("Step 2 of 17")
    finish(show, actor)
    assert set(by(tmp_path).values()) == {"robot"}


def test_b13_tabs_of_other_sites_are_left_alone(start: Start) -> None:
    """A tab that is not the org's gets no panel, and does not take the session away."""
    show, actor, _ = start()
    robot_up_to(show, 2)
    with actor.page.expect_popup() as popup:
        actor.page.evaluate("() => { window.open('about:blank', '_blank'); }")
    other = Actor(popup.value)
    actor.press("Do it for me")
    show.says("What will change")
    assert not other.panel()
    assert re.search("What will change", actor.words())
