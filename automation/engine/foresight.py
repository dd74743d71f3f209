"""Asks the steps of a walk, before it writes, whether they can be done. It knows neither browser nor Salesforce."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from .executor import Executor
from .step import Chapter, Flow, Result, Status, Step

End = Callable[[Step[Any], Result], Result]


class Foresight:
    """What a walk's steps say beforehand. Each is asked once."""

    def __init__(self, chapters: Sequence[Chapter[Any]], flow: Flow, hand: Executor, end: End) -> None:
        """`end` tells the observers of a walk that a step has ended."""
        steps = [step for chapter in chapters for step in chapter.steps if flow in step.flows]
        self._unasked = [step for step in steps if step.foresee is not None]
        self._hand = hand
        self._end = end
        self._permitted = False

    @property
    def asks(self) -> bool:
        """Whether a step is still to be asked."""
        return bool(self._unasked)

    def ask(self, context: Any, writes: Chapter[Any] | None = None) -> Result | None:
        """Asks whether the chapter that is about to write may, if one is, then all steps whether they can be done; the
        failure of the first that says no, if the hand lets that end the walk. What forbids to write is told at the
        Save."""
        chapter = writes
        if chapter is not None and chapter.permits is not None and not self._permitted:
            last = [step for step in chapter.steps if step.saves][-1]
            if failed := self._asked(last, chapter.permits, context):
                return failed
            self._permitted = True
        while self._unasked:
            step = self._unasked.pop(0)
            if step.foresee is not None and (failed := self._asked(step, step.foresee, context)):
                return failed
        return None

    def _asked(self, step: Step[Any], question: Callable[[Any], None], context: Any) -> Result | None:
        began = time.monotonic()
        try:
            question(context)
        except Exception as error:  # noqa: BLE001 - it belongs to the step, and is told as its failure
            if self._hand.forewarned(step, error):
                took = time.monotonic() - began
                return self._end(step, Result(step.number, step.title, Status.FAILED, seconds=took, error=error))
        return None
