"""Walks with one fault at each step in turn: what becomes of each, and how the runs after it end."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from automation.commands.create import create
from automation.context.step_context import StepContext
from automation.engine.executor import Executor, Robot
from automation.engine.observer import Observer
from automation.engine.step import Chapter, Difference, Result, Step
from automation.errors import AutomationError
from automation.jobs.execute import Job
from automation.jobs.session import Session, Streams, Task
from automation.settings.loader import Settings
from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from fixtures.practice_org.faults.table import KNOWN
from fixtures.practice_org.sign_in.mail import Mail

from ..support.command import a_port

API_NAME = "Fault_Walk"
LAST_STEP = 17
COMPLETES = "completes"
EDITIONS = ("G2", "G4", "G3")
"""The first one in which a fault can happen counts: some need a page that only newer releases have."""


@dataclass(frozen=True)
class Cell:
    """What became of one fault at one step. `again` is how the runs after it ended, the last of them without a fault.

    `told` are the seconds from the fault to the end of the run with its message.
    """

    fault: str
    step: int
    outcome: str
    code: int = 0
    why: str = ""
    hint: str = ""
    told: float = 0.0
    again: str = ""


class Arming:
    """Arms the fault before each step from the first on, and takes it back where the step gave it no occasion."""

    def __init__(self, practice: PracticeOrg, fault: str, at: str, first: int) -> None:
        self.practice, self.fault, self.at = practice, fault, at
        self.next = first
        self.cells: dict[int, Cell] = {}
        practice.org.faults.fired.clear()

    def entering(self, chapter: Chapter[Any]) -> None:
        """Chapters have no say in this."""

    def starting(self, step: Step[Any]) -> None:
        """Arms the fault, if this step's turn has not come before."""
        if step.number >= self.next:
            self.next = step.number + 1
            self.practice.org.faults.fired.clear()
            # A browser asks by itself once more when a connection is reset.
            self.practice.org.faults.arm(self.fault, at=self.at, times=2 if self.fault == "reset" else None)

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """The fault waits for its request."""

    def ended(self, step: Step[Any], result: Result) -> None:
        """Notes that the step went on in spite of the fault."""
        faults = self.practice.org.faults
        if faults.fired and step.number not in self.cells and step.number == self.next - 1:
            self.cells[step.number] = Cell(self.fault, step.number, "survived")
        faults.disarm(self.fault)

    def note(self, text: str) -> None:
        """Words are not counted."""


def _settings(org: PracticeOrg, folder: Path, fault: str) -> Settings:
    bare = KNOWN[fault].at == "bare"
    code = folder / "code"
    environ = {
        "SF_LOGIN_URL": org.url,
        "SF_USERNAME": ADMIN,
        "SF_PASSWORD": PASSWORD,
        "APP_NAME": "Fault Walk",
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
        "APP_CALLBACK_PORT": str(a_port()),
        "SETUPWALK_UI": "classic" if bare else "lightning",
        "SETUPWALK_RUNS": str(folder / "runs"),
    }
    if code.exists():  # only the editions that hide the consumer key behind a code have sent one
        environ["SF_CODE_COMMAND"] = f"{sys.executable} -c \"print(open(r'{code}').read())\""
    return Settings.read({}, environ, folder)


def _run(org: PracticeOrg, folder: Path, fault: str, arming: Arming | None) -> tuple[int, dict[str, Any]]:
    out, err = io.StringIO(), io.StringIO()
    task = Task(_settings(org, folder, fault), Streams(out, err), folder, dict(os.environ), as_json=True)

    def team(_work: StepContext, _chapters: Sequence[Chapter[StepContext]]) -> tuple[Executor, Sequence[Observer]]:
        return Robot(), [arming] if arming is not None else []

    def guided_mode(job: Job, _: Session) -> Job:
        return replace(job, team=team)

    try:
        code = create(task, guided_mode=guided_mode)
    except AutomationError as error:
        return error.kind.exit_code, {"error": {"step": 0, "cause": str(error), "hint": error.hint}}
    return code, json.loads(out.getvalue())


def cells(fault: str, at: str = "", *, only_first: bool = False) -> list[Cell]:
    """What becomes of a fault in the first edition in which it happens."""
    for edition in EDITIONS:
        if found := list(_cells(fault, at, edition, only_first=only_first)):
            return found
    return []


def _cells(fault: str, at: str, edition: str, *, only_first: bool) -> Iterator[Cell]:
    """Walks with the fault at each step in turn, in one org as long as runs can be finished by the next one.

    A run that was stopped at a step is followed by one in which the fault comes later, and the last by one without it:
    that one has to finish what all of them began.
    """
    first = 1
    while first <= LAST_STEP:
        with tempfile.TemporaryDirectory() as name, _org(fault, edition, Path(name)) as org:
            stops: list[Cell] = []
            once = only_first or KNOWN[fault].always
            while True:
                arming = Arming(org, fault, at, first)
                if stops and once:
                    arming.next = LAST_STEP + 1
                code, facts = _run(org, Path(name), fault, arming)
                told = round(_since(org), 1)
                error, stopped = facts.get("error"), arming.next - 1
                org.org.faults.disarm()
                if error is not None and stopped >= first and not (stops and once):
                    arming.cells.pop(stopped, None)
                    yield from arming.cells.values()
                    stops.append(Cell(fault, stopped, "stopped", code, error["cause"], error["hint"], told))
                    first = stopped + 1
                    continue
                yield from arming.cells.values()
                break
            ended = _ended(org, code, facts)
            yield from (replace(cell, again=ended) for cell in stops)
            if ended == COMPLETES or once or not stops:
                return


def _since(org: PracticeOrg) -> float:
    fired = org.org.faults.fired
    return (org.org.clock.now() - fired[-1].time).total_seconds() if fired else 0.0


def _ended(org: PracticeOrg, code: int, facts: dict[str, Any]) -> str:
    mine = [app for app in org.org.state.connected_apps if app.api_name == API_NAME]
    if code == 0 and facts["proof"]["status"] == "proven" and len(mine) == 1:
        return COMPLETES
    return f"exit {code}: {facts.get('error', {}).get('cause', '')}, {len(mine)} apps"


def _org(fault: str, edition: str, folder: Path) -> PracticeOrg:
    code = folder / "code"
    if edition != EDITIONS[0]:
        code.write_text("", encoding="ascii")

    def keep(mail: Mail) -> None:
        if code.exists() and (found := re.search(r"\b\d{6}\b", mail.text)):
            code.write_text(found[0], encoding="ascii")

    bare = KNOWN[fault].at == "bare"
    return PracticeOrg(prefers="classic" if bare else "lightning", edition=edition, on_mail=keep)
