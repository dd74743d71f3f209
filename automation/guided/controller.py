"""Where the person sits: waits for their orders, shows what the looks see, and lets the robot work in between."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Error as PlaywrightError

from pages import Org
from pages.errors import Unavailable

from ..context.step_context import Work
from ..engine.executor import Stopped
from ..engine.person_commands import Command, HandedOver, Order, Seen
from ..engine.step import Step
from .away import Away
from .dialogs import OpenDialogs
from .highlight import Spotlight
from .inbox import Tray
from .panel import Panel
from .view_model import Board, Mode

SHOWN = 0.6
"""Seconds that the pointer rests before each act when the robot does one step for somebody who watches it."""


class Desk:
    """The meeting point of the two faces, the page and the hand. Orders may come from any thread.

    `watchers` are called all the time while the person has the page, and before each act of the robot.

    `pace` is how long the pointer rests before each act, in seconds; None is the usual one: a moment at a single step,
    none at all when the robot does the rest.
    """

    def __init__(self, work: Work, board: Board, *, pace: float | None = None) -> None:
        self.board = board
        self._work = work
        self._org: Org = work.org
        self._pace = pace
        self.tray = Tray()
        self._working = False
        self._rest = False
        self._turn = Mode.ASKING
        self._away = Away()
        self.watchers: list[Callable[[], None]] = []
        self._crashed = False
        self.panel = Panel(self._org.page, self.tray.pressed)
        self._spotlight = Spotlight(self._org, self.panel, watched=lambda: bool(self._rests()), between=self._between)
        self._org.page.on("crash", lambda _: self._crash())
        self._dialogs = OpenDialogs(self._org, self.panel, board.say, self.pending)
        self._org.dialogs.attended = lambda dialog: not self._working and self._dialogs.attend(dialog)
        board.faces.append(self.panel)

    # what the hand asks for

    def order(self, step: Step[Any], look: Callable[[], Seen]) -> Order | None:
        """Waits for the next order, or returns None once nothing differs any more.

        Raises:
            Stopped: the tab or the browser is closed.
        """
        board = self.board
        board.mode = self._turn
        self._spotlight.forget()
        right = False

        def ready() -> bool:
            nonlocal right
            seen = look()
            for watcher in self.watchers:
                watcher()
            board.differences, board.ahead = tuple(map(str, seen.differences)), seen.right
            parts = [found for part in (step.where(self._work) if step.where else ()) if (found := part.find())]
            board.away = self._away.look(nothing=not parts and step.where is not None)
            board.changed()
            self._spotlight.follow(parts)
            right = not seen.differences
            return right or bool(self.tray.orders)

        self._wait(ready)
        if right and not self.tray.orders:
            return None
        order = self.tray.orders.popleft()
        self._took(order)
        return order

    def pending(self) -> bool:
        """A look: whether an order waits that takes the robot's hands off."""
        return self.tray.pending()

    @contextmanager
    def robot(self, step: Step[Any]) -> Iterator[None]:
        """The robot is at work; an order that comes raises HandedOver before its next act."""
        board = self.board
        mode = Mode.REST if self._rest else Mode.ROBOT
        board.error = board.hint = ""
        if mode is not board.mode:
            board.mode = mode
            board.changed()
        self._working = True
        try:
            yield
        finally:
            self._working = False

    def tell(self, text: str) -> None:
        """Says something to the person."""
        self.board.say(text)

    def trouble(self, error: Exception) -> None:
        """Says what stood in the robot's way."""
        self._alive()
        self._rest = False
        self.board.mode = self._turn
        self.board.error, self.board.hint = str(error), str(getattr(error, "hint", ""))
        self.board.changed()

    def ask(self, question: str) -> str:
        """Asks the person for a line, which nobody keeps.

        Raises:
            Stopped: the tab or the browser is closed.
            HandedOver: the person asks for something else instead.
        """
        self._org.page.bring_to_front()  # what asks may have opened a tab of its own
        self.board.question = question
        before, self.board.mode = self.board.mode, Mode.PAUSED
        self.board.changed()
        try:
            self._wait(lambda: bool(self.tray.answers) or self.pending())
            if not self.tray.answers:
                raise HandedOver
            return self.tray.answers.popleft()
        finally:
            self.board.question, self.board.mode = "", before
            self.board.changed()

    def leave(self) -> None:
        """Nobody will answer what is open over the page."""
        self._dialogs.put_away()

    def close(self) -> None:
        """Waits until the person has seen the end: an order, or the tab closed."""
        self._spotlight.off()
        try:
            self._wait(self.pending)
        except Stopped:  # closing the window is a way to close
            return

    # in between

    def _took(self, order: Order) -> None:
        turns = {
            Command.MINE: Mode.YOURS,
            Command.PAUSE: Mode.PAUSED,
            Command.DO: Mode.ASKING,
            Command.REST: Mode.ASKING,
        }
        self._rest = order.command is Command.REST
        self._turn = turns.get(order.command, self._turn)
        self.board.message = ""

    def _rests(self) -> float:
        """How long the pointer rests before an act, in seconds."""
        if not self._working:
            return 0
        return self._pace if self._pace is not None else 0 if self._rest else SHOWN

    def _between(self) -> None:
        """Before each act of the robot: the moment for a person to come in."""
        for watcher in self.watchers:
            watcher()
        if pace := self._rests():
            self._org.until(self.pending, patience=pace)
        if self._working and self.pending():
            raise HandedOver

    def _wait(self, ready: Callable[[], bool]) -> None:
        try:
            self._org.until(lambda: self._crashed or ready(), patience=math.inf)
        except (PlaywrightError, Unavailable):
            self._alive()
            raise
        self._alive()

    def _alive(self) -> None:
        if self._org.page.is_closed():
            raise Stopped("the browser's tab was closed")
        if self._crashed:
            raise Stopped("the browser's tab has crashed")

    def _crash(self) -> None:
        self._crashed = True
