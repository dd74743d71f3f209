"""The panel stands still: what is aimed at is hit, whatever is said meanwhile, and a question shifts nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .sample import MODES, OVER, PLACES, WELCOME, Sample, facts, sample

pytestmark = pytest.mark.whole


@pytest.fixture
def one(browser: Browser) -> Iterator[Sample]:
    """A panel on a page."""
    with sample(browser) as found:
        yield found


def places(one: Sample) -> list[list[float]]:
    """The corners of the seven buttons, whatever they say."""
    nodes = [node for node in one.actor.panel() if node["role"]["value"] == "button"]
    foot = nodes[-7:]
    assert [node["name"]["value"] for node in foot][-1] == "Stop"
    return [one.actor.quad(node) for node in foot]


@pytest.mark.sample
def test_a6_no_button_moves_under_the_mouse(one: Sample) -> None:
    """Whatever the panel says, in each mode, each of the seven buttons keeps its place and its size."""
    one.panel.show(facts())
    first = one.actor.until(lambda: places(one), "no buttons")
    box = one.actor.box()
    for mode, shown in MODES.items():
        if shown["card"] or "elsewhere" in shown:
            continue
        one.panel.show(shown)
        assert places(one) == first, mode
        assert one.actor.box() == box, mode


def test_a6_aimed_at_and_hit(one: Sample) -> None:
    """While a finger is on its way down the text grows by far; each button is hit all the same, and no other."""
    for name in PLACES:
        mode = {"Pause": "rest"}.get(name, "asking")
        one.panel.show(facts(mode))
        one.page.mouse.move(*one.actor.centre(name))
        one.panel.show(MODES["long"] | {key: facts(mode)[key] for key in ("mode", "state", "buttons")})
        one.page.mouse.down()
        one.panel.show(facts(mode, error="Something is wrong."))
        one.page.mouse.up()
        if name == "Skip":
            one.actor.reads(r"Why skip\?")
    assert one.orders() == ["do", "mine", "rest", "show", "pause", "stop"]


def test_a6_another_order_in_its_place(one: Sample) -> None:
    """A button that becomes another one just before it is pressed orders nothing: the press was meant for the old."""
    one.panel.show(facts())
    one.page.mouse.move(*one.actor.centre("Show me"))
    one.panel.show(facts(away=True))
    one.page.mouse.down()
    one.page.mouse.up()
    assert one.orders() == []
    one.actor.press("Take me back to this step")
    one.page.mouse.move(*one.actor.centre("Do it for me"))
    one.panel.show(MODES["over"])
    one.page.mouse.down()
    one.page.mouse.up()
    assert one.orders() == ["back"]
    one.actor.press("Undo this run")
    assert one.orders() == ["back", "undo"]


def test_a6_double_click_orders_once(one: Sample) -> None:
    """A double click does one step, and not the next one too."""
    one.panel.show(facts())
    one.page.mouse.dblclick(*one.actor.centre("Do it for me"))
    assert one.orders() == ["do"]


def test_a6_question_shifts_nothing(one: Sample) -> None:
    """A question, the program's or the one for a reason, opens above the buttons, which stay."""
    one.panel.show(facts())
    first = one.actor.until(lambda: places(one), "no buttons")
    one.actor.press("Skip")
    one.actor.reads(r"Why skip\?")
    assert places(one) == first
    one.panel.show(MODES["code"])
    one.page.keyboard.press("Escape")
    one.actor.reads("Enter the code from your e-mail")
    assert places(one) == first


def test_c_skip_without_a_reason_says_so(one: Sample) -> None:
    """An empty reason is asked for in words, Escape closes the question, brings the keyboard back, tells nothing."""
    one.panel.show(facts())
    one.actor.focus("Skip")
    one.page.keyboard.press("Enter")
    one.actor.until(lambda: one.actor.focused() == "Why skip?", "the question has no keyboard")
    one.page.keyboard.press("Enter")
    one.actor.reads("Say why in a few words")
    one.page.keyboard.press("Escape")
    one.actor.until(lambda: one.actor.focused() == "Skip", "the keyboard did not come back")
    assert "Why skip?" not in one.actor.words()
    assert one.orders() == []
    one.page.keyboard.press("Enter")
    one.page.keyboard.type("policy of ours")
    one.actor.press("Skip step")
    assert one.orders() == ["skip policy of ours"]
    one.actor.until(lambda: one.actor.focused() == "Skip", "the keyboard did not come back")


def test_code_is_answered(one: Sample) -> None:
    """The code goes to the program as an answer, an empty one does not, and once it is taken the question is gone."""
    one.panel.show(MODES["code"])
    one.actor.press("Send")
    one.actor.reads("Nothing is entered yet")
    one.page.keyboard.type("123456")
    one.page.keyboard.press("Enter")
    assert one.orders() == []
    assert [message["text"] for message in one.told] == ["123456"]
    one.panel.show(facts())
    assert "Enter the code" not in one.actor.words()


def test_c_pause_has_resume(one: Sample) -> None:
    """In the place of Pause there is Resume while it is paused."""
    one.panel.show(facts("rest"))
    pause = one.actor.centre("Pause")
    one.panel.show(facts("paused"))
    assert one.actor.centre("Resume")[1] == pause[1]
    one.actor.press("Resume")
    assert one.orders() == ["resume"]


def test_steps_are_clicked_on(one: Sample) -> None:
    """Each step of the list says its state in words and is a button to go there; not while the robot works."""
    one.panel.show(facts())
    one.actor.open_steps()
    said = one.actor.reads("done by setupwalk")
    for words in ("done by you", "was right already", "right already", "to do again", "skipped", "not done", "now"):
        assert words in said.splitlines()
    one.actor.press("2 Step called 2 done by you")
    assert one.orders() == ["goto 2"]
    assert one.actor.button("9 Step called 9 not in this flow") is None
    one.panel.show(facts("rest"))
    assert one.actor.button("2 Step called 2 done by you") is None


def test_cards(one: Sample) -> None:
    """A card stands in the step's place with its own buttons; each of its values is copied by a button beside it."""
    one.panel.show(MODES["welcome"])
    said = one.actor.reads("A card: welcome")
    assert "What can go wrong" not in said
    one.actor.press("Start")
    one.panel.show(MODES["refused"])
    said = one.actor.reads(r"A card: over[\s\S]*Its test login failed")
    assert "Go to step 17." in said
    one.actor.press("Copy Consumer key")
    one.actor.reads("Copied")
    one.page.locator("#mail").focus()
    one.page.keyboard.press("ControlOrMeta+v")
    assert one.page.locator("#mail").input_value() == "3MVG9Zabc.KEY_1"
    for index, name in enumerate(("Assign users", "Test login again", "Undo this run", "Open the report", "Close")):
        one.actor.press(name)
        assert one.orders()[-1] == OVER["buttons"][index]["order"]
    assert one.orders()[0] == WELCOME["buttons"][0]["order"]
