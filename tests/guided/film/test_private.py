"""What is nobody else's to see is covered in a film's pictures, wherever it stands: in the org's pages or the panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Locator, Page

from fixtures.practice_org import ADMIN, PASSWORD

from ..actor import Actor, Node
from ..person import Person
from ..show import Show
from .pixels import Box, Sight, film_of, shown

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]
UNLIKE = 0.4
"""Of two texts' ink at the same place: the same text has 0.8 and more of it in common, two others a fifth."""


@pytest.mark.sample
def test_b18_private_is_covered_from_the_login_to_the_end_card(start: Start, tmp_path: Path, page: Page) -> None:
    """User name and password as they are typed, contact e-mail, consumer key and secret on the app's page, the key in
    the panel's end card: each place is one plain box in pictures of its moment, and in no picture is it to be read."""
    show, actor, person = start("--record", "--pace", "0", **_no_encoder(tmp_path))
    sights = {}
    login: Page | FrameLocator = actor.page
    login.locator("#username").fill(ADMIN)
    login.locator("#password").type(PASSWORD)
    sights["user name"] = sight(actor, login.locator("#username"))
    sights["password"] = sight(actor, login.locator("#password"))
    login.locator("#Login").click()
    show.says(r"Step 2 of 17", 60)
    for _ in ("step 2", "the plan", "step 3"):
        show.type("d")
    show.says(r"Step 4 of 17", 60)
    person.step_4()
    show.says(r"Step 5 of 17", 60)
    sights["contact e-mail"] = sight(actor, person.form.get_by_label("Contact Email"))
    for number in range(5, 11):
        show.says(rf"Step {number} of 17", 60) if number > 5 else None
        show.type("d")
    show.says(r"Step 11 of 17", 60)
    sights["consumer key"] = sight(actor, person.form.locator("[id$=':consumerKey']"))
    actor.press("Collapse this panel")  # the secret stands under it
    person.form.get_by_text("Click to reveal").click()
    person.form.get_by_text("Click to reveal").wait_for(state="detached")
    block = sight(actor, person.form.locator("[id^=ctrDiv]"))
    left, top, width, _ = block.box  # the text begins there, and is not as wide
    sights["consumer secret"] = replace(block, box=(left + 1, top + 2, width / 3, 10))
    actor.press("Open this panel")
    show.type("r")
    show.says("Walked App is ready", 90)
    sights["consumer key in the end card"] = _in_panel(actor, "3MVG9")
    show.type("q")
    assert show.end(60).code == 0
    run = max((tmp_path / "runs").iterdir())
    pictures = [data for _, data in film_of(run)["frames"]]
    for name, found in zip(sights, shown(page, pictures, list(sights.values())), strict=True):
        assert found.covered, f"no picture in which the {name} is covered"
        assert found.legible < UNLIKE, f"the {name} is to be read in a picture: {found.legible}"


def _no_encoder(folder: Path) -> dict[str, str]:
    """Without an encoder the page has the pictures themselves."""
    return {"PLAYWRIGHT_BROWSERS_PATH": str(folder / "none"), "PATH": "", "IMAGEIO_FFMPEG_EXE": str(folder / "none")}


def _in_panel(actor: Actor, text: str) -> Sight:
    """What a person sees of a text in the panel: its first line."""

    def named() -> Node | None:
        return next((node for node in actor.panel() if text in str(node.get("name", {}).get("value", ""))), None)

    node = actor.until(named, f"no {text!r} in the panel")
    actor.cdp.send("DOM.scrollIntoViewIfNeeded", {"backendNodeId": node["backendDOMNodeId"]})
    _seen_for_a_while(actor)
    quad = actor.quad(node)
    left, top = min(quad[::2]), min(quad[1::2])
    return _sight(actor, (left, top, max(quad[::2]) - left, max(quad[1::2]) - top))


def sight(actor: Actor, place: Locator) -> Sight:
    """What a person sees of it, once it stands still."""
    place.scroll_into_view_if_needed()
    _seen_for_a_while(actor)
    box = place.bounding_box()
    assert box is not None
    left, top, right, bottom = actor.box()
    beside = box["x"] >= right or box["x"] + box["width"] <= left
    assert beside or box["y"] >= bottom or box["y"] + box["height"] <= top, "the panel lies over it"
    return _sight(actor, (box["x"], box["y"], box["width"], box["height"]))


def _sight(actor: Actor, box: Box) -> Sight:
    width, height = actor.page.evaluate("() => [innerWidth, innerHeight]")
    return Sight(actor.page.screenshot(), (width, height), box)


def _seen_for_a_while(actor: Actor) -> None:
    """Some pictures' time, told by the browser's own clock."""
    actor.page.evaluate(
        "() => new Promise(done => { const end = performance.now() + 600;"
        " const next = () => performance.now() > end ? done() : requestAnimationFrame(next); next(); })"
    )
