"""The hand of a person, without a browser: who is said to have done what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from automation.engine.executor import Stopped
from automation.engine.person import Person
from automation.engine.person_commands import Command, Seen, Verb
from automation.engine.runner import Runner
from automation.engine.step import By, Chapter, Difference, Flow, Result, Status, Step

from .desk import Desk as StepContext
from .desk import chapter, save, step


class Sitting:
    """A desk where somebody acts by a script: at the turn of a step, what they put into the form, then an order."""

    def __init__(self, context: StepContext, script: dict[int, tuple[list[str], Verb | None]]) -> None:
        self.context = context
        self.script = script

    def welcome(self) -> Command:
        return Command(Verb.DO)

    def plan(self, changes: Sequence[tuple[Step[Any], Difference]]) -> Command:
        return Command(Verb.DO)

    def repair(self, step: Step[Any], wrong: str, error: Exception | None = None) -> Command:
        raise error or AssertionError(wrong)

    def order(self, step: Step[Any], look: Callable[[], Seen], *, visit: bool = False) -> Command | None:
        fields, command = self.script[step.number]
        seen: Seen | None = None
        for name in fields:
            self.context.form[name] = "yes"
            seen = seen or look()  # what comes after the first field is seen by no look any more
        return Command(command) if command is not None else None

    def pending(self) -> bool:
        return False

    @contextmanager
    def robot(self, step: Step[Any]) -> Iterator[None]:
        yield

    def tell(self, text: str) -> None:
        """Nobody reads it."""

    def lost(self, numbers: Iterable[int]) -> None:
        """Nobody sees a list of steps."""

    def leave(self) -> None:
        """Nothing is open."""

    def trouble(self, error: Exception) -> None:
        raise error


def hands(script: dict[int, tuple[list[str], Verb | None]], *, form: dict[str, str] | None = None) -> list[By]:
    """Walks two fields and a save; who did each."""
    context = StepContext(form=form or {})
    chapters = [chapter(step(1), step(2), save(3))]
    hand = Person(chapters, Flow.JWT, Sitting(context, script))
    return [result.by for result in Runner(Flow.JWT, hand).take(chapters, context)]


class Eager:
    """Somebody who does a step as soon as they read of it."""

    def __init__(self, context: StepContext, number: int) -> None:
        self.context = context
        self.number = number

    def entering(self, chapter: Chapter[Any]) -> None:
        """Nothing to do yet."""

    def starting(self, step: Step[Any]) -> None:
        if step.number == self.number:
            self.context.form[str(step.number)] = "yes"

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """They have done it already."""

    def ended(self, step: Step[Any], result: Result) -> None:
        """They read on."""

    def note(self, text: str) -> None:
        """They read it."""


def test_done_as_soon_as_told() -> None:
    """What somebody does the moment it is announced is their doing, and was not so already."""
    context = StepContext(form={})
    chapters = [chapter(step(1), save(2)), chapter(step(3), save(4))]
    script: dict[int, tuple[list[str], Verb | None]] = {
        1: (["1"], None),
        2: ([], Verb.DO),
        3: ([], None),
        4: ([], Verb.DO),
    }
    hand = Person(chapters, Flow.JWT, Sitting(context, script))
    results = Runner(Flow.JWT, hand, [Eager(context, 3)]).take(chapters, context)
    third = next(result for result in results if result.number == 3)
    assert (third.status, third.by) == (Status.DONE, By.PERSON)


def test_faster_than_the_look() -> None:
    """Somebody who does the next step in the moment between the last look and its turn has done it."""
    assert hands({1: (["1", "2"], None), 3: ([], Verb.DO)})[:2] == [By.PERSON, By.PERSON]


def test_already_so_is_nobodys() -> None:
    """What was right before anybody had the page was done by nobody."""
    assert hands({1: (["1"], None), 3: ([], Verb.DO)}, form={"2": "yes"})[:2] == [By.PERSON, By.NOBODY]


def test_robots_doing_is_the_robots() -> None:
    """A step that is right once the robot has had its turn is not said to be the person's."""
    assert hands({1: ([], Verb.DO), 2: ([], Verb.DO), 3: ([], Verb.DO)}) == [By.ROBOT] * 3


def test_told_what_will_fail() -> None:
    """What a later step will not find is told to the person, and the walk goes on: they may see to it before."""
    told: list[str] = []

    class Listening(Sitting):
        def tell(self, text: str) -> None:
            told.append(text)

    hand = Person((), Flow.JWT, Listening(StepContext(), {}))
    assert not hand.forewarned(step(17), ValueError('the org has no profile "Admn"'))
    assert told == ['Before step 17, Step 17: the org has no profile "Admn"']


def test_stop_ends_a_repair() -> None:
    """Somebody who does not want a failure repaired stops, and that is how the walk ends."""

    class Tired(Sitting):
        def repair(self, step: Step[Any], wrong: str, error: Exception | None = None) -> Command:
            return Command(Verb.STOP)

    context = StepContext()
    part = chapter(step(1), save(2, loses="1"))
    hand = Person([part], Flow.JWT, Tired(context, {1: ([], Verb.DO), 2: ([], Verb.DO)}))
    with pytest.raises(Stopped):
        Runner(Flow.JWT, hand).take([part], context)
