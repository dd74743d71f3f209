"""The way of an undo: it reads what it would put back, names each value, asks, and only then walks."""

from __future__ import annotations

from collections.abc import Sequence

from ...context.step_context import Chapters, StepContext
from ...engine.executor import Executor
from ...engine.observer import Observer
from ...engine.reader import Reader
from ...engine.runner import Runner
from ...engine.step import Flow, Result, Status
from .agreement import Ask, cancelled


class AskingFirst:
    """Signs in, reads all other chapters without a word, and takes them once `ask` has said yes."""

    def __init__(self, flow: Flow, hand: Executor, observers: Sequence[Observer], ask: Ask) -> None:
        self._reader = Reader(flow, hand)
        self._walk = Runner(flow, hand, observers)
        self._ask = ask

    def take(self, chapters: Chapters, context: StepContext) -> list[Result]:
        """Takes the chapters; the results in order.

        Raises:
            AutomationError: somebody was asked, and did not agree.
            Exception: the org cannot be read; nothing was changed.
        """
        sign_in, *others = chapters
        results = self._walk.take([sign_in], context)
        if any(result.status is Status.FAILED for result in results):
            return results
        context.say("reading what the org has now")
        changes = []
        for result in self._reader.take(others, context):
            if result.error is not None:
                raise result.error
            changes += [difference.change for difference in result.differences]
        if not changes:
            context.say(f'"{context.app_name}" is as it was before that run; there is nothing to put back')
        else:
            lines = "\n".join(f"- {change}" for change in changes)
            context.say(f'this puts back in "{context.app_name}":\n{lines}')
            count = f"these {len(changes)} values" if len(changes) > 1 else "this value"
            if not self._ask(f"Put {count} back? Type yes, or anything else to cancel:"):
                raise cancelled("nothing changed")
        return [*results, *self._walk.take(others, context)]
