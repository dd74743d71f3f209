"""What was entered into a form is called done only where the Save behind it is known to have come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from automation.engine.executor import Stopped
from automation.engine.step import By, Chapter, Difference, Flow, Result, Status, Step
from automation.errors import REFUSED, AutomationError
from automation.reporting.collector import Collector
from automation.reporting.html import html
from automation.reporting.junit import junit
from automation.reporting.outcome import Outcome
from automation.reporting.results import result_of
from automation.reporting.run_result import RunResult
from automation.runs.folder import Run
from automation.settings.desired_app import named_app
from automation.settings.loader import Settings
from pages.errors import Refused, Unavailable

from ...cli.test_hand_over import as_walked

_OPEN = (Difference("Save", "the app is stored", "the form is still open"),)
_EMAIL = Difference("Contact Email", "a@b.example", "nothing")


def _nothing(_: object) -> None:
    return None


def _none(_: object) -> tuple[Difference, ...]:
    return ()


FORM: Step[Any] = Step(4, "Basic information", "Fill it in.", _nothing, _none)
SAVE: Step[Any] = Step(10, "Save the app", "Press Save.", _nothing, _none, saves=True)
CHAPTERS = (Chapter("Create", (FORM, SAVE)),)


def ended(folder: Path, *of_save: Result, began: bool = True, unanswered: bool = False) -> RunResult:
    """The result of a walk that filled in the form, and whose Save ended so."""
    collector = Collector()
    collector.doing(FORM, [_EMAIL])
    collector.ended(FORM, Result(4, FORM.title, Status.DONE, by=By.PERSON))
    if began:
        collector.doing(SAVE, _OPEN)
    for result in of_save:
        collector.ended(SAVE, result)
    wanted = named_app(Settings.read({}, {}, folder))
    context = as_walked(wanted)
    context.unanswered = unanswered
    error = None if of_save and of_save[-1].status is Status.DONE else AutomationError("it ended", kind=REFUSED)
    outcome = Outcome(collector, context, {}, [], error=error)
    return result_of("create", "https://org.example", wanted, Flow.JWT, "u", CHAPTERS, outcome, Run(folder, "App"))


def _save(status: Status, **more: Any) -> Result:
    return Result(10, SAVE.title, status, **more)


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (lambda folder: ended(folder, began=False), "entered, not saved"),
        (lambda folder: ended(folder, _save(Status.SKIPPED, reason="no")), "entered, not saved"),
        (
            lambda folder: ended(folder, _save(Status.FAILED, differences=_OPEN, error=Stopped("stopped"))),
            "entered, not saved",
        ),
        (lambda folder: ended(folder, _save(Status.FAILED, error=Refused("no such address"))), "entered, not saved"),
        (lambda folder: ended(folder, _save(Status.FAILED, error=Unavailable("gone"))), "entered, save not confirmed"),
        (
            lambda folder: ended(folder, _save(Status.FAILED, error=Refused("?")), unanswered=True),
            "entered, save not confirmed",
        ),
        (lambda folder: ended(folder, _save(Status.DONE, by=By.ROBOT)), "done"),
        (
            lambda folder: ended(folder, _save(Status.DONE), _save(Status.FAILED, read_back=True)),
            "done",
        ),
    ],
    ids=["no-turn", "skipped", "stopped", "refused", "gone", "unanswered", "saved", "saved-and-not-read-back"],
)
def test_a3_what_was_entered_and_not_saved_is_not_called_done(
    make: Callable[[Path], RunResult], status: str, tmp_path: Path
) -> None:
    """Neither results, report nor JUnit call a value changed that stayed in a form, or of which nobody knows."""
    result = make(tmp_path)
    (form, _) = result.steps
    assert form.status == status
    saved = status == "done"
    assert [change.what for change in form.changes] == (["Contact Email"] if saved else [])
    page = html(result, tmp_path)
    assert ("<td>Contact Email</td><td>nothing</td>" in page) is saved
    assert ("Entered and not known to be saved: step 4." in page) is not saved
    assert (f'message="{status}"' in junit(result)) is not saved
