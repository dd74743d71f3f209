"""The ways of a walk with a person, without a browser: back to a step, a lost form, a lost session, a repair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from automation.engine.person import Person
from automation.engine.person_commands import Verb
from automation.engine.runner import Runner
from automation.engine.step import By, Chapter, Difference, Flow, Result, Status, Step

from .desk import Desk, chapter, save, step
from .script import Script, Turn


def by_hand(*numbers: int) -> Turn:
    """Somebody enters these fields."""

    def act(script: Script) -> None:
        script.work.form |= {str(number): "yes" for number in numbers}

    return act


def taken(script: Script, *chapters: Chapter[Desk]) -> dict[int, tuple[Status, By]]:
    """Walks them; the last word on each step."""
    results = Runner(Flow.JWT, Person(chapters, Flow.JWT, script)).take(chapters, script.work)
    assert not script.turns, script.turns
    return {result.number: (result.status, result.by) for result in results}


def saves(number: int, **more: str) -> Step[Desk]:
    """The step that saves a chapter."""
    return replace(save(number, **more), saves=True, lasting=False)


def test_a_form_that_was_emptied_comes_first() -> None:
    """A page that loses what was entered leads back to those steps, and on from there; the step itself is not lost."""

    def reload(script: Script) -> None:
        script.work.form = {}

    script = Script(Desk(), ("1", Verb.DO), ("2", Verb.DO), ("3", reload), ("1", by_hand(1)), ("2", Verb.DO),
                    ("3", Verb.DO), ("4", Verb.DO))  # fmt: skip
    words = taken(script, chapter(step(1), step(2), step(3), saves(4)))
    assert words[1] == (Status.DONE, By.PERSON)
    assert [words[n][1] for n in (2, 3, 4)] == [By.ROBOT] * 3
    assert "The page has lost what was entered before: step 1, 2." in script.told


def test_back_to_a_step_of_the_open_form() -> None:
    """Within one form the walk goes back to a step and on again; what is right stays as it is, and whose it was."""
    script = Script(Desk(), ("1", by_hand(1)), ("2", Verb.DO), ("3", "1"), ("visit 1", Verb.DO), ("3", Verb.DO),
                    ("4", Verb.DO))  # fmt: skip
    words = taken(script, chapter(step(1), step(2), step(3), saves(4)))
    assert words == {
        1: (Status.DONE, By.PERSON),
        2: (Status.DONE, By.ROBOT),
        3: (Status.DONE, By.ROBOT),
        4: (Status.DONE, By.ROBOT),
    }
    assert script.work.done == [2, 3, 4]


def test_back_to_a_chapter_that_was_saved() -> None:
    """Back from a later chapter, and on: nothing is stored twice, and no step is asked for again that is right."""
    first = replace(chapter(step(1), saves(2)), stored=lambda work: bool(work.stored))
    second = replace(chapter(step(3), saves(4)), read_back=None, stored=None)
    script = Script(Desk(), ("1", Verb.DO), ("2", Verb.DO), ("3", "1"), ("visit 1", Verb.DO), ("3", Verb.DO),
                    ("4", Verb.DO))  # fmt: skip
    words = taken(script, first, second)
    assert words[1] == (Status.DONE, By.ROBOT)
    assert script.work.done == [1, 2, 3, 4]


def test_forward_is_no_way() -> None:
    """A step whose turn has not come is not gone to, and the person is told so."""
    script = Script(Desk(), ("1", "3"), ("1", Verb.DO), ("2", Verb.DO), ("3", Verb.DO), ("4", Verb.DO))
    taken(script, chapter(step(1), step(2), step(3), saves(4)))
    assert "Step 3 comes later, once the steps before it are done." in script.told


def test_what_was_not_kept_is_repaired() -> None:
    """A value that the org did not keep is no end: it is told, and put right by whom the person says."""
    kept = saves(3, loses="2")

    def once(work: Desk) -> None:
        kept.do(work)
        if work.done.count(3) > 1:
            work.stored["2"] = "yes"

    part = replace(chapter(step(1), step(2), replace(kept, do=once)), stored=lambda work: bool(work.stored))
    script = Script(Desk(), ("1", Verb.DO), ("2", Verb.DO), ("3", Verb.DO), ("repair 2", Verb.DO))
    words = taken(script, part)
    assert words == dict.fromkeys((1, 2, 3), (Status.DONE, By.ROBOT))
    assert "Field 2 should be yes; it is no." in script.told


def test_a_lost_session_leads_to_the_login_and_back() -> None:
    """Who was logged out logs in again, and the robot does again what was lost; only the rest is asked for."""

    def out(script: Script) -> None:
        script.work.form = {}
        script.work.stored.pop("in")

    def log_in(work: Desk) -> None:
        work.stored["in"] = "yes"

    def not_in(work: Desk) -> Iterator[Difference]:
        if "in" not in work.stored:
            yield Difference("Login", "somebody", "nobody")

    entrance = Step(1, "Log in", "says", log_in, not_in, lasting=False)
    door = Chapter("Sign in", (entrance,), left=lambda work: "" if "in" in work.stored else "You were logged out.")
    form = chapter(step(2), step(3), step(4), saves(5))
    script = Script(Desk(), ("1", Verb.DO), ("2", by_hand(2)), ("3", Verb.DO), ("4", out), ("1", Verb.DO),
                    ("4", Verb.DO), ("5", Verb.DO))  # fmt: skip
    results: list[Result] = Runner(Flow.JWT, Person((door, form), Flow.JWT, script)).take((door, form), script.work)
    assert {one.number for one in results if one.status is Status.DONE} == {1, 2, 3, 4, 5}
    assert "You were logged out." in script.told
    assert script.work.done == [3, 2, 3, 4, 5]


def test_a_step_that_others_need_is_not_skipped() -> None:
    """Skip leaves out what may be left out, and says of the others why not."""
    script = Script(Desk(), ("1", Verb.SKIP), ("1", Verb.DO), ("2", Verb.SKIP), ("3", Verb.DO))
    words = taken(script, chapter(step(1), replace(step(2), optional=True), saves(3)))
    assert words[2][0] is Status.SKIPPED
    assert "This step can't be skipped: the steps after it need it." in script.told


def test_what_was_skipped_stays_left_out() -> None:
    """A chapter that is taken again leaves out what the person has left out: the robot never does it after all."""

    def fail_once(work: Desk) -> None:
        kept.do(work)
        if work.done.count(4) == 1:
            work.stored.pop("3", None)

    kept = saves(4)
    part = replace(
        chapter(step(1), replace(step(2), optional=True), step(3), replace(kept, do=fail_once)),
        stored=lambda work: bool(work.stored),
    )
    script = Script(Desk(), ("1", Verb.DO), ("2", Verb.SKIP), ("3", Verb.DO), ("4", Verb.DO), ("repair 3", Verb.DO))
    words = taken(script, part)
    assert words[2][0] is Status.SKIPPED
    assert words[3] == (Status.DONE, By.ROBOT)
    assert 2 not in script.work.done


def test_the_plan_comes_before_the_first_change() -> None:
    """What will change is told once, chapter by chapter, from what the org has stored."""
    door = Chapter("Sign in", (step(1),))
    form = replace(chapter(step(2), step(3), saves(4)), stored=lambda _: True)
    script = Script(Desk(stored={"3": "yes"}), ("1", Verb.DO), ("2", by_hand(2, 3)), ("4", Verb.DO))
    script.work.form = {}
    taken(script, door, form)
    assert script.plans == ["2 Field 2"]
