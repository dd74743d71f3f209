"""The kill matrix: every step and every save, both flows, product and browser; generated from the scenario.

`outcome` runs one case: a run that is killed, then, unless the run went on by itself, the same command once more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from automation.engine.step import Flow
from automation.files.own_folder import KEYS
from automation.scenario.connected_app import scenario
from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from tests.support.journals import events

from ...support.command import a_port
from ...walk.walking import wanted_app
from .killing_org import KillingOrg, When
from .product import BROWSER, PRODUCT, KillAtStep, kill, start

WENT_ON = "went on by itself"
RERUN = "complete after a rerun"
NAME, USERS = "Killed App", "Killed Users"
_SECONDS = 240
"""For one run, on a machine that does other things."""


@dataclass(frozen=True)
class Case:
    """One kill. `save` counts the saves from 1; it is 0 for a kill at a step, before the step is done."""

    flow: Flow
    step: int
    victim: str
    save: int = 0
    when: When | None = None

    def __str__(self) -> str:
        return f"{self.flow}-{self.victim}-{self.step}" + (f"-{self.save}-{self.when.name}" if self.when else "")


def saves(flow: Flow) -> list[tuple[int, str]]:
    """Step and place of each save of a first run; the cases check that there are no others."""
    policies = [(10, "save-app"), (16, "save-policies")]
    users = [(17, "profiles"), (17, "permission-set-form"), (17, "permission-sets")]
    return policies + users if flow is Flow.JWT else policies


def cases() -> Iterator[Case]:
    """The whole matrix."""
    for flow in Flow:
        steps = [s.number for c in scenario(wanted_app(flow)) for s in c.steps if flow in s.flows]
        for victim in (PRODUCT, BROWSER):
            for step in steps:
                yield Case(flow, step, victim)
            for save, (step, _) in enumerate(saves(flow), start=1):
                for when in When:
                    yield Case(flow, step, victim, save, when)


def outcome(case: Case, folder: Path) -> str:
    """Kills, runs again, checks everything; which of the two words above came true.

    Raises:
        AssertionError: something is lost, doubled or unreadable.
    """
    practice = KillingOrg()
    pids: list[int] = []
    if case.when is not None:
        practice.arm(case.save, case.when, lambda: kill(pids[0], case.victim))
    with practice:
        env = _env(practice, case.flow)
        first = start(folder, env, None if case.when is not None else KillAtStep(case.step, case.victim))
        assert first.pid is not None
        pids.append(first.pid)
        first.join(_SECONDS)
        assert first.exitcode is not None, "the run did not end"
        if case.victim == PRODUCT:
            assert first.exitcode not in (0, 1, 2, 3, 4, 5, 6), f"it was not killed: {first.exitcode}"
        else:
            assert first.exitcode in (0, 6), (folder / "err").read_text(encoding="utf-8")
        key = _key(folder)
        if first.exitcode == 0:
            said = WENT_ON
        else:
            again = start(folder, env)
            again.join(_SECONDS)
            assert again.exitcode == 0, (folder / "err").read_text(encoding="utf-8")
            said = RERUN
        if key:
            assert _key(folder) == key, "the key pair was touched"
        _check(practice, case.flow, folder)
    return said


def _env(practice: PracticeOrg, flow: Flow) -> dict[str, str]:
    return {
        "SF_LOGIN_URL": practice.url,
        "SF_USERNAME": ADMIN,
        "SF_PASSWORD": PASSWORD,
        "APP_NAME": NAME,
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_CALLBACK_PORT": str(a_port()),
        "APP_PROFILES": "System Administrator",
        "APP_PERMISSION_SETS": USERS,
        "APP_FLOW": flow,
    }


def _key(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted((folder / KEYS).glob("server.*"))]


def _check(practice: PracticeOrg, flow: Flow, folder: Path) -> None:
    """One app, complete, proven; one permission set; every journal readable; nothing saved that was not foreseen."""
    facts = json.loads((folder / "out").read_text(encoding="utf-8"))
    assert facts["proof"]["status"] == "proven"
    state = practice.org.state
    [app] = [app for app in state.connected_apps if app.name == NAME]
    assert facts["consumer_key"] == app.consumer_key
    assert sorted(app.scopes) == ["api", "refresh_token", "web"]
    assert (app.refresh_period, app.session_timeout_minutes) == (90, 15)
    made = [found for found in state.permission_sets if found.label == USERS]
    if flow is Flow.JWT:
        assert app.certificate
        assert (len(app.profiles), app.permission_sets) == (1, [made[0].id])
    assert len(made) == (flow is Flow.JWT)
    assert not any(path.name.startswith(".server") for path in (folder / KEYS).glob("*"))
    runs = sorted((folder / "runs").iterdir())
    assert all(
        next(event["event"] for event in events(run)) == "run" for run in runs if (run / "journal.jsonl").exists()
    )
    foreseen = [name for _, name in saves(flow)]
    assert {_place(entry.path) for entry in practice.org.log.writes} == set(foreseen)


_PLACES = {
    "forceAppEdit.apexp": "save-app",
    "ForceConnectedApplicationPage": "save-policies",
    "ForceConnectedApplicationProfilePage": "profiles",
    "newPermissionSet.apexp": "permission-set-form",
    "ForceConnectedApplicationPermSetPage": "permission-sets",
}


def _place(path: str) -> str:
    return next((place for part, place in _PLACES.items() if part in path), path)
