"""What forbids to write is asked before the first write, once, and not where nothing is to be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from automation.engine.executor import Robot
from automation.engine.reader import Reader
from automation.engine.runner import Runner
from automation.engine.step import Chapter, Flow, Status

from .desk import Desk, chapter, save, step


class ForbiddenError(Exception):
    """This org must not be changed."""


def _asking(asked: list[Desk], *, allows: bool, stored: bool = False) -> Chapter[Desk]:
    def permits(desk: Desk) -> None:
        asked.append(desk)
        if not allows:
            raise ForbiddenError

    last = replace(save(3), saves=True)
    return replace(chapter(step(1), step(2), last, read_first=stored), permits=permits)


def test_nothing_is_done_where_writing_is_forbidden() -> None:
    """The Save is told as failed, and no step is done before it."""
    desk, asked = Desk(), list[Desk]()
    results = Runner(Flow.JWT, Robot()).take([_asking(asked, allows=False)], desk)
    assert [(result.number, result.status) for result in results] == [(3, Status.FAILED)]
    assert isinstance(results[0].error, ForbiddenError)
    assert (desk.done, len(asked)) == ([], 1)


def test_it_is_asked_once_in_a_walk() -> None:
    """Two chapters that write ask one time."""
    desk, asked = Desk(), list[Desk]()
    more = replace(_asking(asked, allows=True), steps=(replace(save(4), saves=True),))
    Runner(Flow.JWT, Robot()).take([_asking(asked, allows=True), more], desk)
    assert (desk.done, len(asked)) == ([1, 2, 3], 1)


def test_nobody_is_asked_where_nothing_is_written() -> None:
    """Neither a chapter that is right already asks, nor one that is only read."""
    ways: list[tuple[Callable[..., Runner | Reader], Desk]] = [
        (Runner, Desk(stored={"1": "yes", "2": "yes"})),
        (Reader, Desk(stored={"1": "no"})),
    ]
    for way, desk in ways:
        asked: list[Desk] = []
        way(Flow.JWT, Robot(), ()).take([_asking(asked, allows=False, stored=True)], desk)
        assert (desk.done, asked) == ([], [])
