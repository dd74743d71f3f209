"""The engine: takes steps in order and tells observers. It knows neither browser nor Salesforce."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from .executor import Executor, Skipped, Stopped
from .foresight import Foresight
from .step import Chapter, Difference, Flow, Result, Status, Step

W = TypeVar("W")


class Observer(Protocol):
    """Somebody who listens to a walk and never steers it."""

    def entering(self, chapter: Chapter[Any]) -> None:
        """A chapter begins."""

    def starting(self, step: Step[Any]) -> None:
        """A step was looked at, and is done if something differs."""

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """A hand is about to do the step, because of these differences: what is found is old, what is wanted new."""

    def ended(self, step: Step[Any], result: Result) -> None:
        """A step has ended; skipped steps end too."""

    def note(self, text: str) -> None:
        """Something worth telling happened within a step."""


class Runner:
    """One way through the chapters, in one flow, by one hand."""

    def __init__(self, flow: Flow, hand: Executor, observers: Sequence[Observer] = ()) -> None:
        self.flow = flow
        self.hand = hand
        self.observers = observers
        self.foresight = Foresight((), self.flow, hand, self._end)

    def take(self, chapters: Sequence[Chapter[W]], context: W) -> list[Result]:
        """Takes all steps, up to the first whose failure leaves no way on; the results in order."""
        results: list[Result] = []
        self.foresee(chapters)
        for chapter in chapters:
            for result in self.follow(chapter, context):
                results.append(result)
                if result.status is Status.FAILED and not chapter.outlasts(result, context):
                    return results
        return results

    def foresee(self, chapters: Sequence[Chapter[W]]) -> None:
        """Sets what is to be foreseen before the first write."""
        self.foresight = Foresight(chapters, self.flow, self.hand, self._end)

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
                settled = not any(self.lost(mine, context))
            except Exception as error:  # noqa: BLE001 - told as the failure of the step that comes next
                trouble = error
        if mine and chapter.read_back and not settled and trouble is None and any(step.saves for step in mine):
            asked = self.foresight.asks
            if failed := self.foresight.ask(context):
                yield failed
                return
            settled = asked and bool(chapter.stored and chapter.stored(context)) and not any(self.lost(mine, context))
        changed = False
        for step in chapter.steps:
            before = [one for one in mine if one.number < step.number and one.number not in skipped]
            if step.saves and self.flow in step.flows and not settled:
                yield from self._mend(before, context)
            result = self._step(step, context, before, settled=settled, trouble=trouble)
            changed = changed or result.status is Status.DONE
            if result.status is Status.SKIPPED:
                skipped.append(step.number)
            yield result
        if changed and chapter.read_back:
            kept = [step for step in mine if step.number not in skipped]
            yield from self._read_back(chapter.read_back, kept, context)

    def _step(
        self,
        step: Step[W],
        context: W,
        before: Sequence[Step[W]] = (),
        *,
        settled: bool = False,
        trouble: Exception | None = None,
    ) -> Result:
        began = time.monotonic()
        found: tuple[Difference, ...] = ()
        if self.flow in step.flows and trouble is None and not settled:
            # Before it is told: a person may do it as soon as they read of it, and then it was not so already.
            try:
                found = tuple(step.differences(context))
            except Exception as error:  # noqa: BLE001 - as when the browser has ended: told as this step's failure
                trouble = error
        open_yet = self.flow in step.flows and trouble is None and not settled
        for observer in self.observers:
            observer.starting(step)
        result = Result(step.number, step.title, Status.ALREADY)
        if self.flow not in step.flows:
            result = replace(result, status=Status.NOT_IN_FLOW)
        elif trouble is not None:
            result = replace(result, status=Status.FAILED, error=trouble)
        elif found:
            for observer in self.observers:
                observer.doing(step, found)
            try:
                result = self._perform(step, context, before)
            except Exception as error:  # noqa: BLE001 - a look after the deed met it
                result = replace(result, status=Status.FAILED, error=error)
        elif open_yet and (by := self.hand.noticed(step)):
            result = replace(result, status=Status.DONE, by=by)
        if step.then is not None and result.status in (Status.DONE, Status.ALREADY):
            try:
                step.then(context)
            except Exception as error:  # noqa: BLE001 - it belongs to the step, and is told as its failure
                result = replace(result, status=Status.FAILED, error=error)
        return self._end(step, replace(result, seconds=time.monotonic() - began))

    def _mend(self, before: Sequence[Step[W]], context: W) -> Iterator[Result]:
        """Does again what the page has lost since, such as a form that has reloaded, before it is saved."""
        try:
            lost = self.lost(before, context)
        except Exception:  # noqa: BLE001 - the step that saves looks again, and tells it as its own failure
            return
        for step, _ in lost:
            yield self._step(step, context, [one for one in before if one.number < step.number])

    def _mended(self, before: Sequence[Step[W]], context: W) -> bool:
        """Does again what the page has lost, if it is the page still; whether there was something and all is there."""
        if any(tuple(step.differences(context)) for step in before if not step.lasting):
            return False
        again = [result.status for result in self._mend(before, context)]
        return bool(again) and Status.FAILED not in again

    def _perform(self, step: Step[W], context: W, before: Sequence[Step[W]], *, again: bool = True) -> Result:
        result = Result(step.number, step.title, Status.FAILED)
        try:
            by = self.hand.perform(step, context)
        except Skipped as skipped:
            return replace(result, status=Status.SKIPPED, reason=skipped.reason)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this step's failure and is told as such
            if again and not step.saves and not isinstance(error, Stopped) and self._mended(before, context):
                return self._perform(step, context, before, again=False)
            return replace(result, differences=_left(step, context), error=error)
        left = tuple(step.differences(context))
        if left and again and step.lasting and not step.saves:
            # A form that reloads takes what was just typed with it, and all before. A save is never repeated.
            self._mended(before, context)
            return self._perform(step, context, before, again=False)
        return replace(result, status=Status.FAILED if left else Status.DONE, differences=left, by=by)

    def _read_back(self, read_back: Any, steps: Sequence[Step[W]], context: W) -> Iterator[Result]:
        """Reads the stored thing back; a step that did not last has failed after all."""
        last = steps[-1]
        try:
            read_back(context)
            lost = self.lost(steps, context)
        except Exception as error:  # noqa: BLE001 - what was saved cannot be read: the save has failed
            yield self._end(last, Result(last.number, last.title, Status.FAILED, error=error, read_back=True))
            return
        for step, differences in lost:
            yield self._end(step, Result(step.number, step.title, Status.FAILED, differences, read_back=True))

    @staticmethod
    def lost(steps: Sequence[Step[W]], context: W) -> list[tuple[Step[W], tuple[Difference, ...]]]:
        """The lasting steps that differ, with what differs."""
        looks = ((step, tuple(step.differences(context))) for step in steps if step.lasting)
        return [(step, differences) for step, differences in looks if differences]

    def _end(self, step: Step[W], result: Result) -> Result:
        for observer in self.observers:
            observer.ended(step, result)
        return result


def _left(step: Step[Any], context: Any) -> tuple[Difference, ...]:
    """What still differs after a failure, as far as that can be looked at."""
    try:
        return tuple(step.differences(context))
    except Exception:  # noqa: BLE001 - what has stopped the step stops its look too, and is told already
        return ()
