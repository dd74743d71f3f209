"""Where a page has two of what one is meant, and nothing tells which: none is touched, and the stop says so."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from pages import Org, Screen, Timeouts
from pages.components import DualListbox, SaveButton, TextField
from pages.components.pressing.notice import Notice
from pages.components.pressing.page_question import Question
from pages.errors import PartMissing, ScreenMissing, Unreadable

from ..lists.app_lists import MINE, OTHER, WANTED, shown, table

_QUESTION = Question(re.compile("Enabling"), never=re.compile("lost"))
_COUNTS = "<script>window.pressed = []; onclick = e => pressed.push(e.target.id)</script>"


class Form(Screen):
    """A form with a pair of lists."""

    title = "Form"

    name = TextField("Name", always=True)
    scopes = DualListbox("Selected OAuth Scopes")
    save = SaveButton("Save", always=True)


def _org(page: Page, html: str) -> Org:
    page.set_content(html + _COUNTS)
    return Org(page, "http://practice.example", patience=Timeouts(quick=0.5, page=2, save=2))


def test_a_third_list(page: Page) -> None:
    """Two lists without a head are the two of the scopes; of three nobody knows which, and nothing is read of them."""
    lists = "<select multiple><option>Data (api)</option></select>"
    two, three = Form(_org(page, lists * 2)).scopes, lists * 3
    assert two.selected == frozenset({"api"})
    third = Form(_org(page, three)).scopes
    assert third.selected is None
    with pytest.raises(PartMissing):
        third.add({"web"})


def test_two_lists_of_that_head(page: Page) -> None:
    """Of two lists called Selected OAuth Scopes none is read, and nothing is taken out of one."""
    right = '<select multiple aria-label="Selected OAuth Scopes"><option>Data (api)</option></select>'
    left = '<select multiple aria-label="Available OAuth Scopes"><option>Web (web)</option></select>'
    scopes = Form(_org(page, left + right * 2)).scopes
    with pytest.raises(Unreadable):
        scopes.remove({"api"})
    assert page.locator("option").count() == 3


def test_two_saves_in_no_form(page: Page) -> None:
    """Two Saves of which no form says whose they are: neither is pressed. A form's own two are one."""
    html = "<label>Name <input></label><button id=one>Save</button><p><button id=two>Save</button></p>"
    with pytest.raises(Unreadable):
        Form(_org(page, html)).save.click()
    assert page.evaluate("pressed") == []
    Form(_org(page, f"<form onsubmit='return false'>{html}</form>")).save.click()
    assert page.evaluate("pressed") == ["one"]


def test_a_notice_and_what_stands_beside_it(page: Page) -> None:
    """The notice's own button is pressed, and not one of that name beside the page; of two of its own none is."""
    aside = "<nav><button id=tour>Continue</button></nav>"
    org = _org(page, f"{aside}<p>It takes minutes.</p><button id=own>Continue</button>")
    Notice(org, page.main_frame, "Continue", "It takes minutes.").forward()
    assert page.evaluate("pressed") == ["own"]
    org = _org(page, f"{aside}<p>It takes minutes.</p><button id=own>Continue</button><button id=b>Continue</button>")
    with pytest.raises(ScreenMissing):
        Notice(org, page.main_frame, "Continue", "It takes minutes.").forward()
    assert page.evaluate("pressed") == []


def test_a_question_beside_another(page: Page) -> None:
    """The yes of the question that is meant is pressed, though another one stands before it; of two ways to say yes to
    one question none is."""
    other = "<div><p>Do you want to leave this page? What was typed is lost.</p><button id=leave>OK</button></div>"
    ours = "<div><p>Enabling this option will deny access to all who use it.</p>{}</div>"
    org = _org(page, other + ours.format("<button id=yes>OK</button>"))
    assert _QUESTION.answered(org)
    assert page.evaluate("pressed") == ["yes"]
    org = _org(page, other + ours.format("<button id=a>OK</button> <button id=b>Continue</button>"))
    assert not _QUESTION.answered(org)
    assert page.evaluate("pressed") == []


def test_two_lists_of_apps(page: Page) -> None:
    """Of two lists of apps that show, neither tells that an app is there; a table around the list is none."""
    org = Org(page, "http://setup.localhost", patience=Timeouts(quick=0.5, page=2, save=2))
    inner = table([OTHER, MINE])
    row = shown(org, f"<table><tr><td>{inner}</td></tr></table>", status="2 items").row(WANTED)
    assert row is not None
    with pytest.raises(Unreadable):
        shown(org, table([OTHER]) + inner, status="2 items").row(WANTED)
