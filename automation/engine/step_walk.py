"""One step: looked at, done by a hand, looked at again, told. It knows neither browser nor Salesforce."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from .executor import Again, Executor, Skipped, Stopped, Turn
from .observer import Observer
from .step import Difference, Flow, Result, Status, Step

W = TypeVar("W")


class StepWalk:
    """Takes single steps in one flow, by one hand."""

    def __init__(self, flow: Flow, hand: Executor, observers: Sequence[Observer]) -> None:
        self.flow = flow
        self.hand = hand
        self.observers = observers
        self._done: dict[int, Result] = {}

    def take(
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
        elif found or (open_yet and self.hand.wants(step)):
            for observer in self.observers if found else ():
                observer.doing(step, found)
            try:
                result = self._perform(step, context, before)
            except Turn:
                raise
            except Exception as error:  # noqa: BLE001 - a look after the deed met it
                result = replace(result, status=Status.FAILED, error=error)
        elif open_yet and (by := self.hand.noticed(step)):
            result = replace(result, status=Status.DONE, by=by)
        if step.then is not None and result.status in (Status.DONE, Status.ALREADY):
            try:
                step.then(context)
            except Exception as error:  # noqa: BLE001 - it belongs to the step, and is told as its failure
                result = replace(result, status=Status.FAILED, error=error)
        result = replace(result, seconds=time.monotonic() - began)
        self.ask_to_repair(step, result, context)
        return self.end(step, result)

    def ask_to_repair(self, step: Step[W], result: Result, context: W) -> None:
        """A failure is told only once nobody puts it right.

        Raises:
            Again: somebody does; whoever does may also lead elsewhere, by another Turn.
        """
        failed = result.status is Status.FAILED and not isinstance(result.error, Stopped)
        if failed and self.hand.repairs(step, result, context):
            raise Again

    def mend(self, before: Sequence[Step[W]], context: W) -> Iterator[Result]:
        """Does again what the page has lost since, such as a form that has reloaded, before it is saved."""
        try:
            lost = self.lost(before, context)
        except Exception:  # noqa: BLE001 - the step that saves looks again, and tells it as its own failure
            return
        for step, _ in lost:
            yield self.take(step, context, [one for one in before if one.number < step.number])

    def _mended(self, before: Sequence[Step[W]], context: W) -> bool:
        """Does again what the page has lost, if it is the page still; whether there was something and all is there."""
        if any(tuple(step.differences(context)) for step in before if not step.lasting):
            return False
        again = [result.status for result in self.mend(before, context)]
        return bool(again) and Status.FAILED not in again

    def _perform(self, step: Step[W], context: W, before: Sequence[Step[W]], *, again: bool = True) -> Result:
        result = Result(step.number, step.title, Status.FAILED)
        try:
            by = self.hand.perform(step, context)
        except Skipped as skipped:
            return replace(result, status=Status.SKIPPED, reason=skipped.reason)
        except Turn:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this step's failure and is told as such
            if again and not step.saves and not isinstance(error, Stopped) and self._mended(before, context):
                return self._perform(step, context, before, again=False)
            return replace(result, differences=_left(step, context), error=error)
        left = tuple(step.differences(context))
        if left and again and step.lasting and not step.saves:
            # A form that reloads takes what was just typed with it, and all before. A save is never repeated.
            self._mended(before, context)
            return self._perform(step, context, before, again=False)
        status = Status.FAILED if left else Status.DONE if by else Status.ALREADY
        return replace(result, status=status, differences=left, by=by)

    @staticmethod
    def lost(steps: Sequence[Step[W]], context: W) -> list[tuple[Step[W], tuple[Difference, ...]]]:
        """The lasting steps that differ, with what differs."""
        looks = ((step, tuple(step.differences(context))) for step in steps if step.lasting)
        return [(step, differences) for step, differences in looks if differences]

    def end(self, step: Step[W], result: Result) -> Result:
        if result.status is Status.ALREADY:
            result = self._done.get(
                step.number, result
            )  # what this walk has done itself, and finds done when it is back
        elif result.status is Status.DONE:
            self._done[step.number] = result
        for observer in self.observers:
            observer.ended(step, result)
        return result


def _left(step: Step[Any], context: Any) -> tuple[Difference, ...]:
    """What still differs after a failure, as far as that can be looked at."""
    try:
        return tuple(step.differences(context))
    except Exception:  # noqa: BLE001 - what has stopped the step stops its look too, and is told already
        return ()
