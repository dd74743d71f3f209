"""Who does a step. Whoever it is, the same look judges the outcome. It knows neither browser nor Salesforce."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from ..errors import INTERRUPTED, AutomationError
from .step import By, Chapter, Result, Step

W = TypeVar("W")


class Executor(Protocol):
    """Somebody who does steps."""

    def perform(self, step: Step[W], context: W) -> By:
        """Does the step and says who did it, nobody where there was nothing to do, or raises what stands in the way."""

    def noticed(self, step: Step[Any]) -> By:
        """Who did a step whose turn comes now and that is right already, if somebody did it within this walk."""

    def forewarned(self, step: Step[Any], error: Exception) -> bool:
        """Something will stand in the way of a later step, and nothing is written yet: whether the walk ends here."""

    def before(self, chapters: Sequence[Chapter[W]], context: W) -> None:
        """The first of these chapters is about to be taken, the others follow."""

    def wants(self, step: Step[Any]) -> bool:
        """Whether the step is to be performed though nothing differs."""

    def repairs(self, step: Step[W], result: Result, context: W) -> bool:
        """A step is about to fail with this result: whether its chapter is taken again instead."""


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

    def before(self, chapters: Sequence[Chapter[W]], context: W) -> None:
        """The robot needs no preparation."""

    def wants(self, step: Step[Any]) -> bool:
        """What is right is left alone."""
        return False

    def repairs(self, step: Step[W], result: Result, context: W) -> bool:
        """A failure is the end; the next run goes on."""
        return False


class Turn(Exception):
    """The walk goes on elsewhere than at the next step."""


class GoTo(Turn):
    """The walk goes on at the step with that number; what was not saved of another chapter is done again."""

    def __init__(self, number: int) -> None:
        super().__init__(f"go to step {number}")
        self.number = number


class Lost(Turn):
    """The page has lost what earlier steps of the chapter had entered: they come first, then this step again."""


class Again(Turn):
    """The chapter is taken again, from what the org has stored."""


class Skipped(Exception):
    """A person has left a step out; `reason` is why, in their words."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"skipped: {reason}")
        self.reason = reason


class Stopped(AutomationError):
    """A person has ended the walk. What is saved stays, and the next run goes on from there."""

    def __init__(self, how: str) -> None:
        hint = "run the same command again: it finds what was saved and continues from there"
        super().__init__(how, kind=INTERRUPTED, hint=hint)
