"""The panel is never over what is to be touched, wherever the person has dragged it and whatever the page does."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Locator

from automation.guided.highlight import Highlight
from pages import Org

from .sample import Sample, facts, sample

pytestmark = pytest.mark.whole

WINDOWS = [(1440, 900, 1), (1280, 800, 1), (1024, 768, 1), (800, 600, 1), (512, 384, 2)]
SPOTS = [(0.95, 0.05), (0.6, 0.95), (0.3, 0.4), (0.02, 0.95)]
"""Where the person drags the panel, as parts of the window."""
TARGETS = """<style>body {margin: 0} button {position: absolute; width: 120px; height: 30px}</style>
<iframe style="position: absolute; left: 0; top: 0; width: 100vw; height: 100vh; border: 0"></iframe>"""
FRAME = """<!doctype html><title>f</title><style>body {margin: 0; height: 2600px; width: 100vw}
button {position: absolute; width: 120px; height: 30px}</style>
<button style="left: 10px; top: 10px">first</button><button style="left: calc(50vw - 60px); top: 45vh">middle</button>
<button style="right: 20px; top: 60px">right</button><button style="right: 40px; top: 1200px">below</button>
<button style="left: calc(50vw - 60px); top: 2560px">last</button><p id=hit></p>
<script>addEventListener('click', event => { hit.textContent += event.target.textContent + ' ' })</script>"""


@pytest.fixture
def hands() -> Callable[[Sample], Callable[[Locator], None]]:
    """The robot's hands on a page with a panel: an act as the page objects do it, without anybody who watches."""

    def of(one: Sample) -> Callable[[Locator], None]:
        org = SimpleNamespace(before_act=None)
        Highlight(cast("Org", org), one.panel, watched=lambda: False, between=lambda: None)

        def act(target: Locator) -> None:
            told: Any = org.before_act
            told((target,))
            target.click(timeout=4000)

        return act

    return of


@pytest.mark.parametrize("size", WINDOWS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a2_no_click_of_the_robot_meets_the_panel(
    browser: Browser, hands: Callable[[Sample], Callable[[Locator], None]], size: tuple[int, int, int]
) -> None:
    """Every button of a page that scrolls in a frame is clicked by the robot, wherever the panel was dragged before."""
    width, height, scale = size
    with sample(browser, width, height, html=TARGETS, device_scale_factor=scale) as one:
        frame = _frame(one)
        one.panel.show(facts("rest"))
        act = hands(one)
        names = ("first", "middle", "right", "below", "last")
        for across, down in SPOTS:
            _drag(one, across * width, down * height)
            frame.locator("html").evaluate("() => { hit.textContent = ''; scrollTo(0, 0) }")
            for name in names:
                act(frame.get_by_role("button", name=name))
            assert frame.locator("#hit").inner_text().split() == list(names), (across, down)


def test_a2_page_that_moves_between_look_and_click(
    browser: Browser, hands: Callable[[Sample], Callable[[Locator], None]]
) -> None:
    """What slides under the panel after the panel has made way for it is clicked all the same."""
    with sample(browser, 1024, 768, html=TARGETS) as one:
        frame = _frame(one)
        one.panel.show(facts("rest"))
        target = frame.get_by_role("button", name="first")
        where = _middle(one)
        slide = "(e, [x, y]) => { document.body.style.height = 0; e.style.left = x + 'px'; e.style.top = y + 'px' }"
        org = SimpleNamespace(before_act=None)
        Highlight(
            cast("Org", org), one.panel, watched=lambda: False, between=lambda: target.evaluate(slide, where) and None
        )
        cast("Any", org.before_act)((target,))
        target.click(timeout=4000)
        assert frame.locator("#hit").inner_text().split() == ["first"]


def test_beside_what_the_person_is_to_touch(browser: Browser) -> None:
    """What is lit now is never under the panel, and it waits for a mouse that moves on it."""
    with sample(browser, 800, 600) as one:
        one.panel.show(facts("yours"))
        one.page.evaluate("() => { document.querySelector('label').style.left = '560px' }")
        one.light(now="#mail")
        _until_apart(one, "#mail")
        left = one.actor.box()[0]
        one.page.mouse.move(*one.actor.centre("Stop"))
        one.page.evaluate("() => { document.querySelector('label').style.left = '20px' }")
        one.light(now="#mail")
        assert one.actor.box()[0] == left, "it went from under the mouse at once"
        _until_apart(one, "#mail")


def test_a6_press_counts_where_the_robot_needs_the_place(browser: Browser) -> None:
    """The panel makes way for the robot's click while a finger is down on Pause: Pause it is, and once."""
    with sample(browser) as one:
        one.panel.show(facts("rest"))
        one.page.mouse.move(*one.actor.centre("Pause"))
        before = one.actor.box()
        one.page.mouse.down()
        one.panel.act([{"x": before[0] + 50, "y": before[1] + 50, "width": 80, "height": 30}])
        assert one.actor.box() != before
        one.page.mouse.up()
        assert one.orders() == ["pause"]


def _frame(one: Sample) -> Any:
    one.page.locator("iframe").evaluate(
        "(e, words) => new Promise(done => { e.onload = done; e.srcdoc = words })", FRAME
    )
    return one.page.frame_locator("iframe")


def _drag(one: Sample, x: float, y: float) -> None:
    """Drags the panel by its title so that its middle comes there."""
    left, top, right, bottom = one.actor.box()
    mouse = one.page.mouse
    mouse.move(left + 90, top + 14)
    mouse.down()
    mouse.move(left + 90 + x - (left + right) / 2, top + 14 + y - (top + bottom) / 2, steps=3)
    mouse.up()
    mouse.move(1, 1)


def _middle(one: Sample) -> tuple[float, float]:
    left, top, right, bottom = one.actor.box()
    return (left + right) / 2 - 60, (top + bottom) / 2


def _until_apart(one: Sample, selector: str) -> None:
    def apart() -> bool:
        box = one.box(selector)
        left, top, right, bottom = one.actor.box()
        beside = box["x"] >= right or box["x"] + box["width"] <= left
        return beside or box["y"] >= bottom or box["y"] + box["height"] <= top

    one.actor.until(apart, f"the panel lies on {selector}", 5)
