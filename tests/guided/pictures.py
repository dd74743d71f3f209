"""Makes the README's pictures of the guided session from the running product: `python -m tests.guided.pictures`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from fixtures.practice_org import PracticeOrg

from ..support.command import env_of
from ..support.pictures import PICTURES
from .actor import Actor, meet
from .display import display
from .person import Person
from .show import guided


def main() -> None:
    """Three moments: a choice at a form, a person's own turn with what differs, and all steps near the end."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        display() as screen,
        PracticeOrg() as org,
        tempfile.TemporaryDirectory() as name,
        sync_playwright() as playwright,
    ):
        permission_set = org.org.state.permission_sets[3].label
        settings = env_of(org, APP_NAME="CI Login", APP_PERMISSION_SETS=permission_set) | screen
        with guided(Path(name), settings, "--pace", "0") as show:
            show.says(r"Who does this step\?", 120)
            actor = meet(playwright, show.port)
            person = Person(actor, Path(name), permission_set)
            _do(actor, range(1, 6))
            _shoot(actor, "guided-choice", r"Step 6 of 17[\s\S]*Who does this step\?")
            _do(actor, range(6, 14))
            actor.reads("Step 14 of 17", 60)
            actor.press("I'll do it")
            person.form.get_by_label("Timeout Value").select_option("2 hours")
            _shoot(actor, "guided-person", "found 2 hours")
            person.step_14()
            _do(actor, range(15, 17))
            actor.reads(r"Step 17 of 17[\s\S]*Who does this step\?", 60)
            actor.open_steps()
            _shoot(actor, "guided-steps", "to do|now")
            actor.press("Stop")
            show.end()


def _do(actor: Actor, numbers: range) -> None:
    for number in numbers:
        actor.reads(rf"Step {number} of 17", 60)
        actor.press("Do it for me")


def _shoot(actor: Actor, name: str, when: str) -> None:
    actor.reads(when, 60)
    actor.until(actor.lights, "nothing is highlighted")
    actor.page.mouse.move(2, 2)
    # Two frames of the browser's own, so that what was just set is painted.
    actor.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    actor.page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
