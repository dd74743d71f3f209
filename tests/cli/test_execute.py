"""What an attempt makes of whatever ends it: tried again or not, its class, and what it leaves to explain itself."""

from __future__ import annotations

import io
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from playwright.sync_api import Page

from automation.bootstrap.interruption import Interrupted
from automation.context.step_context import StepContext
from automation.engine.step import Chapter, Difference, Flow, Step
from automation.jobs import execute as attempt_module
from automation.jobs.execute import Job, execute
from automation.jobs.session import Session
from automation.oauth.login_check import Proof
from automation.reporting.console import Console
from automation.reporting.failure import kind_of
from automation.runs.folder import Run
from automation.settings.types import Evidence
from fixtures.practice_org import PracticeOrg
from pages import Secret
from pages.errors import Refused, Unavailable

from ..nightly.nights import night_app, work_in


@pytest.fixture
def ready(page: Page, practice: PracticeOrg) -> tuple[Session, io.StringIO]:
    """A session whose browser is the test's own page, and what it says."""
    said = io.StringIO()
    context = work_in(page, practice, night_app(Flow.WEB, None))

    @contextmanager
    def working() -> Iterator[StepContext]:
        yield context

    session = SimpleNamespace(
        context=working,
        wanted=context.wanted,
        console=Console(said),
        login=SimpleNamespace(url=practice.url),
        task=SimpleNamespace(settings=SimpleNamespace(evidence=Evidence.NONE)),
    )
    return cast("Session", session), said


def ending_in(error: BaseException, *chapters: Chapter[StepContext]) -> tuple[Job, list[int]]:
    """A journey that ends so, and how often it was taken."""
    taken: list[int] = []

    def after(_: StepContext) -> Proof | None:
        taken.append(1)
        raise error

    return Job("create", chapters, Flow.WEB, after=after), taken


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A run that knows a secret."""
    run = Run(tmp_path, "App")
    run.redactor.add(Secret("c0rrect-horse"))
    return run


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waits between tries."""
    monkeypatch.setattr(attempt_module, "BEFORE_NEXT_TRY", (0.0, 0.0))


@pytest.mark.usefixtures("at_once")
def test_environment(ready: tuple[Session, io.StringIO], run: Run) -> None:
    """An org that stays away is tried three times, each told with its cause, and then is the environment's failure."""
    session, said = ready
    job, taken = ending_in(Unavailable("the org answers 503"))
    outcome = execute(session, run, job)
    assert (len(taken), outcome.tries, kind_of(outcome.cause).exit_code) == (3, 3, 6)
    assert said.getvalue().count("the org answers 503; nothing was saved yet, so it is tried again in 0 s") == 2


@pytest.mark.usefixtures("at_once")
def test_environment_after_a_save(ready: tuple[Session, io.StringIO], run: Run) -> None:
    """Once a step that saves has begun, the same failure ends the run at the first try."""
    session, _ = ready
    done: list[Any] = []
    differs = [Difference("Save", "stored", "not yet")]
    save: Step[StepContext] = Step(1, "Save", "", done.append, lambda _: [] if done else differs, saves=True)
    job, taken = ending_in(Unavailable("503"), Chapter("Chapter", (save,)))
    assert (execute(session, run, job).tries, len(taken)) == (1, 1)


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("error", [Refused("no"), ZeroDivisionError("oops")])
def test_others_are_not_tried_again(ready: tuple[Session, io.StringIO], run: Run, error: Exception) -> None:
    """A refusal and a defect of ours are not better a moment later."""
    job, taken = ending_in(error)
    assert (execute(ready[0], run, job).tries, len(taken)) == (1, 1)


def test_a_defect_leaves_its_traceback(ready: tuple[Session, io.StringIO], run: Run) -> None:
    """An error that nobody foresaw is our defect: the run ends in order and keeps the traceback, without secrets."""
    outcome = execute(ready[0], run, ending_in(KeyError("password c0rrect-horse"))[0])
    assert (kind_of(outcome.cause).name, outcome.files) == ("our defect", ["defect.txt"])
    text = (run.folder / "defect.txt").read_text(encoding="utf-8")
    assert "Traceback (most recent call last)" in text
    assert "password ***" in text
    assert "c0rrect" not in (run.folder / "journal.jsonl").read_text(encoding="utf-8") + text


def test_interrupted(ready: tuple[Session, io.StringIO], run: Run) -> None:
    """Ctrl-C ends a run in order: it is told as such, and can be resumed."""
    outcome = execute(ready[0], run, ending_in(KeyboardInterrupt())[0])
    assert (kind_of(outcome.cause).exit_code, outcome.tries) == (130, 1)
    assert '"event": "end"' in (run.folder / "journal.jsonl").read_text(encoding="utf-8")


def _stopped(_: Any) -> Any:
    raise Interrupted(signal.SIGTERM)


def _one(number: int, **more: Any) -> Step[StepContext]:
    done: list[StepContext] = []
    given = {"do": done.append, "differences": lambda _: [] if done else [Difference("a", "b", "c")]} | more
    return Step(number, f"Step {number}", "", **given)


@pytest.mark.parametrize(
    ("chapters", "place"),
    [
        ([Chapter("A", (_one(1, differences=_stopped),))], (0, "before the first step")),
        ([Chapter("A", (_one(1), _one(2, differences=_stopped)))], (2, "Step 2")),
        ([Chapter("A", (_one(1), _one(2, do=_stopped)))], (2, "Step 2")),
        ([Chapter("A", (_one(1), _one(2, then=_stopped)))], (2, "Step 2")),
        (
            [Chapter("A", (_one(1),)), Chapter("B", (_one(3),), read_back=_stopped, stored=lambda _: True)],
            (3, "Step 3"),
        ),
        ([Chapter("A", (_one(1), _one(2)), read_back=_stopped)], (2, "Step 2")),
        ([Chapter("A", (_one(1, flows=frozenset({Flow.JWT})), _one(2, differences=_stopped)))], (2, "Step 2")),
        ([Chapter("A", (_one(1),))], (0, "proof")),
    ],
)
def test_where_it_was_interrupted(
    ready: tuple[Session, io.StringIO], run: Run, chapters: list[Chapter[StepContext]], place: tuple[int, str]
) -> None:
    """A signal is told where it came: at the step that ran or came next, and at the proof only during the proof."""
    outcome = execute(ready[0], run, ending_in(Interrupted(signal.SIGTERM), *chapters)[0])
    assert (kind_of(outcome.cause).exit_code, outcome.place(chapters, Flow.WEB)) == (143, place)


def test_interrupted_between_two_tries(
    ready: tuple[Session, io.StringIO], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A signal while a run waits to try again ends it as interrupted, where it was, and not as what it waited for."""

    def down(_: StepContext) -> None:
        raise Unavailable("503")

    monkeypatch.setattr("automation.jobs.execute.time.sleep", _stopped)
    chapters = [Chapter("A", (_one(1), _one(2, do=down), _one(3)))]
    outcome = execute(ready[0], run, ending_in(KeyError(), *chapters)[0])
    assert (kind_of(outcome.cause).exit_code, outcome.place(chapters, Flow.WEB)) == (143, (2, "Step 2"))
