"""The pictures that a run keeps are taken without a sign of it on the page that a person looks at."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from automation.reporting.kept_page.masks import COLOUR

from ..actor import Actor
from ..person import Person
from ..show import Show, robot_up_to
from .pixels import shown
from .test_private import UNLIKE, sight

pytestmark = pytest.mark.whole

_WATCH = """e => {
  const seen = new Set(), look = () => { seen.add(getComputedStyle(e).backgroundColor); requestAnimationFrame(look); };
  window.seenColours = seen;
  look();
}"""


def test_c_contact_email_does_not_flash_grey_at_each_picture(
    start: Callable[..., tuple[Show, Actor, Person]], tmp_path: Path, page: Page
) -> None:
    """While the robot does steps 4 to 6 and a picture is kept of each, Contact Email never has the covering colour; in
    the pictures it has, and its text is not to be read."""
    show, actor, person = start("--pace", "0")
    robot_up_to(show, 4)
    email = person.form.get_by_label("Contact Email")
    email.evaluate(_WATCH)
    show.type("d")
    show.says("Step 5 of 17", 60)
    what = sight(actor, email)
    for number in (6, 7):
        show.type("d")
        show.says(f"Step {number} of 17", 60)
    colours = email.evaluate("() => Array.from(window.seenColours)")
    actor.press("Stop")
    show.end(60)
    covering = f"rgb({', '.join(str(int(COLOUR[at : at + 2], 16)) for at in (1, 3, 5))})"
    assert colours
    assert covering not in colours
    run = max((tmp_path / "runs").iterdir())
    kept = [base64.b64encode(file.read_bytes()).decode() for file in run.glob("05-*.jpg")]
    assert len(kept) == 1
    (found,) = shown(page, kept, [what])
    assert found.covered
    assert found.legible < UNLIKE
