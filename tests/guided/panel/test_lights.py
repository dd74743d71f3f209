"""What lies over the page beside the panel: the lights of three kinds, and the arrow toward what is out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from ..axe import open_for_axe
from .sample import Sample, facts, sample

pytestmark = pytest.mark.whole

ARROW = "It's over here: show me"


@pytest.fixture
def one(browser: Browser) -> Iterator[Sample]:
    """A panel on a page that is higher than its window."""
    with sample(browser, 1280, 720) as found:
        found.panel.show(facts("yours"))
        open_for_axe(found.actor.cdp, found.actor.shadow_root())
        yield found


def test_three_kinds(one: Sample) -> None:
    """Now is the strongest, next is thin and dashed, right has a tick: told apart without colours too."""
    one.light(now="#mail", next="iframe", right="label")
    assert _looks(one) == {
        "now": ["3px", "solid", "none"],
        "next": ["2px", "dashed", "none"],
        "right": ["2px", "solid", '"✓"'],
    }


def test_light_moves_and_goes(one: Sample) -> None:
    """A light is where its control is, the next time too, and without anything to light there is none."""
    for left in ("20px", "300px"):
        one.page.evaluate("left => { document.querySelector('label').style.left = left }", left)
        one.light(now="#mail")
        (light,) = one.actor.lights()
        assert light[:2] == (one.box("#mail")["x"], one.box("#mail")["y"])
    one.panel.look([])
    assert one.actor.lights() == []


def test_reduced_motion(browser: Browser) -> None:
    """Whoever wants less motion sees no light that comes in, and no pointer that flies."""
    for wish, moves in (("reduce", 0), ("no-preference", 1)):
        with sample(browser, reduced_motion=wish) as one:
            one.panel.show(facts())
            open_for_axe(one.actor.cdp, one.actor.shadow_root())
            one.light(now="#mail")
            got = one.page.evaluate(_ROOT + "().querySelector('.light').getAnimations().length")
            assert got == moves, wish


@pytest.mark.parametrize("dragged", [False, True])
def test_c_arrow_to_what_is_out_of_sight(one: Sample, dragged: bool) -> None:
    """Below the window or above it, an arrow at that edge, beside the panel, says so; a click on it orders Show me."""
    if dragged:
        one.page.mouse.move(one.actor.box()[0] + 90, 20)
        one.page.mouse.down()
        one.page.mouse.move(100, 500, steps=3)
        one.page.mouse.up()
    one.light(now="#save")
    assert _arrow(one)[1] > 650
    _expect_beside_the_panel(one)
    left, top, right, bottom = _arrow(one)
    one.page.mouse.click((left + right) / 2, (top + bottom) / 2)
    assert one.orders() == ["show"]
    one.page.evaluate("() => scrollTo(0, 1200)")
    one.light(now="#save")
    assert not _shown(one)
    one.light(now="#mail")
    assert _arrow(one)[3] < 70
    _expect_beside_the_panel(one)


def test_c_arrow_after_a_resize(one: Sample) -> None:
    """A window that was made smaller has the arrow too; the keyboard reaches it."""
    one.page.evaluate("() => { document.querySelector('label').style.top = '600px' }")
    one.light(now="#mail")
    assert not _shown(one)
    one.page.set_viewport_size({"width": 800, "height": 500})
    one.light(now="#mail")
    assert _arrow(one)[1] > 400
    one.page.evaluate(_ROOT + "().querySelector('.arrow').focus()")
    one.page.keyboard.press("Enter")
    assert one.orders() == ["show"]


_ROOT = "(() => document.querySelector('setupwalk-guide').shadowRoot)"


def _looks(one: Sample) -> Any:
    return one.page.evaluate(
        "() => Object.fromEntries([..." + _ROOT + "().querySelectorAll('.light')].map(e => [e.dataset.light, ["
        "getComputedStyle(e).outlineWidth, getComputedStyle(e).outlineStyle, getComputedStyle(e, '::after').content]]))"
    )


def _shown(one: Sample) -> bool:
    return bool(one.page.evaluate(_ROOT + "().querySelector('.arrow').checkVisibility()"))


def _arrow(one: Sample) -> tuple[float, float, float, float]:
    """Left, top, right and bottom."""
    assert _shown(one)
    box = one.page.evaluate(_ROOT + "().querySelector('.arrow').getBoundingClientRect().toJSON()")
    return box["left"], box["top"], box["right"], box["bottom"]


def _expect_beside_the_panel(one: Sample) -> None:
    left, top, right, bottom = _arrow(one)
    panel = one.actor.box()
    assert right <= panel[0] or left >= panel[2] or bottom <= panel[1] or top >= panel[3]
