"""The engine, without a browser: what it does with steps, looks, surveys and observers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from automation.engine.executor import Robot
from automation.engine.reader import Reader
from automation.engine.runner import Runner
from automation.engine.step import Chapter, Difference, Flow, Result, Status, Step

from .desk import Desk, chapter, save, step, survey


@dataclass
class Ear:
    """An observer that remembers."""

    heard: list[str] = field(default_factory=list)

    def entering(self, chapter: Chapter[Desk]) -> None:
        self.heard.append(chapter.title)

    def starting(self, step: Step[Desk]) -> None:
        self.heard.append(f"{step.number}?")

    def doing(self, step: Step[Desk], differences: Sequence[Difference]) -> None:
        self.heard.append(f"{step.number}! {'; '.join(map(str, differences))}")

    def ended(self, step: Step[Desk], result: Result) -> None:
        self.heard.append(f"{step.number} {result.status}")

    def note(self, text: str) -> None:
        self.heard.append(text)


def take(desk: Desk, *chapters: Chapter[Desk], flow: Flow = Flow.JWT, ear: Ear | None = None) -> dict[int, Status]:
    """Walks; the last word on each step."""
    results = Runner(flow, Robot(), [ear] if ear is not None else []).take(chapters, desk)
    return {result.number: result.status for result in results}


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


def test_not_lasting_is_a_failure() -> None:
    """What a save does not keep has failed after all, and names its own step, not the save."""
    desk = Desk()
    results = Runner(Flow.JWT, Robot()).take([chapter(step(1), step(2), save(3, loses="2"))], desk)
    assert [(r.number, r.status) for r in results][-1] == (2, Status.FAILED)
    assert results[-1].differences == (Difference("Field 2", "yes", "no"),)


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
