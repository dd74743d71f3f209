"""Assign users: whoever logs in with the app must have what pre-authorizes them."""

from __future__ import annotations

from ...app.desired import DesiredApp
from ...context.step_context import StepContext
from ...engine.step import Chapter, Entry, Flow, Step
from ..lights.spots import lit
from .assignment import Assignment

NUMBER = 18
"""Behind the guide's 17."""


def assign_users(wanted: DesiredApp, username: str) -> Chapter[StepContext]:
    """The chapter: the user who logs in has one of the app's permission sets, unless their profile lets them in.

    Once it was read back, the step is settled where that is so already.
    """
    return chapter_of(Assignment(wanted, username))


def chapter_of(task: Assignment) -> Chapter[StepContext]:
    """The chapter of an assignment, for whoever asks it afterwards."""
    username = task.username
    step = Step(
        NUMBER,
        "Assign the permission set",
        f"In Setup, open the **permission set**, then **Manage Assignments**, **Add Assignment**: {username}.",
        task.assign,
        task.lacking,
        flows=frozenset({Flow.JWT}),
        saves=True,
        optional=True,
        why="Only users who have one of the app's permission sets, or one of its profiles, can log in with it.",
        trouble="Several users may have the same name: go by the username. The change works at once.",
        values=(Entry("Username", username),),
        where=lit(task.hands),
        there=task.open_set,
    )
    return Chapter("Assign users", (step,), read_back=task.read, stored=lambda _: True, permits=StepContext.permit)
