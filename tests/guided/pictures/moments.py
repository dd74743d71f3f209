"""Moments of a guided session, each checked for the step that it claims before it is taken."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Locator, sync_playwright

from automation.guided.view.texts import LABELS
from fixtures.practice_org import PracticeOrg

from ...support.command import env_of
from ..actor import Actor, Node, meet
from ..display import display
from ..person import Person
from ..show import guided
from .book import Book

Box = tuple[float, float, float, float]
ASKS = r"(?:Who does this step\?|Your turn)"


def moments(book: Book) -> None:
    """A choice at a form, a person's own turn with what differs, all steps near the end, and the end."""
    with (
        display() as screen,
        PracticeOrg() as org,
        tempfile.TemporaryDirectory(prefix="ci-login-") as name,
        sync_playwright() as playwright,
    ):
        permission_set = org.org.state.permission_sets[3].label
        settings = env_of(org, APP_NAME="CI Login", APP_PERMISSION_SETS=permission_set) | screen
        with guided(Path(name), settings, "--pace", "0") as show:
            show.says("Ready when you are", 120)
            actor = meet(playwright, show.port)
            person = Person(actor, Path(name), permission_set)
            actor.press("Start")
            does(actor, range(1, 3))
            actor.press("Go on")
            does(actor, range(3, 6))
            actor.reads(rf"Step 6 of 17[\s\S]*{ASKS}", 150)
            _shoot(book, actor, "guided-choice", 6, person.form.get_by_label("Callback URL"))
            does(actor, range(6, 14))
            actor.reads("Step 14 of 17", 60)
            actor.press("I'll do it")
            timeout = person.form.get_by_label("Timeout Value")
            timeout.select_option("2 hours")
            actor.reads(r"Your turn[\s\S]*Set Timeout Value to 15 minutes", 60)
            _shoot(book, actor, "guided-person", 14, timeout)
            person.step_14()
            does(actor, range(15, 17))
            actor.reads(rf"Step 17 of 17[\s\S]*{ASKS}", 150)
            _show_all_steps(actor)
            _shoot(book, actor, "guided-steps", 17, person.form.get_by_role("button", name="Manage Profiles"))
            actor.open_steps()  # folded again
            actor.press("Do all remaining steps")
            actor.until(lambda: actor.button("Close"), "no end", 300)
            still(actor)
            book.add("guided-end.png", actor.page.screenshot(), 0, "The end")
            actor.press("Close")
            show.end()


def does(actor: Actor, numbers: range) -> None:
    """The robot does these steps, one by one."""
    for number in numbers:
        actor.reads(rf"Step {number} of 17[\s\S]*{ASKS}", 150)
        actor.press("Do it for me")


def _shoot(book: Book, actor: Actor, name: str, step: int, control: Locator) -> None:
    """Takes a picture of a step once its control is lit and in sight, and the panel says the number."""
    actor.page.mouse.move(2, 2)

    def right() -> bool:
        box = control.bounding_box()
        assert box is not None
        place = (box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"])
        lit = any(_meet(place, light) for light in actor.lights())
        return lit and not _meet(place, actor.box()) and _in_window(actor, place)

    actor.until(right, f"step {step}: its control is not lit, not in sight, or under the panel", 30)
    still(actor)
    said = re.search(r"Step (\d+) of 17", actor.words())
    assert said is not None
    assert int(said[1]) == step
    title = _title(actor, step)
    picture = actor.page.screenshot()
    assert right(), f"step {step}: the page has moved while its picture was taken"
    book.add(f"{name}.png", picture, step, title)


def _title(actor: Actor, step: int) -> str:
    """The step's title, as the panel's list of all steps has it."""
    lines = actor.words().splitlines()
    places = [place for place, line in enumerate(lines) if line == str(step)]
    headings = {_name(node) for node in actor.panel() if _role(node) == "heading"}
    titles = [lines[place + 1] for place in places if place + 1 < len(lines)]
    return next((title for title in [*titles, *headings] if title), "")


def _show_all_steps(actor: Actor) -> None:
    """Unfolds the list of all steps, in a panel that is made as high as it takes to see all 17 of them."""
    actor.open_steps()
    actor.focus(LABELS["move"])
    for _ in range(20):
        actor.page.keyboard.press("Shift+ArrowDown")
    left, top, right, bottom = _edges(actor, _body(actor))
    actor.page.mouse.move((left + right) / 2, (top + bottom) / 2)

    def all_there() -> bool:
        actor.page.mouse.wheel(0, 2000)  # the list is the last thing in the panel
        still(actor)
        return _entries(actor) == 17

    actor.until(all_there, "not all 17 steps are to be seen", 120)


def _entries(actor: Actor) -> int:
    """How many steps of the list are to be seen whole in the panel."""
    _, top, _, bottom = _edges(actor, _body(actor))
    numbers = [node for node in actor.panel() if re.match(r"\d+ ", _name(node))]
    boxes = [_edges(actor, node) for node in numbers if _role(node) == "button"]
    return sum(box[1] >= top and box[3] <= bottom for box in boxes)


def _body(actor: Actor) -> Node:
    """The part of the panel that scrolls."""
    return next(node for node in actor.panel() if _name(node) == LABELS["body"])


def _edges(actor: Actor, node: Node) -> Box:
    quad = actor.quad(node)
    return min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])


def _name(node: Node) -> str:
    return str(node.get("name", {}).get("value", ""))


def _role(node: Node) -> str:
    return str(node.get("role", {}).get("value", ""))


def still(actor: Actor) -> None:
    """Two frames of the browser's own, so that what was just set is painted."""
    actor.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _in_window(actor: Actor, box: Box) -> bool:
    width, height = actor.page.evaluate("[innerWidth, innerHeight]")
    return box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
