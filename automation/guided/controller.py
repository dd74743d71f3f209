"""Where the person sits: waits for their orders, shows what the looks see, and lets the robot work in between."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Error as PlaywrightError

from pages import Org
from pages.errors import Unavailable

from ..context.step_context import StepContext
from ..engine.executor import Stopped
from ..engine.person_commands import Command, HandedOver, Seen, Verb
from ..engine.step import Step
from .away import Away
from .dialogs import OpenDialogs
from .highlight import Highlight
from .inbox import Inbox
from .panel import Panel
from .view_model import Mode, ViewModel

SHOWN = 0.6
"""Seconds that the pointer rests before each act when the robot does one step for somebody who watches it."""


class Controller:
    """The meeting point of the two faces, the page and the hand. Orders may come from any thread.

    `watchers` are called all the time while the person has the page, and before each act of the robot.

    `pace` is how long the pointer rests before each act, in seconds; None is the usual one: a moment at a single step,
    none at all when the robot does the rest.
    """

    def __init__(self, context: StepContext, view_model: ViewModel, *, pace: float | None = None) -> None:
        self.view_model = view_model
        self._work = context
        self._org: Org = context.org
        self._pace = pace
        self.inbox = Inbox()
        self._working = False
        self._rest = False
        self._turn = Mode.ASKING
        self._away = Away()
        self.watchers: list[Callable[[], None]] = []
        self._crashed = False
        self.panel = Panel(self._org.page, self.inbox.pressed)
        self._spotlight = Highlight(self._org, self.panel, watched=lambda: bool(self._rests()), between=self._between)
        self._org.page.on("crash", lambda _: self._crash())
        self._dialogs = OpenDialogs(self._org, self.panel, view_model.say, self.pending)
        self._org.dialogs.attended = lambda dialog: not self._working and self._dialogs.attend(dialog)
        view_model.faces.append(self.panel)

    # what the hand asks for

    def order(self, step: Step[Any], look: Callable[[], Seen]) -> Command | None:
        """Waits for the next order, or returns None once nothing differs any more.

        Raises:
            Stopped: the tab or the browser is closed.
        """
        view_model = self.view_model
        view_model.mode = self._turn
        self._spotlight.forget()
        right = False

        def ready() -> bool:
            nonlocal right
            seen = look()
            for watcher in self.watchers:
                watcher()
            view_model.differences, view_model.ahead = tuple(map(str, seen.differences)), seen.right
            spots = step.where(self._work) if step.where else ()
            lit = [(found, spot.light) for spot in spots if (found := spot.part.find())]
            view_model.away = self._away.look(nothing=not lit and step.where is not None)
            view_model.changed()
            self._spotlight.follow(lit)
            right = not seen.differences
            return right or bool(self.inbox.orders)

        self._wait(ready)
        if right and not self.inbox.orders:
            return None
        order = self.inbox.orders.popleft()
        self._took(order)
        return order

    def pending(self) -> bool:
        """A check: whether an order waits that takes the robot's hands off."""
        return self.inbox.pending()

    @contextmanager
    def robot(self, step: Step[Any]) -> Iterator[None]:
        """The robot is at work; an order that comes raises HandedOver before its next act."""
        view_model = self.view_model
        mode = Mode.REST if self._rest else Mode.ROBOT
        view_model.error = view_model.hint = ""
        if mode is not view_model.mode:
            view_model.mode = mode
            view_model.changed()
        self._working = True
        try:
            yield
        finally:
            self._working = False

    def tell(self, text: str) -> None:
        """Says something to the person."""
        self.view_model.say(text)

    def trouble(self, error: Exception) -> None:
        """Says what stood in the robot's way."""
        self._alive()
        self._rest = False
        self.view_model.mode = self._turn
        self.view_model.error, self.view_model.hint = str(error), str(getattr(error, "hint", ""))
        self.view_model.changed()

    def ask(self, question: str) -> str:
        """Asks the person for a line, which nobody keeps.

        Raises:
            Stopped: the tab or the browser is closed.
            HandedOver: the person asks for something else instead.
        """
        self._org.page.bring_to_front()  # what asks may have opened a tab of its own
        self.view_model.question = question
        before, self.view_model.mode = self.view_model.mode, Mode.PAUSED
        self.view_model.changed()
        try:
            self._wait(lambda: bool(self.inbox.answers) or self.pending())
            if not self.inbox.answers:
                raise HandedOver
            return self.inbox.answers.popleft()
        finally:
            self.view_model.question, self.view_model.mode = "", before
            self.view_model.changed()

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

    def _took(self, order: Command) -> None:
        turns = {
            Verb.MINE: Mode.YOURS,
            Verb.PAUSE: Mode.PAUSED,
            Verb.DO: Mode.ASKING,
            Verb.REST: Mode.ASKING,
        }
        self._rest = order.command is Verb.REST
        self._turn = turns.get(order.command, self._turn)
        self.view_model.message = ""

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
