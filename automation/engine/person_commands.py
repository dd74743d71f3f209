"""What a person may ask for during a walk, and the desk where they do. It knows neither browser nor Salesforce."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from .step import Difference, Step


class HandedOver(Exception):
    """The person has asked for something while the robot was at work: the robot lets go where it is."""


class Verb(StrEnum):
    """What a person may ask for."""

    DO = "do"
    MINE = "mine"
    REST = "rest"
    BACK = "back"
    SKIP = "skip"
    PAUSE = "pause"
    STOP = "stop"
    RESUME = "resume"
    SHOW = "show"
    GOTO = "goto"
    CHECK = "check"
    AGAIN = "again"
    ASSIGN = "assign"
    UNDO = "undo"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Command:
    """A command; `text` is the reason to skip a step, or the number of the one to go to."""

    command: Verb
    text: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found: what still differs of the step, which later steps of its chapter are right already, and which
    earlier ones are not any more. `elsewhere`: it is another step's turn."""

    differences: tuple[Difference, ...]
    right: frozenset[int] = frozenset()
    lost: frozenset[int] = frozenset()
    elsewhere: bool = False


class Controller(Protocol):
    """Where the person sits: shows them what the hand sees, and brings their orders."""

    def welcome(self) -> Command:
        """Says what is about to happen, and waits for the word to begin.

        Raises:
            Stopped: there is nobody left to wait for.
        """

    def plan(self, changes: Sequence[tuple[Step[Any], Difference]]) -> Command:
        """Shows what will change before anything does, and waits for the word to go on; raises as `welcome`."""

    def order(self, step: Step[Any], look: Callable[[], Seen], *, visit: bool = False) -> Command | None:
        """Waits for the next order, or returns None once nothing differs any more or it is another step's turn. With
        `visit` the person has come back to the step, and only an order ends it.

        Raises:
            Stopped: there is nobody left to wait for.
        """

    def pending(self) -> bool:
        """A check: whether an order waits that takes the robot's hands off."""

    def robot(self, step: Step[Any]) -> AbstractContextManager[None]:
        """The robot is at work for the length of a `with`; then an order that comes raises HandedOver in it."""

    def tell(self, text: str) -> None:
        """Says something to the person."""

    def lost(self, numbers: Iterable[int]) -> None:
        """These steps were right, and are to be done again."""

    def leave(self) -> None:
        """The walk ends here: what is open over the page is put away."""

    def trouble(self, error: Exception) -> None:
        """Says what stood in the robot's way; the person decides what happens next."""

    def repair(self, step: Step[Any], wrong: str, error: Exception | None = None) -> Command:
        """Says what has failed, and waits for what to do about it; raises as `welcome`."""
