"""The control to touch now is the one that is lit, comes into view, and what is right turns green."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.org import Org
from fixtures.practice_org.state.scale import scaled

from ..actor import Actor
from ..person import Person
from ..show import Show, robot_up_to
from .lit import is_lit, lamps, lit

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def click(actor: Actor, thing: object) -> None:
    """By the mouse, at its middle."""
    box = thing.bounding_box()  # type: ignore[attr-defined]
    actor.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_b14_quick_find_then_the_entry(start: Start) -> None:
    """At step 2 the box is lit until the name is typed, then the entry that it brings up."""
    show, actor, _ = start()
    robot_up_to(show, 2)
    actor.press("I'll do it")
    box = actor.page.get_by_placeholder(re.compile("Quick Find"))
    is_lit(actor, box, "now")
    click(actor, box)
    actor.page.keyboard.type("App Manager", delay=20)
    entry = actor.page.get_by_role("link", name="App Manager", exact=True).first
    is_lit(actor, entry, "now")
    is_lit(actor, box, "right")
    click(actor, entry)
    actor.reads("Step 3 of 17|What will change")


def test_a9_the_row_then_save_then_a_set_that_is_made(start: Start) -> None:
    """Step 17 by the lights: Manage Profiles, the row's box, Save; then the permission set that the org has not yet:
    New, its names, Save; back to the app, Manage Permission Sets, its box, and Save."""
    show, actor, person = start(APP_PERMISSION_SETS="Made By Hand")
    robot_up_to(show, 17)
    actor.press("I'll do it")
    form = person.form
    for name in ("Manage Profiles",):
        is_lit(actor, form.get_by_role("button", name=name), "now")
        click(actor, form.get_by_role("button", name=name))
    box = form.locator("tr", has_text="System Administrator").last.locator("input[type=checkbox]")
    is_lit(actor, box, "now")
    click(actor, box)
    save = form.get_by_role("button", name="Save")
    is_lit(actor, box, "right", in_sight=False)
    actor.until(lambda: "now" in (lit(actor, save.first), lit(actor, save.last)), "no Save is lit")
    click(actor, save.first if lit(actor, save.first) == "now" else save.last)
    quick_find = actor.page.get_by_placeholder(re.compile("Quick Find"))
    is_lit(actor, quick_find, "now")
    person.find_in_setup("Permission Sets")
    new = form.get_by_role("button", name="New", exact=True)
    is_lit(actor, new, "now")
    click(actor, new)
    label = form.get_by_label("Label")
    is_lit(actor, label, "now")
    click(actor, label)
    actor.page.keyboard.type("Made By Hand", delay=20)
    actor.page.keyboard.press("Tab")
    is_lit(actor, label, "right")
    actor.until(lambda: "now" in (lit(actor, save.first), lit(actor, save.last)), "Save is not lit")
    save.first.click()
    is_lit(actor, quick_find, "now")
    actor.press("Do it for me")
    actor.reads("Walked App is ready", 90)


def test_a9_a_row_far_down_comes_into_view(start: Start) -> None:
    """A row that is far down the list is scrolled to; a person who scrolls away is left alone, until they ask."""
    with PracticeOrg(state=scaled(Org().state, apps=10, profiles=200, permission_sets=20)) as org:
        show, actor, person = start(org=org)
        robot_up_to(show, 17)
        actor.press("I'll do it")
        click(actor, person.form.get_by_role("button", name="Manage Profiles"))
        box = person.form.locator("tr", has_text="System Administrator").last.locator("input[type=checkbox]")
        box.wait_for()
        shown = [one for one in lamps(actor) if one.kind == "now"]
        assert not shown or lit(actor, box) == "now", f"a light of the page before is on this one: {shown}"
        is_lit(actor, box, "now")
        person.form.locator("body").evaluate("() => window.scrollTo(0, 0)")
        height = actor.page.evaluate("() => innerHeight")
        actor.until(lambda: any(one.kind == "now" and one.top > height - 20 for one in lamps(actor)), "it is not told")
        assert person.form.locator("body").evaluate("() => window.scrollY") == 0
        actor.press("Show me")
        is_lit(actor, box, "now")


def test_a4_another_file_of_the_same_name_is_not_right(start: Start, tmp_path: Path) -> None:
    """A certificate is known by what is in it: another one called server.crt is named as wrong before any Save, and a
    copy of the right one under another name is right."""
    show, actor, person = start()
    robot_up_to(show, 8)
    actor.press("I'll do it")
    chooser = person.form.locator("input[type=file]")
    is_lit(actor, chooser, "now")
    other = tmp_path / "elsewhere" / "server.crt"
    other.parent.mkdir()
    other.write_text("-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----\n", encoding="utf-8")
    chooser.set_input_files(other)
    actor.reads("which is not the right file")
    is_lit(actor, chooser, "now")
    copy = tmp_path / "elsewhere" / "my copy.crt"
    shutil.copyfile(person.certificate, copy)
    chooser.set_input_files(copy)
    actor.reads("Step 9 of 17")


_WATCH = """field => {
  const seen = new Set();
  const look = () => { seen.add(getComputedStyle(field).backgroundColor + getComputedStyle(field).color); };
  new MutationObserver(look).observe(field.ownerDocument, {subtree: true, childList: true, attributes: true});
  const again = () => { look(); requestAnimationFrame(again); };
  again();
  field.ownerDocument.defaultView.__seen = seen;
}"""


def test_c_contact_email_does_not_flash(start: Start, tmp_path: Path) -> None:
    """The report's pictures of the form are taken without a trace in the page: the field keeps its colours."""
    show, _, person = start()
    robot_up_to(show, 4)
    email = person.form.get_by_label("Contact Email")
    email.evaluate(_WATCH)
    for _ in range(3):
        show.type("d")
    show.says(r"Step 7 of 17", 60)
    shown = email.evaluate("field => [...field.ownerDocument.defaultView.__seen]")
    assert len(shown) == 1, shown
    run = max((tmp_path / "runs").iterdir())
    assert len(list(run.glob("0[456]-*.jpg"))) == 3
