"""Pages that a test writes itself, on a host of their own; it knows what was asked for there, and nothing of Setup."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from pages import Org, Timeouts

_numbers = itertools.count(1)


class BentPages:
    """An org of these pages, by path. A path that is not among them leads to an empty page."""

    def __init__(self, page: Page, pages: Mapping[str, str], *, patience: Timeouts | None = None) -> None:
        self.url = f"http://bent{next(_numbers)}.localhost"
        self.asked: list[str] = []
        """Paths and queries that were asked for, in their order."""
        self._pages = pages
        page.route(f"{self.url}/**", self._answer)
        self.org = Org(page, self.url, patience=patience or Timeouts(quick=1, page=3, save=3))

    def open(self, path: str) -> Org:
        """Goes there."""
        self.org.open(path)
        return self.org

    def asked_for(self, path: str) -> bool:
        """Whether that path was asked for."""
        return any(urlsplit(one).path == path for one in self.asked)

    def _answer(self, route: Route) -> None:
        parts = urlsplit(route.request.url)
        self.asked.append(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        body = self._pages.get(parts.path, "<title>Elsewhere</title><h1>Elsewhere</h1>")
        route.fulfill(body=f"<!doctype html>{body}", content_type="text/html; charset=utf-8")


def detail(
    name: str = "Mine", api_name: str = "Mine_App", *, more: str = "", buttons: str = "", title: str = ""
) -> str:
    """The page of an app, with what stands before its buttons."""
    return (
        f"<title>{title or 'Connected App: ' + name}</title><h2>{name}</h2>{more}"
        f"<div>{buttons}<button>Edit</button><button onclick=\"location='/deleted'\">Delete</button>"
        "<button>Manage</button></div>"
        f"<table><tr><td>API Name</td><td>{api_name}</td></tr></table>"
    )


def profiles(*names: str, script: str = "", before: str = "") -> str:
    """The page to tick profiles on, with these names in its list."""
    rows = "".join(
        f"<tr><td><input type=checkbox name={place}></td><td><a href='/00e00000000000{place}'>{name}</a></td></tr>"
        for place, name in enumerate(names)
    )
    return (
        f"<title>x</title><h1>Application Profile Assignment</h1>{before}<form action=/saved>"
        f"<table id=list><tr><th>Select<th>Profiles</tr>{rows}</table><input type=submit value=Save></form>"
        f"<script>{script}</script>"
    )
