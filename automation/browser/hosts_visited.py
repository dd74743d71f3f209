"""Which hosts a browser asks for anything: their names alone, no path and no query. It opens no page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Request, WebSocket
from playwright.sync_api import Error as PlaywrightError

Whose = Literal["the org", "Salesforce", "somebody else"]
_SCHEMES = {"http": 80, "ws": 80, "https": 443, "wss": 443}
_SALESFORCES = (
    "salesforce.com",
    "force.com",
    "salesforce-setup.com",
    "salesforce-sites.com",
    "salesforceliveagent.com",
    "sfdcstatic.com",
    "visualforce.com",
    "documentforce.com",
    "forceusercontent.com",
)
"""Domains that Salesforce asks companies to let through (documented, grade B). Pages of other orgs are among them."""


@dataclass(frozen=True, slots=True)
class Visited:
    """A host, with its port where that is not its scheme's own. `documents` are those of its `requests` that were for a
    page or a frame."""

    name: str
    whose: Whose
    requests: int
    documents: int


class HostsVisited:
    """Listens to one browser from now on."""

    def __init__(self, context: BrowserContext) -> None:
        self._seen: dict[str, tuple[str, int, int]] = {}
        context.on("request", self._asked)
        context.on("page", self._opened)
        for page in context.pages:
            self._opened(page)

    def told(self, owns: Callable[[str], bool]) -> list[Visited]:
        """All of them, the org's first; `owns` tells whether an address is the org's."""
        order: tuple[Whose, ...] = ("the org", "Salesforce", "somebody else")
        found = [Visited(name, _whose(origin, owns), *counts) for name, (origin, *counts) in self._seen.items()]
        return sorted(found, key=lambda one: (order.index(one.whose), -one.requests, one.name))

    def _asked(self, request: Request) -> None:
        with suppress(PlaywrightError):  # the page has gone
            self._count(request.url, document=request.is_navigation_request())

    def _opened(self, page: Page) -> None:
        page.on("websocket", self._connected)

    def _connected(self, socket: WebSocket) -> None:
        self._count(socket.url, document=False)

    def _count(self, address: str, *, document: bool) -> None:
        try:
            parts = urlsplit(address)
            usual = _SCHEMES.get(parts.scheme)
            port = parts.port or usual
        except ValueError:
            return
        if usual is None or not parts.hostname:
            return
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        name = host if port == usual else f"{host}:{port}"
        scheme = "https" if usual == _SCHEMES["https"] else "http"
        origin, requests, documents = self._seen.get(name, (f"{scheme}://{name}", 0, 0))
        self._seen[name] = (origin, requests + 1, documents + document)


def _whose(origin: str, owns: Callable[[str], bool]) -> Whose:
    if owns(f"{origin}/"):
        return "the org"
    host = urlsplit(origin).hostname or ""
    return "Salesforce" if any(f".{host}".endswith(f".{domain}") for domain in _SALESFORCES) else "somebody else"
