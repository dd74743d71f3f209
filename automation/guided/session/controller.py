"""Where the person sits: waits for their orders, shows what the looks see, and lets the robot work in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pages import Org

from ...context.step_context import StepContext
from ...engine.person_commands import Command, HandedOver, Seen, Verb
from ...engine.step import Difference, Step
from ..highlight import Highlight
from ..view.cards import plan, welcome
from ..view.modes import Mode
from ..view.view_model import ViewModel
from .away import Away
from .dialogs import OpenDialogs
from .inbox import Inbox
from .orders import Orders
from .robot_turn import RobotTurn
from .tab import Tab
from .tabs import Tabs

_REPAIRS = (Verb.DO, Verb.REST, Verb.MINE, Verb.CHECK, Verb.GOTO, Verb.STOP)
"""What can be done about a failure."""


class Controller:
    """The meeting point of the two faces, the page and the hand. Orders may come from any thread.

    `watchers` are called all the time while the person has the page, and before each act of the robot. `pace` is as for
    RobotTurn.
    """

    def __init__(self, context: StepContext, view_model: ViewModel, *, pace: float | None = None) -> None:
        self.view_model = view_model
        self.work = context
        self._org: Org = context.org
        self.inbox = Inbox()
        self._tabs = tabs = Tabs(context.org, self.inbox.pressed)
        self._tab = Tab(context.org, tabs)
        self.watchers: list[Callable[[], None]] = []
        self._robot = robot = RobotTurn(context.org, self.inbox, self.watchers, pace)
        self._orders = Orders(self._tab, self.inbox, self.watchers, robot, view_model)
        self._away = Away()
        self._spotlight = Highlight(self._org, tabs, watched=lambda: bool(robot.pause()), between=robot.between)
        self._orders.show = self._spotlight.show
        self._dialogs = OpenDialogs(tabs.panel_in, view_model.say, self.pending)
        self._org.dialogs.attended = lambda dialog: not robot.working and self._dialogs.attend(dialog)
        self.watchers.append(lambda: None if robot.working else tabs.follow())
        view_model.faces.append(tabs)

    # what the hand asks for

    def welcome(self) -> Command:
        """Says what is about to happen, and waits for the word to begin.

        Raises:
            Stopped: the tab or the browser is closed.
        """
        self._org.page.bring_to_front()  # its keys go to the page from now on, and not to the address bar
        return self.card(welcome(self.view_model.app, self.view_model.numbers), Mode.WELCOME)

    def plan(self, changes: Sequence[tuple[Step[Any], Difference]]) -> Command:
        """Shows what will change, and waits for the word to go on; raises as `welcome`."""
        return self.card(plan(changes), Mode.PLAN)

    def card(self, card: dict[str, Any], mode: Mode) -> Command:
        """Shows a card, and waits for one of its buttons; raises as `welcome`."""
        view_model, mine = self.view_model, {button["order"] for button in card["buttons"] if button["on"]}
        self._spotlight.off()
        before, view_model.card, view_model.mode = view_model.mode, card, mode
        view_model.changed()
        try:
            return self._orders.wait(lambda order: order.command in mine)
        finally:
            view_model.card, view_model.mode = None, before

    def order(self, step: Step[Any], look: Callable[[], Seen], *, visit: bool = False) -> Command | None:
        """Waits for the next order, or returns None once nothing differs any more or it is another step's turn. With
        `visit` the person has come back to the step, and only an order ends it.

        Raises:
            Stopped: the tab or the browser is closed.
        """
        view_model = self.view_model
        view_model.mode = Mode.BROKEN if view_model.error else Mode.VISITING if visit else self._orders.turn
        self._spotlight.forget()

        def ended() -> bool:
            seen = look()
            view_model.see(seen.differences)
            view_model.ahead, view_model.lost = seen.right, seen.lost
            self._light(step)
            return seen.elsewhere or not (seen.differences or visit)

        return self._orders.next(lambda order: order.command is not Verb.CHECK, ended)

    def repair(self, step: Step[Any], wrong: str, error: Exception | None = None) -> Command:
        """Says what has failed, and waits for what to do about it; raises as `welcome`."""
        self.trouble(error or Exception(wrong))
        return self._orders.wait(lambda order: order.command in _REPAIRS, lambda: self._light(step))

    def pending(self) -> bool:
        """A check: whether an order waits that takes the robot's hands off."""
        return self.inbox.pending()

    @contextmanager
    def robot(self, step: Step[Any]) -> Iterator[None]:
        """The robot is at work; an order that comes raises HandedOver before its next act."""
        view_model, robot = self.view_model, self._robot
        view_model.error = view_model.hint = ""
        if robot.mode is not view_model.mode:
            view_model.mode = robot.mode
            view_model.changed()
        robot.working = True
        try:
            yield
        finally:
            robot.working = False

    @contextmanager
    def busy(self, text: str) -> Iterator[None]:
        """Something is done in one piece, which the person waits for; what they order meanwhile is forgotten."""
        view_model, robot = self.view_model, self._robot
        view_model.mode = Mode.READING
        view_model.error = view_model.hint = ""
        view_model.say(text)
        robot.working = robot.alone = True
        try:
            yield
        finally:
            robot.working = robot.alone = False
            self.inbox.orders.clear()
            view_model.message = ""

    def tell(self, text: str) -> None:
        """Says something to the person."""
        self.view_model.say(text)

    def trouble(self, error: Exception) -> None:
        """Says what stood in the robot's way."""
        self._tab.alive()
        self._robot.rest = False
        self.view_model.mode = Mode.BROKEN
        self.view_model.error, self.view_model.hint = str(error), str(getattr(error, "hint", ""))
        self.view_model.changed()

    def ask(self, question: str, gone: Callable[[], bool] = lambda: False) -> str:
        """Asks the person for a line, which nobody keeps; empty once it is `gone`, a check: nothing asks any more.

        Raises:
            Stopped: the tab or the browser is closed.
            HandedOver: the person asks for something else instead.
        """
        self._org.page.bring_to_front()  # what asks may have opened a tab of its own
        self.view_model.question = question
        before, self.view_model.mode = self.view_model.mode, Mode.CODE
        self.view_model.changed()
        try:
            self._tab.wait(lambda: bool(self.inbox.answers) or self.pending() or gone())
            if self.inbox.answers:
                return self.inbox.answers.popleft()
            if self.pending():
                raise HandedOver
            return ""
        finally:
            self.view_model.question, self.view_model.mode = "", before
            self.view_model.changed()

    def lost(self, numbers: Iterable[int]) -> None:
        """These steps were right, and are to be done again."""
        self.view_model.undone(numbers)

    def leave(self) -> None:
        """Nobody will answer what is open over the page."""
        self._dialogs.put_away()

    def _light(self, step: Step[Any]) -> None:
        """Lights what the step is about, and tells when nothing of it is in sight."""
        spots = step.where(self.work) if step.where else ()
        lit = [(found, spot.light) for spot in spots if (found := spot.part.find())]
        self.view_model.away = self._away.look(nothing=not lit and step.where is not None)
        self.view_model.changed()
        self._spotlight.follow(lit)
