"""What can follow a session's walk: who may log in, the login again, and the run taken back, in the same browser."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from automation.commands.create import proof_in
from automation.context.step_context import Chapters, StepContext
from automation.engine.executor import Executor, Robot
from automation.engine.observer import Observer
from automation.guided.ending import Ending
from automation.jobs.execute import Job
from automation.jobs.finish import taken
from automation.jobs.session import Streams, Task, session
from automation.oauth.login_check import Proof
from automation.reporting.run_result import RunResult
from automation.scenario.connected_app import scenario
from automation.settings.loader import Settings
from fixtures.practice_org import ADMIN, INTEGRATION, PracticeOrg
from fixtures.practice_org.state.model import RefreshTokenPolicy
from pages.values.secret import Secret

from ..support.command import env_of
from .users.permission_sets import RUNNER

Does = Callable[[Ending], None]


def robot(_: StepContext, __: Chapters) -> tuple[Executor, Sequence[Observer]]:
    """The robot alone, for both teams of an ending."""
    return Robot(), ()


def ended(
    page: Page, practice: PracticeOrg, folder: Path, monkeypatch: pytest.MonkeyPatch, does: Does, **env: str
) -> RunResult:
    """A whole walk with a proof, in the test's page, and what somebody does at its end."""

    @contextmanager
    def this_page(*_: Any, **__: Any) -> Iterator[Page]:
        yield page

    monkeypatch.setattr("automation.jobs.ready.browser_page", this_page)
    settings = Settings.read({}, env_of(practice, APP_PERMISSION_SETS=RUNNER, SETUPWALK_WAIT_MINUTES="0") | env, folder)
    task = Task(settings, Streams(io.StringIO(), io.StringIO()), folder, dict(os.environ))
    with session(task) as ready:
        chapters, prove = scenario(ready.wanted), proof_in(ready)

        def after(context: StepContext) -> Proof | None:
            ending = Ending(ready, context, chapters, prove, person=robot, robot=robot, proof=prove(context))
            does(ending)
            return ending.proof

        return taken(ready, Job("create", chapters, ready.wanted.flow, after=after))


def copied(ending: Ending) -> dict[str, str]:
    """What the card has to copy, by label."""
    return dict(ending.card()["copy"])


def pressed(ending: Ending) -> list[str]:
    """What the card's buttons order, of those that can be pressed."""
    return [button["order"] for button in ending.card()["buttons"] if button["on"]]


def test_refused_assigned_proven_taken_back(
    page: Page, practice: PracticeOrg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user who lacks the permission set is refused, and nothing is called ready; assigned, the login works, and key,
    command and variables can be copied; taken back, after a question, the app is gone and no key is handed out."""

    def does(ending: Ending) -> None:
        refused = ending.card()
        assert refused["title"] == "The app was created, but its test login failed"
        assert refused["lines"][0] == 'Created: the connected app "Walked App".'
        assert any("must have one of these permission sets: CI Release Runner" in line for line in refused["lines"])
        assert list(copied(ending)) == ["Consumer key"]
        assert {"assign", "again", "undo", "report", "stop"} <= set(pressed(ending))

        ending.assign()
        assert ending.card()["lines"][0] == f"{INTEGRATION} has the permission set {RUNNER}."
        assert ending.card()["title"] == "The app was created, but its test login failed"  # not tested again yet
        user = practice.org.user(INTEGRATION)
        assert user is not None
        assert len(user.permission_sets) == 1

        ending.again()
        assert ending.card()["title"] == "Walked App is ready"
        key = practice.org.state.connected_apps[-1].consumer_key
        told = copied(ending)
        assert told["Consumer key"] == told["SF_CONSUMER_KEY"] == key
        assert told["Login command"].startswith(f"sf org login jwt --client-id {key} --jwt-key-file ")
        assert told["APP_JWT_USERNAME"] == INTEGRATION
        assert f"SF_LOGIN_URL={practice.url}\n" in told["All CI variables"]

        ending.undo()
        assert ending.card()["title"] == "Really take back this run?"
        assert "delete the connected app" in ending.card()["lines"][0]
        ending.keep()
        assert ending.card()["title"] == "Walked App is ready"
        assert practice.org.app_by_name("Walked App") is not None
        ending.undo()
        ending.undo()
        assert ending.card()["title"] == "This run was taken back", ending.card()
        assert practice.org.app_by_name("Walked App") is None
        assert copied(ending) == {}
        assert pressed(ending) == ["stop", "report"]

    result = ended(page, practice, tmp_path, monkeypatch, does, APP_JWT_USERNAME=INTEGRATION)
    assert not result.consumer_key
    commands = sorted(path.parent.name for path in tmp_path.rglob("report.html"))
    assert len(commands) == 3  # the walk, the assignment, the undo


def test_a_change_is_taken_back(
    page: Page, practice: PracticeOrg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that changed an app names what it changed, and taking it back restores the old value; the key stays."""
    ended(page, practice, tmp_path, monkeypatch, lambda _: None)
    app = practice.org.state.connected_apps[-1]
    app.refresh_policy, app.refresh_period = RefreshTokenPolicy.UNTIL_REVOKED, 0

    def does(ending: Ending) -> None:
        card = ending.card()
        assert card["title"] == "Walked App is ready"
        assert card["lines"][0] == "Changed: 13 Refresh token policy."
        assert card["lines"][1] == f"Test login: {ADMIN} logged in with the app and called the API (v65.0)."
        ending.undo()
        assert ending.card()["lines"][0] == "It will restore what these steps changed: 13 Refresh token policy."
        ending.undo()
        assert ending.card()["lines"][0] == "Taken back. Walked App is as it was before this run."

    result = ended(page, practice, tmp_path, monkeypatch, does)
    assert app.refresh_policy is RefreshTokenPolicy.UNTIL_REVOKED
    assert result.consumer_key == app.consumer_key


def test_a_login_that_cannot_be_tested(
    page: Page, practice: PracticeOrg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What keeps the test from being made is told, nothing is called ready, and the session goes on."""

    def does(ending: Ending) -> None:
        def broken(_: StepContext) -> Proof | None:
            raise OSError(f"no way to the org, {Secret('x')}")

        ending.prove, prove = broken, ending.prove
        ending.again()
        assert ending.card()["title"] == "The app is set up, but its login could not be tested"
        assert "Login command" not in copied(ending)
        ending.prove = prove
        ending.again()
        assert ending.card()["title"] == "Walked App is ready"
        ending.assign()  # the profile lets the administrator in
        assert ending.card()["lines"][0] == f"{ADMIN} has the profile System Administrator."

    ended(page, practice, tmp_path, monkeypatch, does)
