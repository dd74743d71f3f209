"""What a page or a save loses is done again where it can be, and has failed where it cannot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from automation.engine.executor import Robot
from automation.engine.runner import Runner
from automation.engine.step import Chapter, Difference, Flow, Status, Step

from .desk import Desk, chapter, save, step, survey
from .walks import take


def test_not_lasting_is_a_failure() -> None:
    """What a save does not keep has failed after all, and names its own step, not the save."""
    desk = Desk()
    results = Runner(Flow.JWT, Robot()).take([chapter(step(1), step(2), save(3, loses="2"))], desk)
    assert [(r.number, r.status) for r in results][-1] == (2, Status.FAILED)
    assert results[-1].differences == (Difference("Field 2", "yes", "no"),)


def test_lost_before_save_is_done_again() -> None:
    """What the page loses before its save, as a form that reloads does, is done again, and then saved."""
    desk = Desk()

    def lose(desk: Desk) -> None:
        desk.done.append(2)
        desk.form = {"2": "yes"}

    losing = Step(2, "Lose", "says", lose, step(2).differences)
    saving = replace(save(3), saves=True)
    assert take(desk, chapter(step(1), losing, saving)) == dict.fromkeys([1, 2, 3], Status.DONE)
    assert desk.done == [1, 2, 1, 3]
    assert desk.stored == {"1": "yes", "2": "yes"}


@pytest.mark.parametrize("raises", [False, True])
def test_page_that_loses_what_was_done_before(*, raises: bool) -> None:
    """A step whose page forgets all else, and then may lack the very part, is done once more after what it needs."""

    def do(desk: Desk) -> None:
        desk.done.append(2)
        if desk.done.count(2) > 1:
            desk.form["2"] = "yes"
            return
        desk.form = {"other": "there"}
        if raises:
            raise RuntimeError("shows no Field 2")

    desk = Desk()
    assert take(desk, Chapter("Chapter", (step(1), replace(step(2), do=do)))) == {1: Status.DONE, 2: Status.DONE}
    assert desk.done == [1, 2, 1, 2]
    assert desk.form["1"] == "yes"


def test_unlasting_value_does_not_keep_the_chapters_behind() -> None:
    """Where a chapter may go on, what did not last has failed and the chapters behind are taken all the same."""
    desk = Desk()
    first = replace(chapter(step(1), step(2), save(3, loses="2")), goes_on=lambda _: True)
    results = Runner(Flow.JWT, Robot()).take([first, chapter(step(4), save(5))], desk)
    assert [(r.number, r.status, r.read_back) for r in results][-3:] == [
        (2, Status.FAILED, True),
        (4, Status.DONE, False),
        (5, Status.DONE, False),
    ]
    assert desk.done == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("why", ["a step fails", "nothing can be read back", "the chapter says no"])
def test_other_failures_end_the_walk(why: str) -> None:
    """A step that cannot be done, a stored thing that cannot be read, and a chapter that may not go on end it."""

    def unreadable(_: Desk) -> None:
        raise ValueError("gone")

    last = save(3, loses="2")
    first = Chapter("Chapter", (step(1), step(2, wrong=why == "a step fails"), last), read_back=survey)
    first = replace(first, goes_on=lambda _: why != "the chapter says no")
    if why == "nothing can be read back":
        first = replace(first, read_back=unreadable)
    desk = Desk()
    results = Runner(Flow.JWT, Robot()).take([first, chapter(step(4))], desk)
    assert results[-1].status is Status.FAILED
    assert 4 not in desk.done
