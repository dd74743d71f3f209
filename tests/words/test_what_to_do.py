"""What a person reads of each difference: one sentence that says what to do, in the words of the page that is here."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from automation.context.step_context import StepContext
from automation.engine.executor import Robot
from automation.engine.observer import Observer
from automation.engine.runner import Runner
from automation.engine.step import Chapter, Difference, Flow, Result, Status, Step
from automation.keys.pair import KeyPair
from automation.scenario.connected_app import scenario
from automation.sfdx.callback_port import CallbackPort
from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from pages import Org, Secret

from ..walk.walking import IMPATIENT, wanted_app

SCENARIO = Path(__file__).parents[2] / "automation" / "scenario"


@dataclass
class _Told(Observer):
    """What would be said before each step."""

    says: dict[int, list[str]] = field(default_factory=dict)

    def entering(self, chapter: Chapter[Any]) -> None: ...
    def starting(self, step: Step[Any]) -> None: ...
    def ended(self, step: Step[Any], result: Result) -> None: ...
    def note(self, text: str) -> None: ...

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        self.says[step.number] = [difference.plain for difference in differences]


def test_every_step_says_what_to_do(page: Page, practice: PracticeOrg, pair: KeyPair) -> None:
    """Wording table: each step of a first walk names in a sentence what to click, enter or choose, not what differs."""
    wanted, told = wanted_app(Flow.JWT, pair), _Told()
    practice.org.state.permission_sets = [s for s in practice.org.state.permission_sets if s.label != "Pipeline Users"]
    context = StepContext(
        Org(page, practice.url, patience=IMPATIENT),
        wanted,
        ADMIN,
        lambda: Secret(PASSWORD),
        CallbackPort(wanted.callback_port, asked=False, project=None),
    )
    results = Runner(wanted.flow, Robot(), (told,)).take(scenario(wanted), context)
    assert {result.status for result in results} == {Status.DONE}
    assert told.says.pop(2) in (['You are on "Home". Open App Manager.'], ['You are on "Setup". Open App Manager.'])
    assert told.says == {
        1: [f"You are not logged in. Log in as {ADMIN}."],
        3: ["Click New Connected App to open the form."],
        4: [
            "Enter Walked App in Connected App Name.",
            "Enter Walked_App in API Name.",
            "Enter owner@practice.example in Contact Email.",
        ],
        5: ["Select the checkbox Enable OAuth Settings."],
        6: [f"Enter {wanted.callback_url} in Callback URL."],
        7: ["Select the checkbox Use digital signatures."],
        8: [f"Choose File: {pair.certificate}"],
        9: [
            "Still to add: Manage user data via APIs (api)",
            "Still to add: Manage user data via Web browsers (web)",
            "Still to add: Perform requests at any time (refresh_token, offline_access)",
        ],
        10: ["Not saved yet. Click Save."],
        11: ["Click Manage."],
        12: ["Click Edit Policies."],
        13: ['Choose "Expire refresh token after" and set it to 90 Day(s).'],
        14: ["Set Timeout Value to 15 minutes."],
        15: ['Set Permitted Users to "Admin approved users are pre-authorized".'],
        16: ["Not saved yet. Click Save."],
        17: [
            "Still to add: System Administrator. Click Manage Profiles.",
            "Still to create: the permission set Pipeline Users (API Name Pipeline_Users). Then add it to the app.",
        ],
    }


def test_no_difference_without_a_sentence() -> None:
    """Whatever the steps of the guide find to differ has a sentence of its own."""
    bare = [
        f"{path.name}:{node.lineno}"
        for path in SCENARIO.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Difference"
        if "says" not in {keyword.arg for keyword in node.keywords}
    ]
    assert bare == []
