"""Walks the real scenario on a practice org with a test's own page; nothing of it is mocked."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from automation.app.desired import DesiredApp
from automation.app.fields import TEXTS
from automation.context.consumer.key import ConsumerKeys
from automation.context.step_context import StepContext
from automation.engine.executor import Executor, Robot
from automation.engine.reader import Reader
from automation.engine.runner import Runner
from automation.engine.step import Chapter, Flow, Result, Status
from automation.keys.pair import KeyPair, new_pair
from automation.oauth.login_check import Proof, prove
from automation.scenario.connected_app import scenario
from automation.settings.types import Ui
from automation.sfdx.callback_port import CallbackPort
from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp as ObservedApp
from fixtures.practice_org.state.model import State
from pages import Org, Secret, Timeouts

from ..support.command import a_port

IMPATIENT = Timeouts(quick=2, page=6, save=6)
"""The practice org answers in milliseconds: a test that waits longer waits for nothing."""


def wanted_app(flow: Flow = Flow.JWT, pair: KeyPair | None = None, **changes: object) -> DesiredApp:
    """An app for the practice org; `changes` are its fields, texts of step 4 too."""
    app = DesiredApp(
        name="Walked App",
        api_name="Walked_App",
        texts={"contact_email": "owner@practice.example"},
        callback_port=a_port(),
        certificate=pair.certificate if pair is not None else None,
        private_key=pair.private_key if pair is not None else None,
        refresh_policy="Expire refresh token after 90 Day(s)",
        session_minutes=15,
        profiles=("System Administrator",) if flow is Flow.JWT else (),
        permission_sets=("Pipeline Users",) if flow is Flow.JWT else (),
        flow=flow,
    )
    texts = {text.key: str(changes.pop(text.key)) for text in TEXTS if text.key in changes}
    return replace(app, texts={**app.texts, **texts}, **changes)  # type: ignore[arg-type]


def mailed_code(practice: PracticeOrg) -> Secret:
    """The code in the newest message that the org has sent."""
    found = re.search(r"\b(\d{6})\b", practice.org.mail[-1].text)
    assert found is not None
    return Secret(found[1])


def pair_in(folder: Path) -> KeyPair:
    """A fresh key pair."""
    folder.mkdir(parents=True, exist_ok=True)
    return new_pair(folder, common_name="Walked App", now=datetime.now(UTC))


@dataclass
class Trip:
    """A walk that was taken."""

    results: list[Result]
    context: StepContext
    practice: PracticeOrg
    notes: list[str] = field(default_factory=list)

    @property
    def statuses(self) -> dict[int, Status]:
        """How each step ended, the last word of each."""
        return {result.number: result.status for result in self.results}

    @property
    def failure(self) -> Result:
        """The one step that failed."""
        failed = [result for result in self.results if result.status is Status.FAILED]
        assert len(failed) == 1, self.statuses
        return failed[0]

    @property
    def stored(self) -> ObservedApp:
        """The app as the practice org keeps it."""
        app = self.practice.org.app_by_name(self.context.wanted.name)
        assert app is not None
        return app

    def proof(self, username: str = ADMIN) -> Proof:
        """A login with the app that was made."""
        return prove(self.context, self.practice.url, username)


def walk(
    page: Page,
    practice: PracticeOrg,
    wanted: DesiredApp,
    *,
    ui: Ui = Ui.LIGHTNING,
    leave_out: Collection[int] = (),
    port: CallbackPort | None = None,
    patience: Timeouts = IMPATIENT,
    known_keys: Mapping[str, str] | None = None,
    plans: bool = False,
    hand: Executor | None = None,
    **more: Any,
) -> Trip:
    """Takes all steps but those to leave out, by the robot or another `hand`, or with `plans` only reads; `more` are
    further fields of the work."""
    notes: list[str] = []
    context = StepContext(
        Org(page, practice.url, patience=patience),
        wanted,
        ADMIN,
        lambda: Secret(PASSWORD),
        port or CallbackPort(wanted.callback_port, asked=False, project=None),
        ui=ui,
        say=notes.append,
        code=lambda _: mailed_code(practice),
        also=notes.append,
        known_keys=known_keys or {},
        **({"keys": ConsumerKeys()} | more),
    )
    chapters = [_without(chapter, leave_out) for chapter in scenario(wanted)]
    way = Reader(wanted.flow, Robot()) if plans else Runner(wanted.flow, hand or Robot())
    results = way.take(chapters, context)
    return Trip(results, context, practice, notes)


def state_after(browser: Browser, window: dict[str, Any], wanted: DesiredApp) -> State:
    """What an org keeps after a whole walk, proven by a login; `window` is what its browser context is made with."""
    with PracticeOrg() as practice, browser.new_context(**window) as context:
        assert walk(context.new_page(), practice, wanted).proof().proven
        return practice.org.state


def _without(chapter: Chapter[StepContext], numbers: Collection[int]) -> Chapter[StepContext]:
    steps: Sequence[object] = [step for step in chapter.steps if step.number not in numbers]
    return replace(chapter, steps=steps)  # type: ignore[arg-type]
