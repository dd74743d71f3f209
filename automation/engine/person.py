"""The hand of a person, who decides at each step who does it. It knows neither browser nor Salesforce."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from .executor import Lost, Robot, Stopped, Turn
from .person_commands import Command, Controller, HandedOver, Verb
from .person_looks import PersonLooks
from .person_places import PersonPlaces
from .step import By, Chapter, Difference, Flow, Result, Step

W = TypeVar("W")


class Person:
    """Lets a person decide, step by step, whether the robot does it or they do; both are judged by the same look."""

    def __init__(
        self, chapters: Sequence[Chapter[Any]], flow: Flow, controller: Controller, *, begun: bool = False
    ) -> None:
        """`begun`: the person has been welcomed, and has seen the plan."""
        self._looks: PersonLooks[Any] = PersonLooks(chapters, flow)
        self._desk, self._robot = controller, Robot()
        self._begun, self._planned, self._rest = begun, begun, False
        self._places: PersonPlaces[Any] = PersonPlaces(self._looks, self._robot, controller)

    # what the walk asks for

    def perform(self, step: Step[W], context: W) -> By:
        """Sees to it that the step is done, by whom the person says.

        Raises:
            Skipped, Stopped: the person says so.
            Turn: the walk goes on elsewhere.
        """
        try:
            return self._perform(step, context)
        except KeyboardInterrupt:
            self._desk.leave()
            raise Stopped("interrupted with Ctrl-C") from None

    def noticed(self, step: Step[Any]) -> By:
        """The person, for what they did before its turn came, be it in the moment between a look and the turn."""
        return By.PERSON if step.number in self._looks.ahead | self._looks.open else By.NOBODY

    def forewarned(self, step: Step[Any], error: Exception) -> bool:
        """The person may see to it before that step comes, or leave the step out."""
        self._desk.tell(f"Before step {step.number}, {step.title}: {error}")
        return False

    def before(self, chapters: Sequence[Chapter[W]], context: W) -> None:
        """Once, before anything is changed, the person sees what will be."""
        if self._planned or self._rest or not self._begun or chapters[0].read_back is None:
            return
        self._planned = True
        found: list[tuple[Step[W], Difference]] = []
        if self._tried(chapters[0].steps[0], lambda: found.extend(self._looks.changes(chapters, context))) and found:
            self._obey(self._desk.plan(found))  # else what stands in the way is told at its own step

    def wants(self, step: Step[Any]) -> bool:
        """The person has come back to it."""
        return step.number == self._places.visited

    def repairs(self, step: Step[W], result: Result, context: W) -> bool:
        """The person says who puts it right; the chapter is taken again, and does what is needed."""
        if self._looks.left(step, context):
            self._places.restart(step, context)
        wrong = " ".join(one.plain for one in result.differences) if result.error is None else ""
        while (order := self._desk.repair(step, wrong, result.error)).command is Verb.GOTO:
            self._places.go_to(step, int(order.text))
        self._obey(order)
        if order.command in (Verb.DO, Verb.REST):
            self._places.again |= {one.number for one in self._looks.mine(step)}
        return True

    def visit(self, number: int) -> None:
        """The walk will come to that step, which the person is to look at."""
        self._places.visited = number

    # one step

    def _perform(self, step: Step[W], context: W) -> By:
        if not self._begun:
            self._begun = True  # an empty page says nothing to a person
            self._tried(step, lambda: self._places.bring_back(step, context))
            self._obey(self._desk.welcome())
        reason, visit = self._looks.skipped.pop(step.number, None), self.wants(step)
        if reason is not None and not visit:
            raise self._looks.leave_out(step, reason)
        if visit or step.number == self._places.led:
            self._places.led = 0
            self._tried(step, lambda: self._places.open(step, context))
        elif self._places.due(step) and not self._desk.pending() and self._done(step, context, elsewhere=False):
            return By.ROBOT
        elsewhere = False  # the person has had the page, and may have left it
        while True:
            if self._rest and not visit and not self._desk.pending():
                order: Command | None = Command(Verb.REST)
            else:
                self._rest, elsewhere = False, True
                order = self._desk.order(step, self._looks.at(step, context), visit=visit)
            by = self._found_right(step, context) if order is None else self._served(step, context, order, elsewhere)
            if by is not None:
                return by

    def _served(self, step: Step[W], context: W, order: Command, elsewhere: bool) -> By | None:
        """Does what is asked for; who did the step, if it is done with that.

        Raises:
            Skipped, Stopped: the person says so.
            Turn: the walk goes on elsewhere.
        """
        match order.command:
            case Verb.SKIP if step.optional:
                raise self._looks.leave_out(step, order.text)
            case Verb.SKIP:
                self._desk.tell("This step can't be skipped: the steps after it need it.")
            case Verb.BACK:
                self._tried(step, lambda: self._places.bring_back(step, context))
            case Verb.GOTO:
                self._places.go_to(step, int(order.text))
            case Verb.DO | Verb.REST:
                self._obey(order)
                nothing = self.wants(step) and not tuple(step.differences(context))
                if nothing or self._done(step, context, elsewhere=elsewhere):
                    if self.wants(step):
                        self._places.end_visit(step)
                    return By.NOBODY if nothing else By.ROBOT
            case _:  # MINE and PAUSE only take the robot's hands off, which the next order does
                self._obey(order)
        return None

    def _found_right(self, step: Step[W], context: W) -> By | None:
        """The person, if nothing differs of the step any more, and it lasts.

        Raises:
            Lost, GoTo: another step comes first.
        """
        if self._looks.left(step, context):
            self._places.restart(step, context)
        if self._looks.lost:
            names = ", ".join(str(number) for number in sorted(self._looks.lost))
            self._desk.tell(f"The page has lost what was entered before: step {names}.")
            self._desk.lost(self._looks.lost)
            self._looks.lost.clear()
            raise Lost
        if tuple(step.differences(context)):
            return None
        return By.PERSON if not step.saves or self._lasts(step, context) else None

    def _done(self, step: Step[W], context: W, *, elsewhere: bool) -> bool:
        """Whether the robot has done the step, so that nothing differs any more."""
        self._looks.open.clear()  # what is right from now on is the robot's doing
        if self._tried(step, partial(self._do, step, context, elsewhere=elsewhere)):
            if not tuple(step.differences(context)):
                return True
            self._rest = False
        elif self._looks.left(step, context):
            self._places.restart(step, context)
        return False

    def _do(self, step: Step[W], context: W, *, elsewhere: bool) -> None:
        if elsewhere and any(tuple(earlier.differences(context)) for earlier in self._looks.before(step)):
            self._places.bring_back(step, context)
        if not elsewhere or tuple(step.differences(context)):  # nobody was there since the walk's own look
            self._robot.perform(step, context)

    def _tried(self, step: Step[Any], deed: Callable[[], None]) -> bool:
        """Whether the robot could do it. What stood in its way ends no walk here: the person is told, and decides."""
        try:
            with self._desk.robot(step):
                deed()
        except (Stopped, Turn):
            raise
        except HandedOver:
            self._rest = False
            return False
        except Exception as error:  # noqa: BLE001 - whatever it is, the person may know what to do about it
            self._rest = False
            self._desk.trouble(error)
            return False
        return True

    def _lasts(self, step: Step[W], context: W) -> bool:
        kept = self._tried(step, lambda: self._places.check_saved(step, context))
        return kept and not tuple(step.differences(context))

    def _obey(self, order: Command) -> None:
        """What every order means wherever it comes.

        Raises:
            Stopped: the person says so.
        """
        if order.command is Verb.STOP:
            raise Stopped("stopped by the person")
        self._rest = order.command is Verb.REST
