"""Who does a step. Whoever it is, the same look judges the outcome. It knows neither browser nor Salesforce."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar

from ..errors import INTERRUPTED, AutomationError
from .step import By, Step

W = TypeVar("W")


class Executor(Protocol):
    """Somebody who does steps."""

    def perform(self, step: Step[W], context: W) -> By:
        """Does the step and says who did it, or raises what stands in the way."""

    def noticed(self, step: Step[Any]) -> By:
        """Who did a step whose turn comes now and that is right already, if somebody did it within this walk."""

    def forewarned(self, step: Step[Any], error: Exception) -> bool:
        """Something will stand in the way of a later step, and nothing is written yet: whether the walk ends here."""


class Robot:
    """Does each step by itself, at once."""

    def perform(self, step: Step[W], context: W) -> By:
        """Does the step.

        Raises:
            Exception: whatever the step met; it names what stands in the way.
        """
        step.do(context)
        return By.ROBOT

    def noticed(self, step: Step[Any]) -> By:
        """The robot does nothing before its turn."""
        return By.NOBODY

    def forewarned(self, step: Step[Any], error: Exception) -> bool:
        """What cannot be finished is not begun."""
        return True


class Skipped(Exception):
    """A person has left a step out; `reason` is why, in their words."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"skipped: {reason}")
        self.reason = reason


class Stopped(AutomationError):
    """A person has ended the walk. What is saved stays, and the next run goes on from there."""

    def __init__(self, how: str) -> None:
        hint = "run the same command again: what is saved is found, and the walk goes on from there"
        super().__init__(how, kind=INTERRUPTED, hint=hint)
