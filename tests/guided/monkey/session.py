"""One session with a stranger: `python -m tests.guided.monkey 20 --from 1 --steps 200`."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Playwright

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.dialects import Dialect

from ...support.command import env_of
from ..actor import meet
from ..person import Person
from ..show import Show, guided
from .stranger import Roamer, Stranger

_WAYS = (
    "Open this panel",
    "Start",
    "Go on",
    "Keep it",
    "Continue",
    "Do all remaining steps",
    "Fix it for me",
    "Do it for me",
    "Cancel",
    "Test login again",
)
"""What leads on, in the order in which somebody who wants to be done takes it."""
_END = 240.0
"""Seconds for the walk to end once the stranger has had enough."""


@dataclass(frozen=True)
class Case:
    """A stranger's seed, how often they act, and the org that they are in."""

    seed: int
    steps: int = 200
    lightning: bool = True
    dialect: str = ""

    def __str__(self) -> str:
        return f"seed {self.seed} {'lightning' if self.lightning else 'classic'} {self.dialect or 'standard'}"


def roam(case: Case, playwright: Playwright, screen: dict[str, str], folder: Path) -> None:
    """Lets the stranger act, and then wants the walk to end: with a proven login, and one whole app.

    Raises:
        AssertionError: there was no way that ended it, or the app is not as wanted; with what the stranger did.
    """
    with _org(case) as org:
        permission_set = org.org.state.permission_sets[3].label
        settings = env_of(org, APP_PERMISSION_SETS=permission_set) | screen
        with guided(folder, settings, "--pace", "0") as show:
            show.says("Ready when you are", 90)
            chance = random.Random(case.seed)  # noqa: S311 - the same each time, and no secret
            actor = Roamer(meet(playwright, show.port).page, chance)
            person = Person(actor, folder / ".setupwalk" / "server.crt", permission_set, lightning=case.lightning)
            stranger = Stranger(show, actor, person)
            try:
                for _ in range(case.steps):
                    assert show.process.poll() is None, "the session has ended"
                    stranger.act()
                _end(actor, show)
            except (AssertionError, PlaywrightError) as error:
                show.print_tail()
                last = "\n".join(stranger.did[-25:])
                raise AssertionError(f"{case}: {error}\nthe stranger's last deeds:\n{last}") from error
            done = show.end(60)
            assert done.code == 0, f"{case}: {done.err[-2000:]}"
        apps = [app for app in org.org.state.connected_apps if app.name == "Walked App"]
        assert len(apps) == 1, f"{case}: {len(apps)} apps"
        (app,) = apps
        assert app.use_digital_signatures, f"{case}: by halves"
        assert app.session_timeout_minutes == 15, f"{case}: by halves"


def _end(actor: Roamer, show: Show) -> None:
    """Presses what leads on until the app is ready; Close is pressed then."""
    end = time.monotonic() + _END
    while time.monotonic() < end:
        with suppress(PlaywrightError, AssertionError):
            pages = actor.page.context.pages
            if actor.page.is_closed() or not actor.panel() or "in another tab" in actor.words():
                actor.come_to(pages[(pages.index(actor.page) + 1) % len(pages)] if actor.page in pages else pages[-1])
                actor.page.bring_to_front()
                continue
            there = actor.buttons()
            if "is ready" in actor.words() and "Close" in there:
                actor.press("Close")
                return
            way = next((name for name in _WAYS if name in there), None)
            if way is not None:
                actor.press(way)
        assert show.process.poll() is None, "the session has ended"
    raise AssertionError(f"no way ended the walk in {_END:g} s; the panel says:\n{actor.words()}")


@contextmanager
def _org(case: Case) -> Iterator[PracticeOrg]:
    dialect = Dialect.parse(case.dialect) if case.dialect else Dialect()
    with PracticeOrg(prefers="lightning" if case.lightning else "classic", dialect=dialect) as org:
        yield org


def folder_for() -> tempfile.TemporaryDirectory[str]:
    """A folder of the session's own."""
    return tempfile.TemporaryDirectory(prefix="stranger-")
