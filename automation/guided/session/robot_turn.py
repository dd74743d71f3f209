"""The robot's turn in a session: how fast it goes, and the moment before each act in which a person may come in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pages import Org

from ...engine.person_commands import HandedOver, Verb
from ..view.modes import Mode
from .inbox import Inbox

SHOWN = 0.6
"""Seconds that the pointer rests before each act when the robot does one step for somebody who watches it."""


class RobotTurn:
    """Whether the robot is at work, and whether it does the rest.

    `pace` is how long the pointer rests before each act, in seconds; None is the usual one: a moment at a single step,
    none at all when the robot does the rest. `watchers` are called before each act.
    """

    def __init__(self, org: Org, inbox: Inbox, watchers: list[Callable[[], Any]], pace: float | None) -> None:
        self._org = org
        self._inbox = inbox
        self._watchers = watchers
        self._pace = pace
        self.working = False
        self.alone = False
        """Whether what it does is one piece, into which nobody comes."""
        self.rest = False

    @property
    def mode(self) -> Mode:
        """What the person is told of it."""
        return Mode.REST if self.rest else Mode.ROBOT

    @property
    def goes_on(self) -> Verb:
        """The order that takes up again what a pause has ended."""
        return Verb.REST if self.rest else Verb.DO

    def pause(self) -> float:
        """How long the pointer rests before an act, in seconds."""
        if not self.working:
            return 0
        return self._pace if self._pace is not None else 0 if self.rest else SHOWN

    def between(self) -> None:
        """Before each act of the robot.

        Raises:
            HandedOver: the person has come in.
        """
        for watcher in self._watchers:
            watcher()
        if pause := self.pause():
            self._org.until(self._inbox.pending, patience=pause)
        if self.working and not self.alone and self._inbox.pending():
            raise HandedOver
