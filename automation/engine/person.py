"""The hand of a person, who decides at each step who does it. It knows neither browser nor Salesforce."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from .executor import Robot, Skipped, Stopped
from .person_commands import Command, Controller, HandedOver, Seen, Verb
from .step import By, Chapter, Flow, Step

W = TypeVar("W")


_OTHERS = 0.5
"""Seconds between two looks at the other steps of a chapter: they are many, and nobody waits for their ticks."""


class Person:
    """Lets a person decide, step by step, whether the robot does it or they do; both are judged by the same look."""

    def __init__(self, chapters: Sequence[Chapter[Any]], flow: Flow, controller: Controller) -> None:
        self._chapters = chapters
        self._flow = flow
        self._desk = controller
        self._robot = Robot()
        self._begun = False
        self._rest = False
        self._skipped: set[int] = set()
        self._open: set[int] = set()
        self._ahead: set[int] = set()

    def perform(self, step: Step[W], context: W) -> By:
        """Sees to it that the step is done, by whom the person says.

        Raises:
            Skipped, Stopped: the person says so.
        """
        try:
            return self._perform(step, context)
        except KeyboardInterrupt:
            self._desk.leave()
            raise Stopped("interrupted with Ctrl-C") from None
        except (Skipped, Stopped):
            raise
        except Exception as error:
            self._desk.trouble(error)  # a window that was closed is the person's word, and says so
            raise

    def noticed(self, step: Step[Any]) -> By:
        """The person, for what they did before its turn came, be it in the moment between a look and the turn."""
        return By.PERSON if step.number in self._ahead | self._open else By.NOBODY

    def forewarned(self, step: Step[Any], error: Exception) -> bool:
        """The person may see to it before that step comes, or leave the step out."""
        self._desk.tell(f"Before step {step.number}, {step.title}: {error}")
        return False

    def _perform(self, step: Step[W], context: W) -> By:
        if not self._begun:
            self._begun = True  # an empty page says nothing to a person
            self._tried(step, lambda: self._bring_back(step, context))
        elsewhere = False  # the person has had the page, and may have left it
        while True:
            if self._rest and not self._desk.pending():
                order: Command | None = Command(Verb.DO)
            else:
                self._rest, elsewhere = False, True
                order = self._desk.order(step, self._look(step, context))
            if order is None:
                if not step.saves or self._lasts(step, context):
                    return By.PERSON
            elif order.command is Verb.SKIP:
                self._skipped.add(step.number)
                raise Skipped(order.text)
            elif order.command is Verb.STOP:
                raise Stopped("stopped by the person")
            elif order.command is Verb.BACK:
                self._tried(step, lambda: self._bring_back(step, context))
            elif order.command in (Verb.DO, Verb.REST):
                self._open.clear()  # what is right from now on is the robot's doing
                self._rest = self._rest or order.command is Verb.REST
                if self._tried(step, partial(self._do, step, context, elsewhere=elsewhere)):
                    if not tuple(step.differences(context)):
                        return By.ROBOT
                    self._rest = False
            # MINE and PAUSE only take the robot's hands off, which the next order does

    def _do(self, step: Step[W], context: W, *, elsewhere: bool) -> None:
        if elsewhere and any(tuple(earlier.differences(context)) for earlier in self._before(step)):
            self._bring_back(step, context)
        if not elsewhere or tuple(step.differences(context)):  # nobody was there since the walk's own look
            self._robot.perform(step, context)

    def _tried(self, step: Step[Any], deed: Callable[[], None]) -> bool:
        """Whether the robot could do it. What stood in its way ends no walk here: the person is told, and decides."""
        try:
            with self._desk.robot(step):
                deed()
        except Stopped:
            raise
        except HandedOver:
            self._rest = False
            return False
        except Exception as error:  # noqa: BLE001 - whatever it is, the person may know what to do about it
            self._rest = False
            self._desk.trouble(error)
            return False
        return True

    def _bring_back(self, step: Step[W], context: W) -> None:
        """Goes to where the step is done, and does again what was lost with a form that was left without Save."""
        if step.there is not None:
            step.there(context)
            return
        chapter = self._chapter(step)
        if chapter.read_back is not None:
            chapter.read_back(context)  # the person may have saved
        needed = [*self._before(step), step]
        if not any(tuple(one.differences(context)) for one in needed if one.lasting):
            return
        again = []
        for earlier in self._before(step):
            if tuple(earlier.differences(context)):
                self._desk.tell(f"Doing step {earlier.number} again: {earlier.title}")
                self._robot.perform(earlier, context)
                again.append(str(earlier.number))
        self._desk.tell(f"Back at this step, with what was lost done again: {', '.join(again)}" if again else "")

    def _lasts(self, step: Step[W], context: W) -> bool:
        return self._tried(step, lambda: self._check_saved(step, context)) and not tuple(step.differences(context))

    def _check_saved(self, step: Step[W], context: W) -> None:
        """A person may leave a form without saving it, which looks like a save: only the org knows."""
        chapter = self._chapter(step)
        if chapter.read_back is None:
            return
        self._desk.tell("Reading back what the org has kept")
        chapter.read_back(context)
        lost = [d for one in [*self._before(step), step] if one.lasting for d in one.differences(context)]
        if lost:
            self._bring_back(step, context)
            self._desk.tell(f"It was not saved, and is filled in again. The org had: {'; '.join(map(str, lost))}")

    def _look(self, step: Step[W], context: W) -> Callable[[], Seen]:
        after = [one for one in self._mine(step) if one.lasting and one.number > step.number]
        self._open = {one.number for one in after if tuple(one.differences(context))}
        looked = time.monotonic()

        def look() -> Seen:
            nonlocal looked
            if time.monotonic() - looked > _OTHERS:
                for one in after:
                    if tuple(one.differences(context)):
                        self._open.add(one.number)
                        self._ahead.discard(one.number)
                    elif one.number in self._open:
                        self._ahead.add(one.number)
                looked = time.monotonic()
            return Seen(tuple(step.differences(context)), frozenset(self._ahead))

        return look

    def _before(self, step: Step[W]) -> list[Step[W]]:
        return [one for one in self._mine(step) if one.number < step.number]

    def _mine(self, step: Step[W]) -> list[Step[W]]:
        """The steps of the same chapter that this walk takes."""
        return [one for one in self._chapter(step).steps if self._flow in one.flows and one.number not in self._skipped]

    def _chapter(self, step: Step[W]) -> Chapter[W]:
        return next(chapter for chapter in self._chapters if any(one.number == step.number for one in chapter.steps))
