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

    @property
    def asks(self) -> bool:
        """Whether a step is still to be asked."""
        return bool(self._unasked)

    def ask(self, context: Any) -> Result | None:
        """Asks them all; the failure of the first that cannot be done, if the hand lets that end the walk."""
        while self._unasked:
            step = self._unasked.pop(0)
            began = time.monotonic()
            try:
                if step.foresee is not None:
                    step.foresee(context)
            except Exception as error:  # noqa: BLE001 - it belongs to the step, and is told as its failure
                if self._hand.forewarned(step, error):
                    took = time.monotonic() - began
                    return self._end(step, Result(step.number, step.title, Status.FAILED, seconds=took, error=error))
        return None
