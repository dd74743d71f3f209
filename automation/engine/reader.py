"""A second way through the chapters: it reads what the org keeps and compares. It has no hand for what is stored."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

from .executor import Executor
from .observer import Observer
from .runner import Runner
from .step import Chapter, Flow, Result, Status, Step

W = TypeVar("W")


class Reader:
    """Compares, chapter by chapter.

    A chapter without a survey leads to the others and stores nothing, as the login does: the hand takes it. Of the
    others only the survey is called and the looks of the steps, so that nothing can be written.
    """

    def __init__(self, flow: Flow, hand: Executor, observers: Sequence[Observer] = ()) -> None:
        self.flow = flow
        self.observers = observers
        self._walk = Runner(flow, hand, observers)

    def take(self, chapters: Sequence[Chapter[W]], context: W) -> list[Result]:
        """Reads all chapters, up to the first that cannot be read; the results in order."""
        results: list[Result] = []
        self._walk.foresee(chapters)
        for chapter in chapters:
            results += (
                self._walk.follow(chapter, context) if chapter.read_back is None else self._compare(chapter, context)
            )
            if results and results[-1].status is Status.FAILED:
                break
        return results

    def _compare(self, chapter: Chapter[W], context: W) -> Iterator[Result]:
        for observer in self.observers:
            observer.entering(chapter)
        mine = [step for step in chapter.steps if self.flow in step.flows]
        began, trouble = time.monotonic(), None
        if mine and chapter.read_back and (chapter.stored is None or chapter.stored(context)):
            try:
                chapter.read_back(context)
            except Exception as error:  # noqa: BLE001 - told as the failure of the chapter's first step
                trouble = error
        if trouble is None and self._walk.steps.lost(mine, context) and (failed := self._walk.foresight.ask(context)):
            yield failed
            return
        for step in chapter.steps:
            for observer in self.observers:
                observer.starting(step)
            result = self._look(step, context)
            if trouble is not None and step in mine:
                result = Result(step.number, step.title, Status.FAILED, error=trouble, seconds=time.monotonic() - began)
            for observer in self.observers:
                observer.ended(step, result)
            yield result
            if result.status is Status.FAILED:
                return

    def _look(self, step: Step[W], context: W) -> Result:
        if self.flow not in step.flows:
            return Result(step.number, step.title, Status.NOT_IN_FLOW)
        if not step.lasting:
            return Result(step.number, step.title, Status.FOLLOWS)
        differences = tuple(step.differences(context))
        return Result(step.number, step.title, Status.DIFFERS if differences else Status.ALREADY, differences)
