"""Waits for what a person orders, and knows whose turn it is after it. It shows nothing."""

from __future__ import annotations

from collections.abc import Callable

from ...engine.person_commands import Command, Verb
from ..view.modes import Mode
from ..view.view_model import ViewModel
from .inbox import Inbox
from .robot_turn import RobotTurn
from .tab import Tab

_TURNS = {
    Verb.MINE: Mode.YOURS,
    Verb.CHECK: Mode.YOURS,
    Verb.PAUSE: Mode.PAUSED,
    Verb.DO: Mode.ASKING,
    Verb.REST: Mode.ASKING,
}
"""Whose turn it is after an order; the others leave it as it is."""


def _nothing() -> None:
    return None


class Orders:
    """The next order that has a meaning here. `show` brings what the step is about into view, which ends no step."""

    def __init__(
        self, tab: Tab, inbox: Inbox, watchers: list[Callable[[], None]], robot: RobotTurn, view_model: ViewModel
    ) -> None:
        self._tab = tab
        self._inbox = inbox
        self._watchers = watchers
        self._robot = robot
        self._view_model = view_model
        self._goes_on = Verb.DO
        self.turn = Mode.ASKING
        self.show: Callable[[], None] = _nothing

    def next(self, takes: Callable[[Command], bool], ended: Callable[[], bool]) -> Command | None:
        """The next order that it takes, or None once it has `ended`, a check.

        Raises:
            Stopped: the tab or the browser is closed.
        """

        def ready() -> bool:
            for watcher in self._watchers:
                watcher()
            return ended() or bool(self._inbox.orders)

        while True:
            self._tab.wait(ready)
            if not self._inbox.orders:
                return None
            order = self._meant(self._inbox.orders.popleft())
            if order.command is Verb.SHOW:
                self.show()
            elif takes(order):
                self._took(order)
                return order

    def wait(self, takes: Callable[[Command], bool], meanwhile: Callable[[], None] = _nothing) -> Command:
        """The next order that it takes; raises as `next`."""

        def never() -> bool:
            meanwhile()
            return False

        while (order := self.next(takes, never)) is None:
            pass
        return order

    def _meant(self, order: Command) -> Command:
        """An order in the light of where things stand: back to a page that is here is a look at it."""
        match order.command:
            case Verb.BACK if not self._view_model.away:
                return Command(Verb.SHOW)
            case Verb.RESUME:
                return Command(self._goes_on if self._view_model.mode is Mode.PAUSED else Verb.PAUSE)
        return order

    def _took(self, order: Command) -> None:
        if order.command is Verb.PAUSE:
            self._goes_on = self._robot.goes_on
        self._robot.rest = order.command is Verb.REST
        self.turn = _TURNS.get(order.command, self.turn)
        self._view_model.message = self._view_model.error = self._view_model.hint = ""
