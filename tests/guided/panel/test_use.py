"""The panel is good for keyboard, mouse and screen reader."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Browser

from ..actor import Actor
from ..axe import open_for_axe, serious
from ..person import Person
from ..show import Show, robot_up_to
from .sample import MODES, facts, sample

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def test_keyboard_alone(start: Start) -> None:
    """From the welcome card to the end card without a mouse: to the panel by its keys, through it by Tab, Enter
    presses; the keyboard stays with the panel over cards and pages."""
    show, actor, _ = start(card=True)
    keyboard = actor.page.keyboard
    actor.reads("Before we start")
    _tab_to(actor, "Start")
    for name, then in (
        ("Start", "Step 1 of 17"),
        ("Do it for me", "Step 2 of 17"),
        ("Do it for me", "What will change"),
    ):
        _has_the_keyboard(actor, name)
        keyboard.press("Enter")
        actor.reads(then)
    _has_the_keyboard(actor, "Go on")
    keyboard.press("Enter")
    actor.reads("Step 3 of 17")
    _has_the_keyboard(actor, "Do it for me")
    _tab_to(actor, "Do all remaining steps")
    keyboard.press("Enter")
    actor.reads("Walked App is ready", 180)
    actor.until(lambda: actor.button("Close"), "no Close")
    _tab_to(actor, "Close")
    keyboard.press("Enter")
    assert show.end().code == 0


def _has_the_keyboard(actor: Actor, name: str) -> None:
    actor.until(lambda: actor.button(name) and actor.focused() == name, f"{name} has not the keyboard")


def test_mouse_leaves_the_focus_where_it_is(start: Start) -> None:
    """The focus comes back to whoever works by keyboard alone: who uses the mouse may be typing elsewhere by then."""
    show, actor, _ = start()
    actor.press("Do it for me")
    show.says("Step 2 of 17")
    actor.press("I'll do it")
    actor.press("Do it for me")
    actor.reads("What will change")
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
        with suppress(AssertionError):  # a page that is still loading takes the keyboard for itself
            actor.until(lambda before=before: actor.focused() != before, "it does not move", 5)  # type: ignore[misc]
    raise AssertionError(f"no way to {name} by keys")


@pytest.mark.sample
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe(browser: Browser, scheme: str) -> None:
    """axe finds nothing serious or critical in the panel, in each mode and card, with its lists unfolded and while it
    asks, in a light page and in a dark one."""
    with sample(browser, color_scheme=scheme) as one:
        one.panel.show(facts())
        one.actor.open_steps()
        one.actor.press("Skip")
        one.page.keyboard.press("Enter")
        one.actor.reads("Say why in a few words")
        one.light(now="#mail", next="iframe", right="#save")
        open_for_axe(one.actor.cdp, one.actor.shadow_root())
        assert serious(one.page, "setupwalk-guide") == []
        for mode, shown in MODES.items():
            one.panel.show(shown)
            assert serious(one.page, "setupwalk-guide") == [], mode


def test_speaks(start: Start) -> None:
    """What changes is in a live region, an error in an alert, so that a screen reader says it."""
    _, actor, _ = start(SF_PASSWORD="")
    actor.reads(r"Who does this step\?")
    live = [node for node in actor.panel() if node["role"]["value"] == "status"]
    assert len(live) == 1
    actor.press("Do it for me")
    actor.reads("no password is set")
    assert [node for node in actor.panel() if node["role"]["value"] == "alert"]
