"""A practice org that kills whoever saves: before it has acted on the save, or after it has and before it answers."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.faults.places import Asked, matches


class When(StrEnum):
    """Between the click on Save and its landing there are two moments that differ."""

    LOST = "the save never arrives"
    STORED = "it is stored, the answer is lost"


class KillingOrg(PracticeOrg):
    """Calls `kill` once, at the save number `at` (from 1), at the moment `when`."""

    def arm(self, at: int, when: When, kill: Callable[[], None]) -> None:
        """To be called before it starts."""
        self._app.add_middleware(_Hook, at=at, when=when, kill=kill)


class _Hook:
    def __init__(self, app: ASGIApp, at: int, when: When, kill: Callable[[], None]) -> None:
        self._app, self._when, self._kill = app, when, kill
        self._left = at

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not matches("saves", Asked(scope["method"], scope["path"])):
            await self._app(scope, receive, send)
            return
        self._left -= 1
        if self._left != 0:
            await self._app(scope, receive, send)
            return
        if self._when is When.STORED:
            await self._app(scope, receive, _nowhere)
        self._kill()
        while (await receive())["type"] != "http.disconnect":
            continue


async def _nowhere(_: Message) -> None:
    """An answer that nobody gets."""
