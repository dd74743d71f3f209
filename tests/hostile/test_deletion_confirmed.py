"""The ways in which an org may ask in its markup whether an app is to be deleted: a page, a dialog in the app's page.

Of each there are near misses, in which nothing is confirmed.
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Page

from pages.errors import PageError
from pages.screens.delete_app import delete_app
from pages.values.app_identity import AppIdentity

from .orgs.deleting import IDS, LANDED, Foreign

APP = AppIdentity("CI Login", "CI_Login", (IDS["Mine"],))
OTHERS = ("CI Login Staging", "My CI Login", "Users", "Sales")
_SURE = 'Are you sure you want to delete the connected app "CI Login"?'
_DELETE = "<input type=submit class=btn value=' Delete '>"
_CANCEL = "<input type=button class=btn value=' Cancel '>"


def _page(said: str, buttons: str = _DELETE + _CANCEL, *, head: str = "CI Login", beside: str = "") -> str:
    """A classic page, which lies in a table as a whole."""
    return f"""<title>Delete Connected App ~ Salesforce - Enterprise Edition</title>
      <table id=bodyTable><tr><td><h1>Delete Connected App:</h1><h2>{head}</h2><a href="/help">Help for this Page</a>
      {beside}<form action="/delete">
      <input type=hidden name=app value=CI><p>{said}</p>{buttons}</form></td></tr></table>"""


def _dialog(said: str, buttons: str = "<a class=btn href='/delete?app=CI'>Delete</a>", *, head: str = "") -> str:
    """A dialog in the app's page."""
    return f"""<table><tr><td><a href="/help">Help</a><div role=dialog aria-labelledby=dlt>
      <h2 id=dlt>{head or "Delete Connected App"}</h2><p>{said}</p>{_CANCEL}{buttons}</div></td></tr></table>"""


def _deleted(page: Page, question: str, *, own_page: bool) -> list[str]:
    """What the org deleted when it was asked to delete the app."""
    moved = f"/ask?applicationId={IDS['Mine']}" if own_page else ""
    foreign = Foreign(page, question, LANDED, moved=moved, name=APP.name)
    with suppress(PageError):
        delete_app(foreign.detail(), APP, OTHERS)
    return foreign.deleted


@pytest.mark.parametrize(
    "question",
    [
        _page(_SURE),
        _page(f"{_SURE} It can no longer log in. You can\u2019t undo this."),
        _page(_SURE, _CANCEL + "<input type=submit value=OK>"),
        _page(_SURE, _DELETE + _CANCEL + _DELETE),
    ],
    ids=["sentence", "consequences", "ok", "above-and-below"],
)
def test_page(page: Page, question: str) -> None:
    """A page of its own that asks about this app alone is confirmed, whatever table lays it out."""
    assert _deleted(page, question, own_page=True) == ["CI"]


@pytest.mark.parametrize(
    "question",
    [_dialog(_SURE), _dialog(f"{_SURE} This can't be undone."), _dialog(_SURE, "<a href='/delete?app=CI'>Yes</a>")],
    ids=["sentence", "consequences", "yes"],
)
def test_dialog(page: Page, question: str) -> None:
    """So is a dialog that has opened in the app's page."""
    assert _deleted(page, question, own_page=False) == ["CI"]


NOT_THIS_APP_ALONE = {
    "other": 'Are you sure you want to delete the connected app "Sales"?',
    "longer": 'Are you sure you want to delete the connected app "CI Login Old"?',
    "longer-plain": 'Are you sure you want to delete the connected app "CI Login App"?',
    "longer-bare": "Are you sure you want to delete the connected app CI Login Integration?",
    "joined": "Are you sure you want to delete the connected app CI Login-App?",
    "two": f'{_SURE} "CI Login Old" will be deleted as well.',
    "two-lines": f'{_SURE}<br>The app "CI Login Old" will be deleted as well.',
    "other-app-called-users": f"{_SURE} Its users lose access.",
    "apps": f"Are you sure you want to delete these apps?<br>{_SURE}",
    "list": f"{_SURE}<ul><li>CI Login</li><li>Unheard</li></ul>",
    "table": f"{_SURE}<table><tr><td>CI Login</td></tr><tr><td>Unheard</td></tr></table>",
}


@pytest.mark.parametrize("said", [pytest.param(said, id=name) for name, said in NOT_THIS_APP_ALONE.items()])
def test_not_this_app_alone(page: Page, said: str) -> None:
    """Another name, a longer one, a second one, and a list are not confirmed, in whichever form."""
    assert _deleted(page, _page(said), own_page=True) == []
    assert _deleted(page, _dialog(said), own_page=False) == []


def test_what_says_something_and_asks_nothing(page: Page) -> None:
    """OK is pressed only where it answers a question."""
    said = "The connected app CI Login is not deleted."
    assert _deleted(page, _page(said, "<input type=submit value=OK>"), own_page=True) == []
    assert _deleted(page, _dialog(said, "<a href='/delete?app=CI'>OK</a>"), own_page=False) == []


@pytest.mark.parametrize(
    ("question", "own_page"),
    [
        (_page(_SURE, head="Sales"), True),
        (_page(_SURE, beside="<button>Delete</button>"), True),
        (_page(_SURE, _DELETE + "<input type=submit value=OK>"), True),
        (_page(_SURE, "<input type=submit value='Delete All'>"), True),
        (_dialog(_SURE, "<button>Delete</button><a href='/delete?app=CI'>Delete</a>"), False),
        (_dialog(_SURE, head="Delete Sales"), False),
    ],
    ids=["other-heading", "second-delete", "two-ways", "all", "dialog-second-delete", "dialog-other-title"],
)
def test_not_the_one_way(page: Page, question: str, own_page: bool) -> None:
    """A second Delete, one that says more, and another app in the heading are reasons to confirm nothing."""
    assert _deleted(page, question, own_page=own_page) == []


def test_dialog_that_was_there_before(page: Page) -> None:
    """A dialog that was open before Delete was pressed is no answer to it."""
    before = _dialog(_SURE).replace("role=dialog", "role=dialog style='position: fixed; bottom: 0; right: 0'")
    foreign = Foreign(page, "<div role=dialog>News</div>", LANDED, moved="", name=APP.name, beside=before)
    with suppress(PageError):
        delete_app(foreign.detail(), APP, OTHERS)
    assert foreign.deleted == []
