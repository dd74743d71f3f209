"""Somebody's yes before anything is removed or put back. It knows no org."""

from __future__ import annotations

from collections.abc import Callable

from ...errors import DECLINED, AutomationError, SettingsError
from ...files.questions import agreed, somebody_there
from ...jobs.task import Task

Ask = Callable[[str], bool]
"""Asks a person a question, and returns whether they agree."""


def agrees(_: str) -> bool:
    """For a run that was told to go ahead."""
    return True


def asker(task: Task, command: str) -> Ask:
    """Asks the person at the terminal.

    Raises:
        SettingsError: there is nobody.
    """
    if not somebody_there(task.streams.err):
        raise SettingsError(f"{command} asks before it deletes, and nobody is here to answer", hint="add --yes")
    return lambda question: agreed(question, task.streams.err)


def asker_if_there(task: Task) -> Ask:
    """Asks the person at the terminal; a job with nobody there goes ahead."""
    return asker(task, "it") if somebody_there(task.streams.err) else agrees


def cancelled(nothing: str) -> AutomationError:
    """The end of a run whose question was answered with no; `nothing` is what was not done."""
    return AutomationError(f"Cancelled, {nothing}", kind=DECLINED)
