"""However a guided session is interrupted, it ends at once, says how to go on, and leaves a run that can be resumed."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.practice_org import PracticeOrg

from ..support.command import Done
from .actor import Actor
from .person import Person
from .show import Show, finish, robot_up_to

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def _tab(show: Show, actor: Actor) -> None:
    actor.page.close()


def _browser(show: Show, actor: Actor) -> None:
    browser = actor.page.context.browser
    assert browser is not None
    browser.new_browser_cdp_session().send("Browser.close")


def _ctrl_c(show: Show, actor: Actor) -> None:
    show.interrupt(signal.SIGINT)


def _terminal(show: Show, actor: Actor) -> None:
    show.interrupt(signal.SIGHUP)


HANG_UP = pytest.param(
    _terminal, id="terminal", marks=pytest.mark.skipif(sys.platform == "win32", reason="Windows has no hang-up")
)
CUTS = [
    pytest.param(_tab, id="tab"),
    pytest.param(_browser, id="browser"),
    pytest.param(_ctrl_c, id="ctrl-c"),
    HANG_UP,
]


@pytest.mark.parametrize("cut", CUTS)
def test_while_the_person_thinks(start: Start, tmp_path: Path, cut: Callable[[Show, Actor], None]) -> None:
    """Tab or browser closed, Ctrl-C, or the terminal gone while the walk waits: over within seconds, and resumable."""
    show, actor, _ = start()
    robot_up_to(show, 5)
    cut(show, actor)
    _resumable(show.end(30), tmp_path)


@pytest.mark.parametrize("cut", [_tab, _ctrl_c])
def test_while_the_browser_asks(start: Start, tmp_path: Path, cut: Callable[[Show, Actor], None]) -> None:
    """The dialog of step 15 stands open, and the page's script stands still: it ends all the same."""
    show, actor, person = start()
    robot_up_to(show, 15)
    # Later, since whoever causes the dialog stands still until it is answered, the second actor too.
    person.form.get_by_label("Permitted Users").evaluate(
        "e => setTimeout(() => { e.selectedIndex = 1; e.dispatchEvent(new Event('change', {bubbles: true})); }, 200)"
    )
    show.says("The browser asks: Enabling this option")
    cut(show, actor)
    _resumable(show.end(40), tmp_path)


def test_while_the_robot_works(start: Start, tmp_path: Path) -> None:
    """Ctrl-C in the middle of Do the rest."""
    show, actor, _ = start("--pace", "0.3")
    actor.press("Do all remaining steps")
    actor.reads("Step 4 of 17")
    show.interrupt()
    _resumable(show.end(40), tmp_path)


def test_session_expires(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """The org ends the session: the panel says so, the person logs in again in the page, and the walk goes on."""
    show, actor, person = start()
    robot_up_to(show, 10)
    practice.org.end_sessions()
    actor.press("Do it for me")
    actor.reads("You were logged out", 60)
    actor.until(lambda: actor.page.locator("#username").count(), "the login page does not come")
    person.lightning = False  # its form is in the page itself
    person.step_1()
    actor.reads("Step 10 of 17", 60)
    finish(show, actor)
    assert sum(app.name == "Walked App" for app in practice.org.state.connected_apps) == 1


def _resumable(done: Done, folder: Path) -> None:
    assert done.code in (130, 143), done.err
    assert "run the same command again" in done.err
    run = max((folder / "runs").iterdir())
    assert (run / "report.html").exists()
    assert '"event": "end"' in (run / "journal.jsonl").read_text(encoding="utf-8")
