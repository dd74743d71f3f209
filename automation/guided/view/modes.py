"""Whose turn it is in a session, and how a step of it stands."""

from __future__ import annotations

from enum import StrEnum

from ...engine.step import By, Result, Status


class Mode(StrEnum):
    """Whose turn it is."""

    ASKING = "asking"
    YOURS = "yours"
    ROBOT = "robot"
    REST = "rest"
    PAUSED = "paused"
    READING = "reading"
    CODE = "code"
    BROKEN = "broken"
    VISITING = "visiting"
    WELCOME = "welcome"
    PLAN = "plan"
    OVER = "over"


BUSY = (Mode.ROBOT, Mode.REST, Mode.READING)
"""When the robot has the page."""


NEW_KEY = "Consumer Key"
"""What differs where there is no app yet."""
PLACES = ("Page", "Save", NEW_KEY)
"""Differences of these names are about where the walk stands, not about a value that the org keeps."""


def standing(result: Result) -> str:
    """How a step stands that has ended so."""
    match result.status:
        case Status.DONE:
            return "person" if result.by is By.PERSON else "done"
        case Status.ALREADY:
            return "already"
        case Status.SKIPPED:
            return "skipped"
        case Status.FAILED:
            return "failed"
    return "other"
