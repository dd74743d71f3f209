"""A person at a page that asks for a passkey: the panel says what to do, and their own device answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from fixtures.practice_org import PracticeOrg

from ..actor import Actor
from ..person import Person
from ..show import Show
from .enrolling import verdicts, wanting

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


class OwnDevice:
    """The person's own security key, plugged into their machine: the session has none. `held` is what is on it."""

    def __init__(self, actor: Actor, held: Sequence[Any] = ()) -> None:
        self._session = actor.page.context.new_cdp_session(actor.page)
        self._session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "usb",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
        }
        self._its = self._session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        for credential in held:
            self._session.send("WebAuthn.addCredential", {**self._its, "credential": credential})

    def held(self) -> list[Any]:
        """What is on it now."""
        found = self._session.send("WebAuthn.getCredentials", self._its)["credentials"]
        assert isinstance(found, list)
        return found


def test_own_security_key(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """The panel tells of the passkey that is to be made, and in the next session of the one that is asked for; the
    person's own key does both, and the walk goes on by itself each time."""
    show, actor, person = start(org=wanting(practice))
    actor.press("I'll do it")
    device = OwnDevice(actor)
    person.step_1()
    actor.reads("wants you to create a passkey")
    actor.page.get_by_role("button", name="Create Passkey").click()
    actor.reads("Step 2 of 17")
    held = device.held()
    actor.press("Stop")
    show.end()
    assert verdicts(practice) == ["passkey registered"]
    (tmp_path / "next").mkdir()
    _, actor, person = start(folder=tmp_path / "next")
    actor.press("I'll do it")
    OwnDevice(actor, held)
    person.step_1()
    actor.reads("The org asks for a passkey")
    actor.page.get_by_role("button", name="Log In With a Passkey").click()
    actor.reads("Step 2 of 17")
    assert verdicts(practice) == ["passkey registered", "passkey ok"]


def test_robot_without_a_passkey(start: Start, practice: PracticeOrg, tmp_path: Path) -> None:
    """Where the robot was to log in, it stops at the passkey's page and says what helps; the person's key goes on."""
    _, actor, _ = start(org=wanting(practice))
    actor.press("Do it for me")
    actor.reads("wants a passkey to be registered")
    OwnDevice(actor)
    actor.page.get_by_role("button", name="Create Passkey").click()
    actor.reads("Step 2 of 17")
    assert not (tmp_path / ".setupwalk" / "passkeys").exists()
