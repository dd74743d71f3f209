"""The panel is out of everybody's way: beside what the step is about, in any window and at any zoom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator

from ..actor import Actor
from ..person import Person
from ..show import Show, reach, robot_up_to

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]

PARTS = {
    3: ("main", "New Connected App"),
    4: ("form", "Connected App Name"),
    6: ("form", "Callback URL"),
    14: ("form", "Timeout Value"),
    16: ("form", "Save"),
}


@pytest.mark.parametrize("width", [1440, 1024])
def test_never_covers_what_the_step_is_about(start: Start, width: int) -> None:
    """At every step that has a control, the panel is beside it, in a wide window and in a narrow one."""
    _, actor, person = start()
    with window(actor, width, 768):
        for number in range(1, 18):
            reach(actor, number)
            if number in PARTS:
                where, name = PARTS[number]
                root = actor.page if where == "main" else person.form
                control = root.get_by_label(name).or_(root.get_by_role("button", name=name)).last
                _expect_beside(actor, control, name)
            actor.press("Do it for me")


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
    actor.reads(r"Who does this step\?")
    actor.focus("Move or resize this panel: arrow keys move it, Shift and arrow keys resize it")
    before = actor.box()
    for _ in range(4):
        actor.page.keyboard.press("ArrowLeft")
    moved = actor.until(lambda: actor.box() if actor.box()[0] < before[0] - 90 else None, "it did not move")
    actor.page.keyboard.press("Shift+ArrowLeft")
    actor.until(lambda: actor.box()[2] - actor.box()[0] < moved[2] - moved[0] - 20, "it did not shrink")
    left = actor.box()[0]
    actor.press("Do it for me")
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
        actor.reads(r"Who does this step\?")
        actor.until(actor.lights, "nothing is lit")  # from then on the panel makes way for it
        actor.press("Open this panel")
        actor.reads(r"Who does this step\?")
        for name in ("Do it for me", "I'll do it", "Do all remaining steps", "Show me", "Stop"):
            node = actor.until(partial(actor.button, name), name)
            assert node is not None, name
            quad = actor.quad(node)
            assert min(quad) >= 0, name
            assert max(quad[::2]) <= 512, name
            assert max(quad[1::2]) <= 384, name
        actor.press("Do it for me")
        actor.reads("Step 2 of 17")


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
        with suppress(PlaywrightError):  # the window is gone with the session
            actor.cdp.send("Emulation.clearDeviceMetricsOverride")
