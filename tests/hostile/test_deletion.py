"""Deletes an app in orgs that ask, land and list otherwise: never is anything but that app's own deletion confirmed."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route

from pages import ConnectedAppDetail, Org, Timeouts
from pages.errors import PageError, Unreadable
from pages.screens.connected_app.delete_question import asks_about, names_app
from pages.screens.delete_app import delete_app
from pages.values.app_identity import AppIdentity

MINE = AppIdentity("Mine", "Mine_App")
OTHERS = ("Billing", "Warehouse", "Mine Billing", "My Mine")
IDS = {"Mine": "06P000000000001", "Billing": "06P000000000002"}
_ports = itertools.count(1)


class Foreign:
    """An org of a few pages. `question` is what Delete leads to, empty for none; `landing` comes after a deletion."""

    def __init__(self, page: Page, question: str, landing: str, *, confirm: str = "", moved: str = "/ask") -> None:
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
        asked = f"if (!confirm({self.confirm!r})) return; " if self.confirm else ""
        goes = self.moved if self.question else "/delete?app=Mine"
        dialog = self.question if self.moved == "" else ""
        act = f"{asked}location = '{goes}'" if self.moved else "document.getElementById('asks').hidden = false"
        return (
            f"<title>Connected App: Mine</title><h2>Connected App Name Mine</h2><button>Edit</button>"
            f'<button onclick="{act}">Delete</button><button>Manage</button>'
            f"<table><tr><td>API Name</td><td>Mine_App</td></tr></table>"
            f"<script>document.querySelectorAll('button')[1].onclick = () => {{ {act} }}</script>"
            f"<div id=asks hidden>{dialog}</div>"
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


@pytest.mark.parametrize(
    "landing",
    [
        rows("Billing", "Warehouse"),
        rows("Billing", "Warehouse", word=""),
        rows("Billing", word=""),
        rows("Mine", "Billing", word=""),
        rows("Mine", word=""),
        asks("Delete Billing?").replace("value=Mine", "value=Billing"),
        LANDED,
    ],
)
def test_wherever_it_lands(page: Page, landing: str) -> None:
    """Where Delete obeys at once, nothing more is pressed, on a list with the app's own row in it neither."""
    foreign = Foreign(page, "", landing)
    delete_app(foreign.detail(), MINE, OTHERS)
    assert foreign.deleted == ["Mine"]


@pytest.mark.parametrize(
    "question",
    [
        asks("Delete <b>Mine</b>?"),
        asks("Are you sure that you want to delete the connected app Mine?"),
        asks("Connected App Name: Mine", "<input type=submit value=Delete> <input type=submit value=Delete>"),
        asks('Are you sure that you want to delete "Mine_App"? This cannot be undone.'),
    ],
)
def test_question(page: Page, question: str) -> None:
    """A page that asks and plainly names the app alone is confirmed, once."""
    foreign = Foreign(page, question, rows("Billing", "Warehouse"))
    delete_app(foreign.detail(), MINE, OTHERS)
    assert foreign.deleted == ["Mine"]


def test_question_by_id(page: Page) -> None:
    """A question may name the app by the id in its address; an id of another app is another app."""
    own, other = (f"/ask?delID={IDS[name]}" for name in ("Mine", "Billing"))
    app = AppIdentity("Mine", "Mine_App", (IDS["Mine"],))
    foreign = Foreign(page, asks("Are you sure?"), LANDED, moved=own)
    delete_app(foreign.detail(), app, OTHERS)
    assert foreign.deleted == ["Mine"]
    foreign = Foreign(page, asks("Delete Mine?"), LANDED, moved=other)
    delete_app(foreign.detail(), app, OTHERS)
    assert foreign.deleted == []


@pytest.mark.parametrize(
    "question",
    [
        asks("Are you sure?"),
        asks("Delete Billing?"),
        asks("Delete Mine and Billing?"),
        asks("Delete Mine and Unheard of?"),
        asks("Delete Mine Billing?"),
        asks("Delete My Mine?"),
        asks("Delete these apps?<br>Mine<br>Unheard of"),
        asks("Delete 2 apps, Mine first?"),
        asks("Delete Mine?", "<button>Delete</button> <a href='/delete?app=Billing'>Delete Billing</a>"),
        asks("Delete Mine?", "<a href='/delete?app=Mine'>Delete</a> <a href='/delete?app=Billing'>Delete</a>"),
        rows("Mine", "Billing"),
        rows("Mine", "Billing", word=""),
        rows("Mine", word=""),
        f"<ul><li>Mine <a href='/delete?app=Mine'>Delete</a></li></ul>{LANDED}",
    ],
)
def test_not_this_app_alone(page: Page, question: str) -> None:
    """A question that does not name the app, names another or two, and a list are left unpressed."""
    foreign = Foreign(page, question, LANDED)
    with suppress(PageError):
        delete_app(foreign.detail(), MINE, OTHERS)
    assert foreign.deleted == []


@pytest.mark.parametrize(
    ("text", "obeys"),
    [
        ("Are you sure?", True),
        ("Delete this connected app? Users can no longer log in with it.", True),
        ('Are you sure you want to delete "Mine"? This can\u2019t be undone.', True),
        ("Delete Mine?", True),
        ("Delete Billing?", False),
        ("Delete Mine and Billing?", False),
        ("Delete Mine Billing?", False),
        ("Delete Mine, Unheard?", False),
        ("Are you sure you want to delete all connected apps?", False),
        ("Delete the 2 selected apps?", False),
        ("Leave this page?", False),
    ],
)
def test_native_dialog(page: Page, text: str, obeys: bool) -> None:
    """A native dialog is answered with OK only where it is a known question about this app alone."""
    foreign = Foreign(page, "", LANDED, confirm=text)
    if obeys:
        delete_app(foreign.detail(), MINE, OTHERS)
    else:
        with pytest.raises(Unreadable, match="was not deleted"):
            delete_app(foreign.detail(), MINE, OTHERS)
    assert foreign.deleted == (["Mine"] if obeys else [])


def test_dialog_in_the_page(page: Page) -> None:
    """A dialog that opens in the app's page is a question too, if it names the app."""
    inside = "<div role=dialog><p>Delete the connected app {}?</p><a href='/delete?app={}'>Delete</a></div>"
    foreign = Foreign(page, inside.format("Mine", "Mine"), LANDED, moved="")
    delete_app(foreign.detail(), MINE, OTHERS)
    assert foreign.deleted == ["Mine"]
    foreign = Foreign(page, inside.format("Billing", "Billing"), LANDED, moved="")
    with pytest.raises(Unreadable, match="after Delete the org shows"):
        delete_app(foreign.detail(), MINE, OTHERS)
    assert foreign.deleted == []


def test_page_of_another_app(page: Page) -> None:
    """On a page of another app Delete is not pressed at all."""
    foreign = Foreign(page, "", LANDED)
    with pytest.raises(Unreadable, match="is not the one of"):
        delete_app(foreign.detail(), AppIdentity("Billing", "Billing"), ())
    assert foreign.deleted == []


def test_names_that_are_plain_words() -> None:
    """An app whose name is a word of every question is told by the names of the others."""
    app = AppIdentity("App", "App")
    assert asks_about("Delete App?", app, ())
    assert not asks_about("Delete Connected App?", app, ("Connected App",))
    assert names_app(["Connected App Name: App"], app, ())
    assert not names_app(["Delete Connected App?"], app, ("Connected App",))
