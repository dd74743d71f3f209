"""The panel is good for keyboard, mouse and screen reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ..actor import Actor
from ..axe import open_for_axe, serious
from ..person import Person
from ..show import Show, robot_up_to

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def test_keyboard_alone(start: Start) -> None:
    """From the first step to the end without a mouse: to the panel by its keys, through it by Tab, Enter presses."""
    show, actor, _ = start()
    keyboard = actor.page.keyboard
    actor.reads(r"Who does this step\?")
    keyboard.press("Alt+Shift+KeyG")
    actor.until(lambda: actor.focused() == "Do it for me", "the keys do not lead to the panel")
    keyboard.press("Enter")
    actor.reads("Step 2 of 17")
    actor.until(lambda: actor.focused() == "Do it for me", "the focus was lost with the old page")
    _tab_to(actor, "Do all remaining steps")
    keyboard.press("Enter")
    actor.reads("Walked App is ready", 90)
    actor.until(lambda: actor.button("Close"), "no Close")
    _tab_to(actor, "Close")
    keyboard.press("Enter")
    assert show.end().code == 0


def test_mouse_leaves_the_focus_where_it_is(start: Start) -> None:
    """The focus comes back to whoever works by keyboard alone: who uses the mouse may be typing elsewhere by then."""
    show, actor, _ = start()
    actor.press("Do it for me")
    show.says("Step 2 of 17")
    actor.press("I'll do it")
    actor.press("Do it for me")
    actor.reads("Step 3 of 17")
    actor.reads(r"Who does this step\?|Your turn")
    assert actor.focused() == ""


def test_stands_still_while_it_is_pressed(start: Start) -> None:
    """What changes while a button is held down is shown once it is let go, so that no press misses its button."""
    show, actor, person = start()
    robot_up_to(show, 4)
    actor.reads("Contact Email")
    button = actor.button("I'll do it")
    assert button is not None
    actor.page.mouse.move(*actor.centre("I'll do it"))
    before = actor.quad(button)
    actor.page.mouse.down()
    person.form.get_by_label("Contact Email").fill("a@very.long.address.that.needs.another.line.example")
    show.says("Change Contact Email")
    assert "Change Contact Email" not in actor.words()
    assert actor.quad(button) == before
    actor.page.mouse.up()
    actor.reads(r"Your turn[\s\S]*Change Contact Email")


def _tab_to(actor: Actor, name: str) -> None:
    """To the panel, if the focus is elsewhere, and on to that button; each key once the last has worked."""
    for _ in range(20):
        before = actor.focused()
        if before == name:
            return
        actor.page.keyboard.press("Tab" if before else "Alt+Shift+KeyG")
        actor.until(lambda before=before: actor.focused() != before, "the focus does not move")  # type: ignore[misc]
    raise AssertionError(f"no way to {name} by keys")


@pytest.mark.sample
def test_axe(start: Start) -> None:
    """axe finds nothing serious or critical in the panel: at a step with values, with an error."""
    _, actor, _ = start()
    open_for_axe(actor.cdp, actor.shadow_root())
    assert serious(actor.page, "setupwalk-guide") == []
    for number in (1, 2, 3):
        actor.reads(rf"Step {number} of 17")
        actor.press("Do it for me")
    actor.reads("Step 4 of 17")
    open_for_axe(actor.cdp, actor.shadow_root())
    assert serious(actor.page, "setupwalk-guide") == []


def test_speaks(start: Start) -> None:
    """What changes is in a live region, an error in an alert, so that a screen reader says it."""
    _, actor, _ = start(SF_PASSWORD="")
    actor.reads(r"Who does this step\?")
    live = [node for node in actor.panel() if node["role"]["value"] == "status"]
    assert len(live) == 1
    actor.press("Do it for me")
    actor.reads("no password is set")
    assert [node for node in actor.panel() if node["role"]["value"] == "alert"]
