"""Orgs that ask, land and list otherwise when an app is deleted."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, Route

from pages import ConnectedAppDetail, Org, Timeouts
from pages.values.app_identity import AppIdentity

MINE = AppIdentity("Mine", "Mine_App")
OTHERS = ("Billing", "Warehouse", "Mine Billing", "My Mine")
IDS = {"Mine": "06P000000000001", "Billing": "06P000000000002"}
_ports = itertools.count(1)


class Foreign:
    """An org of a few pages. `question` is what Delete leads to, empty for none; `landing` comes after a deletion.

    `name` is the app's, with underscores its API name; `beside` is what else its page shows from the first.
    """

    def __init__(
        self,
        page: Page,
        question: str,
        landing: str,
        *,
        confirm: str = "",
        moved: str = "/ask",
        name: str = "Mine",
        beside: str = "",
    ) -> None:
        self.name, self.beside = name, beside
        self.page, self.question, self.landing, self.confirm, self.moved = page, question, landing, confirm, moved
        self.url = f"http://org{next(_ports)}.localhost"
        self.deleted: list[str] = []
        page.route(f"{self.url}/**", self._answer)

    def detail(self) -> ConnectedAppDetail:
        """The app's own page, opened."""
        org = Org(self.page, self.url, patience=Timeouts(quick=1, page=3, save=3))
        org.open(f"/app?applicationId={IDS['Mine']}")
        return org.wait_for(ConnectedAppDetail)

    def _answer(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.path == "/delete":
            self.deleted += parse_qs(address.query)["app"]
        pages: dict[str, Callable[[], str]] = {"/app": self._app, "/delete": lambda: self.landing}
        body = pages.get(address.path, lambda: self.question)()
        route.fulfill(body=f"<!doctype html>{body}", content_type="text/html; charset=utf-8")

    def _app(self) -> str:
        api_name = "Mine_App" if self.name == "Mine" else self.name.replace(" ", "_")
        asked = f"if (!confirm({self.confirm!r})) return; " if self.confirm else ""
        goes = self.moved if self.question else "/delete?app=Mine"
        dialog = self.question if self.moved == "" else ""
        act = f"{asked}location = '{goes}'" if self.moved else "document.getElementById('asks').hidden = false"
        return (
            f"<title>Connected App: {self.name}</title><h2>Connected App Name {self.name}</h2><button>Edit</button>"
            f'<button onclick="{act}">Delete</button><button>Manage</button>'
            f"<table><tr><td>API Name</td><td>{api_name}</td></tr></table>"
            f"<script>document.querySelectorAll('button')[1].onclick = () => {{ {act} }}</script>"
            f"<div id=asks hidden>{dialog}</div>{self.beside}"
        )


def rows(*names: str, word: str = "{0}") -> str:
    """A list of apps of a kind that is not known, each with a link that deletes it."""
    lines = "".join(
        f"<tr><td><a href='/delete?app={name}'>Delete{word.format(' ' + name) if word else ''}</a></td>"
        f"<td><a href=#>{name}</a></td></tr>"
        for name in names
    )
    return f"<title>Connected Apps</title><h1>Connected Apps</h1><table>{lines}</table>"


def asks(words: str, buttons: str = "<button formaction='/delete'>Delete</button>") -> str:
    """A page that asks."""
    inside = f"<p>{words}</p><input type=hidden name=app value=Mine>{buttons}"
    return f"<title>Delete</title><form action='/delete'>{inside}</form>"


LANDED = "<title>Home</title><h1>Setup Home</h1>"
