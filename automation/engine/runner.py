"""The engine: takes steps in order and tells observers. It knows neither browser nor Salesforce."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from .executor import Again, Executor, GoTo, Lost
from .foresight import Foresight
from .observer import Observer
from .step import Chapter, Flow, Result, Status, Step
from .step_walk import StepWalk

W = TypeVar("W")


class Runner:
    """One way through the chapters, in one flow, by one hand."""

    def __init__(self, flow: Flow, hand: Executor, observers: Sequence[Observer] = ()) -> None:
        self.flow = flow
        self.hand = hand
        self.observers = observers
        self.steps = StepWalk(flow, hand, observers)
        self.foresight = Foresight((), self.flow, hand, self.steps.end)

    def take(self, chapters: Sequence[Chapter[W]], context: W, start: int = 0) -> list[Result]:
        """Takes all steps, up to the first whose failure leaves no way on; the results in order. `start` is the number
        of the step with whose chapter it begins, 0 for the first."""
        results: list[Result] = []
        self.foresee(chapters)
        index = _of(chapters, start) if start else 0
        while index < len(chapters):
            chapter = chapters[index]
            try:
                self.hand.before(chapters[index:], context)
                for result in self.follow(chapter, context):
                    results.append(result)
                    if result.status is Status.FAILED and not chapter.outlasts(result, context):
                        return results
            except GoTo as wish:
                index = _of(chapters, wish.number)
            except Again:
                continue
            else:
                index += 1
        return results

    def foresee(self, chapters: Sequence[Chapter[W]]) -> None:
        """Sets what is to be foreseen before the first write."""
        self.foresight = Foresight(chapters, self.flow, self.hand, self.steps.end)

    def follow(self, chapter: Chapter[W], context: W) -> Iterator[Result]:
        """Takes one chapter."""
        for observer in self.observers:
            observer.entering(chapter)
        yield from self._chapter(chapter, context)

    def _chapter(self, chapter: Chapter[W], context: W) -> Iterator[Result]:
        mine = [step for step in chapter.steps if self.flow in step.flows]
        skipped: list[int] = []
        settled, trouble = False, None
        if mine and chapter.read_back and chapter.stored and chapter.stored(context):
            try:
                chapter.read_back(context)
                settled = not any(self.steps.lost(mine, context)) and not any(self.hand.wants(step) for step in mine)
            except Exception as error:  # noqa: BLE001 - told as the failure of the step that comes next
                trouble = error
        if mine and chapter.read_back and not settled and trouble is None and any(step.saves for step in mine):
            asked = self.foresight.asks
            if failed := self.foresight.ask(context, chapter):
                yield failed
                return
            settled = (
                asked and bool(chapter.stored and chapter.stored(context)) and not any(self.steps.lost(mine, context))
            )
        changed, place = False, 0
        while place < len(chapter.steps):
            step = chapter.steps[place]
            before = [one for one in mine if one.number < step.number and one.number not in skipped]
            if step.saves and self.flow in step.flows and not settled:
                yield from self.steps.mend(before, context)
            try:
                result = self.steps.take(step, context, before, settled=settled, trouble=trouble)
            except Lost:
                yield from self.steps.mend(before, context)
                continue
            except GoTo as wish:
                numbers = [one.number for one in chapter.steps]
                if wish.number not in numbers or wish.number >= step.number:
                    raise
                place = numbers.index(wish.number)
                continue
            changed = changed or result.status is Status.DONE
            if result.status is Status.SKIPPED:
                skipped.append(step.number)
            yield result
            place += 1
        if changed and chapter.read_back:
            kept = [step for step in mine if step.number not in skipped]
            yield from self._read_back(chapter.read_back, kept, context)

    def _read_back(self, read_back: Any, steps: Sequence[Step[W]], context: W) -> Iterator[Result]:
        """Reads the stored thing back; a step that did not last has failed after all."""
        last = steps[-1]
        try:
            read_back(context)
            lost = self.steps.lost(steps, context)
        except Exception as error:  # noqa: BLE001 - what was saved cannot be read: the save has failed
            results = [(last, Result(last.number, last.title, Status.FAILED, error=error, read_back=True))]
        else:
            results = [
                (step, Result(step.number, step.title, Status.FAILED, differences, read_back=True))
                for step, differences in lost
            ]
        for step, result in results[:1]:
            self.steps.ask_to_repair(step, result, context)
        for step, result in results:
            yield self.steps.end(step, result)


def _of(chapters: Sequence[Chapter[W]], number: int) -> int:
    """The place of the chapter with the step of that number."""
    return next(index for index, one in enumerate(chapters) if any(step.number == number for step in one.steps))
