"""A page that asks about a deletion is confirmed only where it plainly names the app alone."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Page

from pages.errors import PageError
from pages.screens.delete_app import delete_app
from pages.values.app_identity import AppIdentity
from pages.values.deletion import asks_about, names_app

from .orgs.deleting import IDS, LANDED, MINE, OTHERS, Foreign, asks, rows


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


def test_names_that_are_plain_words() -> None:
    """An app whose name is a word of every question is told by the names of the others."""
    app = AppIdentity("App", "App")
    assert asks_about("Delete App?", app, ())
    assert not asks_about("Delete Connected App?", app, ("Connected App",))
    assert names_app(["Connected App Name: App"], app, ())
    assert not names_app(["Delete Connected App?"], app, ("Connected App",))
