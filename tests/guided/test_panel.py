"""The panel itself: out of everybody's way, out of the page's reach, and good for keyboard, screen reader and zoom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator

from .actor import Actor
from .axe import open_for_axe, serious
from .person import Person
from .show import Show, robot_up_to

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]

PARTS = {
    3: ("main", "New Connected App"),
    4: ("form", "Connected App Name"),
    6: ("form", "Callback URL"),
    14: ("form", "Timeout Value"),
    16: ("form", "Save"),
}


def test_locators_do_not_see_it(start: Start) -> None:
    """Role, text and CSS locators of Playwright find nothing of the panel, so that no look can mistake it for Setup."""
    _, actor, _ = start()
    assert actor.button("Do it")
    assert actor.page.get_by_role("button", name="Do it").count() == 0
    assert actor.page.get_by_text("Do the rest").count() == 0
    assert actor.page.locator(".panel").count() == 0


def test_page_cannot_press_it(start: Start) -> None:
    """The page's scripts find no way in: no root, no function of ours, and no event of theirs presses a button."""
    _, actor, _ = start()
    before = set(actor.page.evaluate("() => Object.getOwnPropertyNames(window)"))
    assert actor.page.evaluate("() => document.querySelector('setupwalk-guide').shadowRoot") is None
    assert not any(name.startswith("guide") or name.startswith("send") for name in before)
    assert actor.page.evaluate("() => typeof guide") == "undefined"
    x, y = actor.centre("Do it")
    actor.page.evaluate(
        """([x, y]) => document.elementFromPoint(x, y).dispatchEvent(
          new MouseEvent('click', {bubbles: true, composed: true}))""",
        [x, y],
    )
    actor.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert "Your choice" in actor.words()


def test_page_cannot_remove_it(start: Start) -> None:
    """A page that rewrites itself does not lose it."""
    _, actor, _ = start()
    actor.page.evaluate("() => document.querySelector('setupwalk-guide').remove()")
    actor.reads("Step 1 of 17")
    assert actor.page.locator("setupwalk-guide").count() == 1


def test_under_a_strict_policy(start: Start) -> None:
    """Lightning's pages forbid inline scripts and styles: the panel is there, and has its looks."""
    _, actor, _ = start()
    actor.press("Do it")
    actor.reads("Step 2 of 17")
    policy = "fetch(location.href).then(answer => answer.headers.get('content-security-policy'))"
    assert "'unsafe-inline'" not in actor.page.evaluate(policy)
    left, _, right, _ = actor.box()
    assert 300 < right - left < 420


@pytest.mark.parametrize("width", [1440, 1024])
def test_never_covers_what_the_step_is_about(start: Start, width: int) -> None:
    """At every step that has a control, the panel is beside it, in a wide window and in a narrow one."""
    _, actor, person = start()
    with window(actor, width, 768):
        for number in range(1, 18):
            actor.reads(rf"Step {number} of 17", 60)
            if number in PARTS:
                where, name = PARTS[number]
                root = actor.page if where == "main" else person.form
                control = root.get_by_label(name).or_(root.get_by_role("button", name=name)).last
                _expect_beside(actor, control, name)
            actor.press("Do it")


def test_lights_what_the_step_is_about(start: Start) -> None:
    """The control of the step is highlighted where it is, inside the frame, and the light follows when it moves."""
    show, actor, person = start()
    robot_up_to(show, 14)
    control = person.form.get_by_label("Timeout Value")

    def lit() -> bool:
        box, lights = control.bounding_box(), actor.lights()
        assert box is not None
        left, top = box["x"], box["y"]
        return len(lights) == 1 and abs(lights[0][0] - left) < 3 and abs(lights[0][1] - top) < 3

    actor.until(lit, "Timeout Value is not highlighted")
    control.evaluate("e => { document.body.style.paddingTop = '37px' }")
    actor.until(lit, "the light did not follow")


def test_moved_sized_and_collapsed_by_keyboard(start: Start) -> None:
    """Arrow keys move it and, with Shift, size it; it keeps its place in the next document; it folds and unfolds."""
    _, actor, _ = start()
    actor.reads("Your choice")
    actor.focus("Move or size this panel: arrow keys move, Shift and arrow keys size")
    before = actor.box()
    for _ in range(4):
        actor.page.keyboard.press("ArrowLeft")
    moved = actor.until(lambda: actor.box() if actor.box()[0] < before[0] - 90 else None, "it did not move")
    actor.page.keyboard.press("Shift+ArrowLeft")
    actor.until(lambda: actor.box()[2] - actor.box()[0] < moved[2] - moved[0] - 20, "it did not shrink")
    left = actor.box()[0]
    actor.press("Do it")
    actor.reads("Step 2 of 17")
    assert abs(actor.box()[0] - left) < 2
    tall = actor.box()[3] - actor.box()[1]
    actor.press("Collapse this panel")
    actor.until(lambda: actor.box()[3] - actor.box()[1] < 60 < tall, "it did not fold")
    actor.press("Open this panel")
    actor.reads("Step 2 of 17")


def test_zoomed_to_200_percent(start: Start) -> None:
    """In a window of 1024 by 768 at 200 % it folds where it has no room; opened, every button is in sight and works."""
    _, actor, _ = start()
    with window(actor, 512, 384, scale=2):
        actor.reads("Your choice")
        actor.until(actor.lights, "nothing is lit")  # from then on the panel makes way for it
        actor.press("Open this panel")
        actor.reads("Your choice")
        for name in ("Do it", "I'll do it", "Do the rest", "Back to this step's page", "Skip", "Pause", "Stop"):
            node = actor.button(name)
            assert node is not None, name
            quad = actor.quad(node)
            assert min(quad) >= 0, name
            assert max(quad[::2]) <= 512, name
            assert max(quad[1::2]) <= 384, name
        actor.press("Do it")
        actor.reads("Step 2 of 17")


def test_keyboard_alone(start: Start) -> None:
    """From the first step to the end without a mouse: to the panel by its keys, through it by Tab, Enter presses."""
    show, actor, _ = start()
    keyboard = actor.page.keyboard
    actor.reads("Your choice")
    keyboard.press("Alt+Shift+KeyG")
    actor.until(lambda: actor.focused() == "Do it", "the keys do not lead to the panel")
    keyboard.press("Enter")
    actor.reads("Step 2 of 17")
    actor.until(lambda: actor.focused() == "Do it", "the focus was lost with the old page")
    _tab_to(actor, "Do the rest")
    keyboard.press("Enter")
    actor.reads("Walked App is ready", 90)
    actor.until(lambda: actor.button("Close"), "no Close")
    _tab_to(actor, "Close")
    keyboard.press("Enter")
    assert show.end().code == 0


def test_mouse_leaves_the_focus_where_it_is(start: Start) -> None:
    """The focus comes back to whoever works by keyboard alone: who uses the mouse may be typing elsewhere by then."""
    show, actor, _ = start()
    actor.press("Do it")
    show.says("Step 2 of 17")
    actor.press("I'll do it")
    actor.press("Do it")
    actor.reads("Step 3 of 17")
    actor.reads("Your choice|Your turn")
    assert actor.focused() == ""


def test_stands_still_while_it_is_pressed(start: Start) -> None:
    """What changes while a button is held down is shown once it is let go, so that no press misses its button."""
    show, actor, person = start()
    robot_up_to(show, 4)
    actor.reads("Contact Email: wanted owner@practice.example, found nothing")
    pause = actor.button("Pause")
    assert pause is not None
    actor.page.mouse.move(*actor.centre("Pause"))
    before = actor.quad(pause)
    actor.page.mouse.down()
    person.form.get_by_label("Contact Email").fill("a@very.long.address.that.needs.another.line.example")
    show.says("found a@very.long")
    assert "found nothing" in actor.words()
    assert actor.quad(pause) == before
    actor.page.mouse.up()
    actor.reads(r"Paused[\s\S]*found a@very\.long")


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
    """axe finds nothing serious or critical in the panel: at a step with values, with an error, and while it asks."""
    _, actor, _ = start()
    open_for_axe(actor.cdp, actor.shadow_root())
    assert serious(actor.page, "setupwalk-guide") == []
    for number in (1, 2, 3):
        actor.reads(rf"Step {number} of 17")
        actor.press("Do it")
    actor.reads("Step 4 of 17")
    open_for_axe(actor.cdp, actor.shadow_root())
    actor.press("Skip")
    actor.reads("Why is this step left out")
    assert serious(actor.page, "setupwalk-guide") == []


def test_speaks(start: Start) -> None:
    """What changes is in a live region, an error in an alert, so that a screen reader says it."""
    _, actor, _ = start(SF_PASSWORD="")
    actor.reads("Your choice")
    live = [node for node in actor.panel() if node["role"]["value"] == "status"]
    assert len(live) == 1
    actor.press("Do it")
    actor.reads("no password is configured")
    assert [node for node in actor.panel() if node["role"]["value"] == "alert"]


def test_popups_and_banners(start: Start) -> None:
    """A stray modal, a banner and an overlay come in the way: the robot clears them, and the panel stays in reach."""
    from fixtures.practice_org import PracticeOrg

    faults = ("stray-modal", "system-banner", "sorry-to-interrupt", "walkthrough")
    with PracticeOrg(faults=faults) as org:
        show, actor, _ = start(org=org)
        for number in (1, 2, 3, 4):
            actor.reads(rf"Step {number} of 17")
            actor.press("Do it")
        actor.reads("Step 5 of 17")
        actor.press("Do the rest")
        actor.reads("Walked App is ready", 90)
        actor.press("Close")
        assert show.end().code == 0


def _expect_beside(actor: Actor, control: Locator, name: str) -> None:
    box = actor.until(control.bounding_box, f"no {name}")
    actor.until(lambda: apart(actor.box(), box), f"the panel covers {name}")


def apart(panel: tuple[float, float, float, float], box: dict[str, float]) -> bool:
    """Whether the panel and a control do not overlap."""
    left, top, right, bottom = panel
    beside = box["x"] >= right or box["x"] + box["width"] <= left
    return beside or box["y"] >= bottom or box["y"] + box["height"] <= top


@contextmanager
def window(actor: Actor, width: int, height: int, scale: float = 1) -> Iterator[None]:
    """The page as in a window of that size, in CSS pixels, which `scale` makes larger on the screen, as zoom does."""
    size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
    actor.cdp.send("Emulation.setDeviceMetricsOverride", size)
    try:
        yield
    finally:
        if not actor.page.is_closed():
            actor.cdp.send("Emulation.clearDeviceMetricsOverride")
