"""What a later step cannot do is told before the first write, and only where something is to be written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from automation.engine.executor import Robot
from automation.engine.reader import Reader
from automation.engine.runner import Runner
from automation.engine.step import Flow, Status, Step

from .desk import Desk, chapter, save, step
from .walks import take


@dataclass
class Mistaken(Robot):
    """A hand that goes on where a later step is foreseen to fail, as a person may."""

    told: list[str] = field(default_factory=list)

    def forewarned(self, step: Step[Any], error: Exception) -> bool:
        self.told.append(f"{step.number}: {error}")
        return False


def foreseeing(number: int, *, asked: list[int], fails: bool) -> Step[Desk]:
    """A step that tells beforehand whether it can be done."""

    def foresee(_: Desk) -> None:
        asked.append(number)
        if fails:
            raise ValueError("no such name")

    return replace(step(number), foresee=foresee)


@pytest.mark.parametrize("reads", [False, True])
def test_foreseen_before_the_first_write(*, reads: bool) -> None:
    """What a later step cannot do is its failure before anything is done in a chapter that saves, in a plan too."""
    asked: list[int] = []
    desk, saving = Desk(), replace(save(2), saves=True)
    way = Reader(Flow.JWT, Robot()) if reads else Runner(Flow.JWT, Robot())
    chapters = [chapter(step(1), saving, read_first=True), chapter(foreseeing(3, asked=asked, fails=True))]
    results = way.take(chapters, desk)
    assert [(r.number, r.status) for r in results] == [(3, Status.FAILED)]
    assert (desk.done, asked) == ([], [3])


def test_a_person_is_told_what_is_foreseen() -> None:
    """A hand that does not heed it is told, and the walk goes on; each step is asked once."""
    asked: list[int] = []
    hand, desk = Mistaken(), Desk()
    chapters = [
        chapter(step(1), replace(save(2), saves=True)),
        chapter(foreseeing(3, asked=asked, fails=True), replace(save(4), saves=True)),
    ]
    results = Runner(Flow.JWT, hand).take(chapters, desk)
    assert {r.status for r in results} == {Status.DONE}
    assert (hand.told, asked) == (["3: no such name"], [3])


def test_settled_is_not_foreseen() -> None:
    """Where everything is as wanted, nothing is asked beforehand."""
    asked: list[int] = []
    stored = {"1": "yes", "3": "yes"}
    chapters = [
        chapter(step(1), replace(save(2), saves=True), read_first=True),
        chapter(foreseeing(3, asked=asked, fails=True), replace(save(4), saves=True), read_first=True),
    ]
    assert set(take(Desk(stored=stored), *chapters).values()) == {Status.ALREADY}
    assert asked == []
