"""Where a person at a walk may be led: back to a step's page, to a step that was taken before, to the beginning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from .executor import GoTo, Robot
from .person_commands import Controller
from .person_looks import PersonLooks
from .step import Step

W = TypeVar("W")


class PersonPlaces(Generic[W]):
    """The ways back. What was done before and is lost on the way, the robot does again, and the desk says so."""

    def __init__(self, looks: PersonLooks[W], robot: Robot, desk: Controller) -> None:
        self._looks = looks
        self._robot = robot
        self._desk = desk
        self._tell = desk.tell
        self._from = 0
        self.visited = 0
        """The step that the person has come back to; 0 for none."""
        self.led = 0
        """The step to whose page the person is to be led first; 0 for none."""
        self.again: set[int] = set()
        """Steps that were right once, or that the person wants repaired: the robot does them without being asked."""

    def due(self, step: Step[Any]) -> bool:
        """Whether the robot does this step without being asked; it does so once, and says it."""
        if step.number not in self.again:
            return False
        self.again.discard(step.number)
        self._tell(f"Doing step {step.number} again: {step.title}")
        return True

    def bring_back(self, step: Step[W], context: W) -> None:
        """Goes to where the step is done, and does again what was lost with a form that was left without Save."""
        if step.there is not None:
            step.there(context)
            return
        chapter, before = self._looks.chapter(step), self._looks.before(step)
        if chapter.read_back is not None and any(tuple(one.differences(context)) for one in before if not one.lasting):
            chapter.read_back(context)  # the page was left, and the person may have saved
        if any(tuple(one.differences(context)) for one in [*before, step] if one.lasting):
            self._redo(before, context)

    def open(self, step: Step[W], context: W) -> None:
        """Goes to where the step is done, though nothing of it differs."""
        if step.there is not None:
            step.there(context)
        else:
            self._redo(self._looks.before(step), context)

    def _redo(self, steps: Sequence[Step[W]], context: W) -> None:
        again = []
        for earlier in steps:
            if tuple(earlier.differences(context)):
                self._tell(f"Doing step {earlier.number} again: {earlier.title}")
                self._robot.perform(earlier, context)
                again.append(str(earlier.number))
        self._tell(f"Back at this step, with what was lost done again: {', '.join(again)}" if again else "")

    def check_saved(self, step: Step[W], context: W) -> None:
        """A person may leave a form without saving it, which looks like a save: only the org knows."""
        chapter = self._looks.chapter(step)
        if chapter.read_back is None:
            return
        self._tell("Reading back what the org has kept")
        chapter.read_back(context)
        mine = [*self._looks.before(step), step]
        lost = [d for one in mine if one.lasting for d in one.differences(context)]
        if lost:
            self.bring_back(step, context)
            self._tell(f"It was not saved, and is filled in again. The org had: {'; '.join(map(str, lost))}")

    def go_to(self, step: Step[Any], number: int) -> None:
        """Leads the walk to a step that has been taken.

        Raises:
            GoTo: it is another one than this.
        """
        if number > max(step.number, self._from):
            self._tell(f"Step {number} comes later, once the steps before it are done.")
        elif number != step.number and number in self._looks.numbers:
            self._from = max(self._from, step.number)
            entrance = self._looks.first.steps[0].number
            if all(one.number != number for one in self._looks.chapter(step).steps):
                self.again |= {one for one in self._looks.numbers if one < self._from} - {entrance, number}
            self.visited = number
            raise GoTo(number)

    def end_visit(self, step: Step[Any]) -> None:
        """The walk goes on from what the org has stored, and takes what is open still.

        Raises:
            GoTo: the visit was in a chapter that was saved before.
        """
        came, self.visited, self._from = self._from, 0, 0
        chapter = self._looks.chapter(step)
        if all(one.number != came for one in chapter.steps):
            raise GoTo(chapter.steps[0].number)

    def restart(self, step: Step[Any], context: W) -> None:
        """Something has undone the first chapter, as the end of a session does.

        Raises:
            GoTo: always.
        """
        entrance = self._looks.first.steps[0].number
        self.again |= {one for one in self._looks.numbers if one < step.number} - {entrance}
        self.led = entrance
        self._desk.lost(self.again)
        self._tell(self._looks.left(step, context))
        raise GoTo(entrance)
