"""What a person at a walk sees of its steps, again and again. It acts on nothing but the org's stored values."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from .executor import Skipped
from .person_commands import Seen
from .step import Chapter, Difference, Flow, Step

W = TypeVar("W")

_OTHERS = 0.5
"""Seconds between two looks at the other steps of a chapter: they are many, and nobody waits for their ticks."""


class PersonLooks(Generic[W]):
    """The steps around the one whose turn it is: which are right before their turn, and which are not any more."""

    def __init__(self, chapters: Sequence[Chapter[W]], flow: Flow) -> None:
        self._chapters = chapters
        self._flow = flow
        self.skipped: dict[int, str] = {}
        """Steps that the person has left out, and why: a chapter that is taken again leaves them out again."""
        self.open: set[int] = set()
        self.ahead: set[int] = set()
        self.lost: set[int] = set()
        self.numbers = [step.number for chapter in chapters for step in chapter.steps if flow in step.flows]

    @property
    def first(self) -> Chapter[W]:
        """The chapter that all others stand on."""
        return self._chapters[0]

    def at(self, step: Step[W], context: W) -> Callable[[], Seen]:
        """The look at a step for as long as it is its turn."""
        mine = self.mine(step)
        after = [one for one in mine if one.lasting and one.number > step.number]
        before = self.before(step)
        self.open = {one.number for one in after if tuple(one.differences(context))}
        self.lost.clear()
        looked, gone = time.monotonic(), frozenset[int]()

        def look() -> Seen:
            nonlocal looked, gone
            elsewhere = False
            if time.monotonic() - looked > _OTHERS:
                for one in after:
                    if tuple(one.differences(context)):
                        self.open.add(one.number)
                        self.ahead.discard(one.number)
                    elif one.number in self.open:
                        self.ahead.add(one.number)
                now = self._lost(before, context)
                self.lost, gone = set(now & gone), now  # twice: a form that is just loading is empty too
                elsewhere = bool(self.lost) or bool(self.left(step, context))
                looked = time.monotonic()
            return Seen(tuple(step.differences(context)), frozenset(self.ahead), frozenset(self.lost), elsewhere)

        return look

    @staticmethod
    def _lost(before: Sequence[Step[W]], context: W) -> frozenset[int]:
        """Steps whose page is there, and has lost what they had entered."""
        if not before or any(tuple(one.differences(context)) for one in before if not one.lasting):
            return frozenset()  # the page was left, which is another matter
        return frozenset(one.number for one in before if one.lasting and tuple(one.differences(context)))

    def left(self, step: Step[W], context: W) -> str:
        """A check: what has undone the first chapter meanwhile, in a sentence; empty where nothing has."""
        if self.first.left is None or any(one.number == step.number for one in self.first.steps):
            return ""
        return self.first.left(context)

    def leave_out(self, step: Step[Any], reason: str) -> Skipped:
        """What the walk is told of a step that the person leaves out, now and whenever its chapter is taken again."""
        self.skipped[step.number] = reason
        return Skipped(reason)

    def changes(self, chapters: Sequence[Chapter[W]], context: W) -> Iterator[tuple[Step[W], Difference]]:
        """What these chapters would change, by what the org has stored; reading it may navigate and raise."""
        for chapter in chapters:
            mine = [one for one in chapter.steps if self._flow in one.flows and one.number not in self.skipped]
            if mine and chapter.read_back is not None and (chapter.stored is None or chapter.stored(context)):
                chapter.read_back(context)
            yield from ((one, d) for one in mine if one.lasting for d in one.differences(context))

    def before(self, step: Step[W]) -> list[Step[W]]:
        """The steps of the same chapter that come first."""
        return [one for one in self.mine(step) if one.number < step.number]

    def mine(self, step: Step[Any]) -> list[Step[W]]:
        """The steps of the same chapter that this walk takes."""
        return [one for one in self.chapter(step).steps if self._flow in one.flows and one.number not in self.skipped]

    def chapter(self, step: Step[Any]) -> Chapter[W]:
        """The chapter with that step."""
        return next(chapter for chapter in self._chapters if any(one.number == step.number for one in chapter.steps))
