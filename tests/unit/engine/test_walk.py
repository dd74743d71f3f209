"""The engine, without a browser: what it does with steps, looks, surveys and observers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from automation.engine.executor import Robot
from automation.engine.runner import Runner
from automation.engine.step import Chapter, Difference, Flow, Status, Step

from .desk import Desk, chapter, save, step
from .walks import Ear, take


def test_does_what_differs() -> None:
    """Each step that differs is done, once, and the stored thing is read back after the save."""
    desk = Desk()
    assert take(desk, chapter(step(1), step(2), save(3))) == dict.fromkeys([1, 2, 3], Status.DONE)
    assert (desk.done, desk.surveys) == ([1, 2, 3], 1)


def test_already_so_is_not_touched() -> None:
    """A step whose look finds nothing is announced as already so, and not done."""
    desk = Desk(form={"1": "yes"})
    assert take(desk, chapter(step(1), step(2), save(3)))[1] is Status.ALREADY
    assert desk.done == [2, 3]


def test_settled_chapter() -> None:
    """A chapter whose stored thing is as wanted is not walked: no step is done, all are announced."""
    desk = Desk(stored={"1": "yes", "2": "yes"})
    ear = Ear()
    statuses = take(desk, chapter(step(1), step(2), save(3), read_first=True), ear=ear)
    assert set(statuses.values()) == {Status.ALREADY}
    assert desk.done == []
    assert ear.heard == ["Chapter", "1?", "1 already so", "2?", "2 already so", "3?", "3 already so"]


def test_other_flow_is_announced() -> None:
    """A step of the other flow is told, and neither done nor judged."""
    desk = Desk()
    ear = Ear()
    statuses = take(desk, chapter(step(1, flows=frozenset({Flow.WEB})), step(2), save(3)), ear=ear)
    assert statuses[1] is Status.NOT_IN_FLOW
    assert desk.done == [2, 3]
    assert "1 not in this flow" in ear.heard


def test_look_afterwards_decides() -> None:
    """A step that did something and still differs has failed with its differences; the walk stops there."""
    desk = Desk()
    results = Runner(Flow.JWT, Robot()).take([chapter(step(1, wrong=True), step(2), save(3))], desk)
    assert [(r.number, r.status) for r in results] == [(1, Status.FAILED)]
    assert results[0].differences == (Difference("Field 1", "yes", "something else"),)
    assert str(results[0].differences[0]) == "Field 1: wanted yes, found something else"


@pytest.mark.parametrize("where", ["do", "survey"])
def test_error_is_kept(where: str) -> None:
    """An exception ends the walk at the step that it met, or, when nothing can be read first, at the first step."""

    def fall(_: Desk) -> None:
        raise ValueError("the floor is gone")

    doing: Callable[[Desk], None] = fall if where == "do" else step(1).do
    falling = Step(1, "Fall", "says", doing, lambda _: [Difference("Floor", "there", "gone")])
    chapters = [Chapter("Chapter", (falling, step(2)), read_back=fall, stored=lambda _: where == "survey")]
    results = Runner(Flow.JWT, Robot()).take(chapters, Desk())
    assert [(r.number, r.status) for r in results] == [(1, Status.FAILED)]
    assert str(results[0].error) == "the floor is gone"


def test_interruption_is_not_a_failure() -> None:
    """Ctrl-C within a step leaves the walk at once; it is nobody's defect."""

    def interrupt(_: Desk) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(Desk(), chapter(Step(1, "Stop", "says", interrupt, lambda _: [Difference("a", "b", "c")])))
