"""A practice org that does something on this machine at the moment at which it has stored a Save."""

from __future__ import annotations

from collections.abc import Callable

from starlette.types import ASGIApp, Receive, Scope, Send

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.faults.places import Asked, matches


class HookedOrg(PracticeOrg):
    """Calls `deed` once, when the save number `at` (from 1) has been stored; then it answers as ever."""

    def after_save(self, at: int, deed: Callable[[], None]) -> None:
        """To be called before it starts."""
        self._app.add_middleware(_Hook, at=at, deed=deed)


class _Hook:
    def __init__(self, app: ASGIApp, at: int, deed: Callable[[], None]) -> None:
        self._app, self._left, self._deed = app, at, deed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)
        if scope["type"] == "http" and matches("saves", Asked(scope["method"], scope["path"])):
            self._left -= 1
            if self._left == 0:
                self._deed()
