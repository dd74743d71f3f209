"""A person at the window of `login --enroll-passkey`, and the runs that come after them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Playwright

from fixtures.practice_org import PasskeyPolicy, PracticeOrg

from ...support.command import Done, env_of, setupwalk
from ..actor import meet
from ..person import Person
from ..show import Show, guided

KEY = "8dWcXq2rT5vYbN1mKf7hGj3pLs9aZx4e"
"""The key of all passkeys that are kept here."""


def wanting(practice: PracticeOrg) -> PracticeOrg:
    """The same org, which wants a passkey of its administrators from now on."""
    practice.org.state.passkey_policy = PasskeyPolicy.PRIVILEGED
    return practice


def settings(practice: PracticeOrg, **more: str) -> dict[str, str]:
    """The settings of somebody who has the key."""
    return env_of(practice, **{"SETUPWALK_PASSKEY_KEY": KEY, **more})


def enroll(practice: PracticeOrg, screen: Mapping[str, str], folder: Path, playwright: Playwright, **more: str) -> Done:
    """The administrator logs in by hand, and the rest is setupwalk's."""
    with guided(folder, settings(practice, **more) | dict(screen), command=("login", "--enroll-passkey")) as show:
        log_in(show, folder, playwright)
        return show.end()


def log_in(show: Show, folder: Path, playwright: Playwright) -> Person:
    """Types user name and password, once the window is there."""
    show.says("Log in to")
    person = Person(meet(playwright, show.port), folder, "")
    person.step_1()
    return person


def plan(practice: PracticeOrg, folder: Path, **more: str) -> Done:
    """`setupwalk plan`, headless, as a nightly job runs it."""
    return setupwalk("plan", "--verbose", folder=folder, env=settings(practice, **more))


def kept(folder: Path) -> Path:
    """The passkey's file."""
    (found,) = (folder / ".setupwalk" / "passkeys").glob("*.json")
    return found


def verdicts(practice: PracticeOrg) -> list[str]:
    """What the org's log says of passkeys, in order."""
    return [entry.verdict for entry in practice.org.log.entries if "passkey" in entry.verdict]


def ends(done: Done, words: str) -> None:
    """It ended with exit code 3 and a message with these words, and without a traceback."""
    assert done.code == 3, done.err
    assert words in done.err
    assert "Traceback" not in done.err
