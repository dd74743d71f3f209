"""Takes the walks, by the product's own `create` in this process, in one browser for all of them."""

from __future__ import annotations

import functools
import io
import json
import os
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from automation.commands.create import create
from automation.commands.plan import plan
from automation.context.step_context import StepContext
from automation.engine.executor import Executor, Robot
from automation.engine.observer import Observer
from automation.errors import AutomationError
from automation.jobs.execute import Job
from automation.jobs.session import Session, Streams, Task
from automation.keys.pair import KeyPair
from automation.settings.loader import Settings
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.sign_in.mail import Mail
from pages import Org, Timeouts

from .case import Case
from .outcome import Ending, Outcome
from .safety import kept, touched
from .wanted import environ, state, wrong
from .watch import Watch

SHORT = Timeouts(quick=3, page=10, save=10)
"""The practice org answers in milliseconds, and the slowest of its dialects within three seconds."""


@dataclass
class Walker:
    """Takes walks. `pair` is the app's, `other` that of an app which exists. `evidence` is a folder that keeps what
    failed runs leave; `patience` is the product's own where it is None. `meddler` is one more observer, for tests."""

    browser: Browser
    pair: KeyPair
    other: KeyPair
    patience: Timeouts | None = SHORT
    evidence: Path | None = None
    second_run: bool = False
    meddler: Any = None

    def walk(self, case: Case) -> Outcome:
        """Walks once, and judges."""
        with tempfile.TemporaryDirectory() as name, self._org(case, Path(name)) as practice:
            folder = Path(name)
            before, began = kept(practice.org.state), time.monotonic()
            code, facts, told = self._create(case, practice, folder)
            seconds = time.monotonic() - began
            after = kept(practice.org.state)
            error = facts.get("error") or {}
            found = wrong(practice.org.state, case, self.pair)
            proven = (facts.get("proof") or {}).get("status") == "proven"
            done: Ending = "false" if found or not proven else "whole"
            outcome = Outcome(
                seed=case.seed,
                about=case.about(),
                values=case.changed(),
                ending=done if code == 0 else "stopped",
                seconds=round(seconds, 1),
                unsafe=touched(before, after, case, practice.org.log.writes),
                wrong=found if proven or code else [*found, "no login has proven it"],
                step=error.get("step", 0),
                kind=error.get("class", ""),
                type=error.get("type", ""),
                cause=error.get("cause", ""),
                hint=error.get("hint", ""),
                told=round(told, 1),
            )
            if self.second_run and outcome.ending == "whole":
                outcome = replace(outcome, again=list(self._again(case, practice, folder)))
            self._keep(outcome, folder)
            return outcome

    def _org(self, case: Case, folder: Path) -> PracticeOrg:
        def on_mail(mail: Mail) -> None:
            if found := re.search(r"\b\d{6}\b", mail.text):
                (folder / "code").write_text(found[0], encoding="ascii")

        return PracticeOrg(
            state=state(case, self.other),
            prefers="classic" if case["ui"] == "classic" else "lightning",
            edition=case["edition"],
            origins="three" if case["origins"] == "three" else "one",
            dialect=case.dialect,
            on_mail=on_mail,
        )

    def _create(self, case: Case, practice: PracticeOrg, folder: Path) -> tuple[int, dict[str, Any], float]:
        watches: list[Watch] = []

        def team(context: StepContext, _: Any) -> tuple[Executor, Sequence[Observer]]:
            watches.append(Watch(context.org.page))
            return Robot(), [watches[-1], *([self.meddler(practice)] if self.meddler is not None else [])]

        def guided_mode(job: Job, _: Session) -> Job:
            return replace(job, team=team)

        code, facts = self._command(case, practice, folder, functools.partial(create, guided_mode=guided_mode))
        return code, facts, watches[-1].told if watches else 0.0

    def _again(self, case: Case, practice: PracticeOrg, folder: Path) -> Iterator[str]:
        practice.org.log.clear()
        code, facts = self._command(case, practice, folder, create)
        if code:
            yield f"create exits {code}: {facts.get('error')}"
        yield from (f"{entry.method} {entry.path} wrote" for entry in practice.org.log.writes)
        if (code := self._command(case, practice, folder, plan)[0]) != 0:
            yield f"plan exits {code}"

    def _command(self, case: Case, practice: PracticeOrg, folder: Path, command: Any) -> tuple[int, dict[str, Any]]:
        settings = Settings.read({}, environ(case, practice.url, self.pair, folder) | self._keeping, folder)
        out = io.StringIO()
        with (
            patch("automation.jobs.ready.browser_page", self._page),
            patch("automation.jobs.ready.Org", functools.partial(Org, patience=self.patience)),
        ):
            try:
                code = command(Task(settings, Streams(out, io.StringIO()), folder, environ_of_tests(), as_json=True))
            except AutomationError as error:
                told = {"class": error.kind.name, "type": type(error).__name__, "cause": str(error), "hint": error.hint}
                return error.kind.exit_code, {"error": told}
        return code, json.loads(out.getvalue())

    @property
    def _keeping(self) -> dict[str, str]:
        return {"SETUPWALK_EVIDENCE": "none" if self.evidence is None else "failures"}

    def _keep(self, outcome: Outcome, folder: Path) -> None:
        runs = folder / "runs"
        if self.evidence is None or outcome.ending == "whole" or not runs.exists():
            return
        self.evidence.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):
            runs.rename(self.evidence / f"seed-{outcome.seed}-{time.time_ns() // 10**6}")

    @contextmanager
    def _page(self, *_: Any, state: Any = None, **__: Any) -> Iterator[Page]:
        """A fresh context of the shared browser, as the product makes one."""
        context = self.browser.new_context(
            locale="en-US", storage_state=state, accept_downloads=False, viewport={"width": 1440, "height": 1000}
        )
        try:
            yield context.new_page()
        finally:
            with suppress(PlaywrightError):
                context.close()


def environ_of_tests() -> dict[str, str]:
    """An environment without settings of anybody's."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("SF_", "APP_", "SETUPWALK_", "CI"))}
