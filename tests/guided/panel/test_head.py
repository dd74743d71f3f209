"""The panel's head: it says where the person is, also when the panel is collapsed, and moves it as a whole."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from ..axe import open_for_axe
from .sample import HOST, MODES, Sample, facts, sample

pytestmark = pytest.mark.whole


@pytest.fixture
def one(browser: Browser) -> Iterator[Sample]:
    """A panel on a page."""
    with sample(browser) as found:
        found.panel.show(facts("yours"))
        found.actor.until(found.actor.panel, "no panel")
        yield found


def test_c_collapsed_bar_shows_the_step(one: Sample) -> None:
    """The collapsed panel is one bar that says the step's number and title, and whose turn it is, as that changes."""
    one.actor.press("Collapse this panel")
    said = one.actor.reads("Step 4 of 12: Basic information")
    assert "Your turn. I'll continue when it's done." in said
    assert "Do it for me" not in said
    one.panel.show(facts("robot", number=5, title="Callback URL"))
    one.actor.reads(r"Step 5 of 12: Callback URL[\s\S]*I'm doing this step")
    top, bottom = one.actor.box()[1], one.actor.box()[3]
    assert bottom - top < 60
    one.actor.press("Open this panel")
    one.actor.reads("Do it for me")


def test_c_dragged_by_its_title(one: Sample) -> None:
    """A drag at the title moves the panel, wherever on it, and selects no text of the panel or of the page."""
    open_for_axe(one.actor.cdp, one.actor.shadow_root())
    for part in ("strong", "span", ".bar"):
        before = one.actor.box()
        found = f"document.querySelector('setupwalk-guide').shadowRoot.querySelector('.name {part}, {part}')"
        box = one.page.evaluate(f"{found}.getBoundingClientRect().toJSON()")
        one.page.mouse.move(box["left"] + 20, box["top"] + 3)
        one.page.mouse.down()
        one.page.mouse.move(box["left"] - 60, box["top"] + 40, steps=4)
        assert one.actor.box()[0] == before[0] - 80, part
        one.page.mouse.up()
        assert one.actor.box()[:2] == (before[0] - 80, before[1] + 37), part
        selected = (
            "() => [getSelection().toString(), document.querySelector('setupwalk-guide').shadowRoot.getSelection()]"
        )
        assert [str(one) for one in one.page.evaluate(f"({selected})().map(String)")] == ["", ""], part


def test_c_host_is_readable(one: Sample) -> None:
    """However long the org's host is, all of it is in sight; and the whole title is there as a tooltip."""
    open_for_axe(one.actor.cdp, one.actor.shadow_root())
    name = "document.querySelector('setupwalk-guide').shadowRoot.querySelector('.name')"
    shown, held, tip = one.page.evaluate(f"(e => [e.clientHeight, e.scrollHeight, e.title])({name})")
    assert shown == held
    assert tip == f"Walked App\n{HOST}"
    one.panel.show(facts(app="An app with a long name that never ends " * 4))
    assert HOST in one.actor.reads("An app with a long name")
    assert one.page.evaluate(f"{name}.title").startswith("An app with a long name that never ends An app")


def test_b13_other_tabs_say_where_the_session_is(one: Sample) -> None:
    """In a tab where the session is not, the panel is a bar that says where it is, and unfolds when it comes."""
    one.panel.show(MODES["elsewhere"])
    said = one.actor.reads("Continues in another tab")
    assert "step 4 of 12" in said
    assert one.actor.button("Do it for me") is None
    one.panel.show(facts())
    one.actor.reads(r"Who does this step\?")
    one.actor.until(lambda: one.actor.button("Do it for me"), "it does not unfold")


def test_sized_by_the_person_and_in_the_window_always(one: Sample) -> None:
    """What the person made large is no larger than a window that has become small; it is large again with it."""
    one.actor.focus("Move or resize this panel: arrow keys move it, Shift and arrow keys resize it")
    for _ in range(8):
        one.page.keyboard.press("Shift+ArrowRight")
    large = one.actor.box()
    assert large[2] - large[0] > 500
    one.page.set_viewport_size({"width": 420, "height": 500})
    left, top, right, bottom = one.actor.box()
    assert left >= 0
    assert top >= 0
    assert right <= 420
    assert bottom <= 500
    one.page.set_viewport_size({"width": 1280, "height": 800})
    assert one.actor.box()[2] - one.actor.box()[0] == large[2] - large[0]
