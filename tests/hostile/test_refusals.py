"""Who may say that a save was refused: the form that was saved, once more; and what other pages after a save are."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from pages import Org, Screen, Timeouts
from pages.components import Button, Heading, SaveButton, TextField
from pages.errors import NotAllowed, Refused, ScreenMissing
from pages.screens.connected_app.creation_blocked import SaveAppButton

from .orgs.server import Asked, HostileOrg

Answer = Callable[[Asked], None]
_RED = '<span class="errorMsg">Allow from 2-10 minutes for your changes to take effect.</span>'
_FORM = '{red}<form method="post"><label>Name <input name="name"></label><input type="submit" value="Save"></form>'
_ON = '<form action="/stored">{fields}{buttons}</form>'
_CONTINUE = '<input type="submit" value="Continue">'


class Form(Screen):
    """A form that can be saved."""

    title = "Form"

    name = TextField("Name", always=True)
    save = SaveButton("Save", always=True)
    save_app = SaveAppButton("Save")


class Stored(Screen):
    """Where a save leads."""

    title = "Stored"

    heading = Heading("Stored", always=True)


class TwoButtons(Screen):
    """A notice that is known."""

    title = "Notice"

    continue_ = Button("Continue", always=True)
    cancel = Button("Cancel", always=True)


@contextmanager
def saved(page: Page, answer: Answer) -> Iterator[tuple[Org, list[str]]]:
    """A form whose save is answered so; and what was told on the way."""

    def mode(asked: Asked) -> None:
        if asked.command == "POST":
            answer(asked)
        elif asked.place == "/stored":
            asked.send("<h1>Stored</h1>")
        elif asked.place == "/again":
            answer(asked)
        else:
            asked.send(_FORM.format(red=""))

    told: list[str] = []
    with HostileOrg(mode) as hostile:
        org = Org(page, hostile.url, patience=Timeouts(quick=1, page=4, save=4))
        org.noted = told.append
        org.open("/form")
        yield org, told


def notice(*, buttons: str = _CONTINUE, fields: str = "", red: str = _RED) -> Answer:
    """Answers with a page that wants to be passed."""
    return lambda asked: asked.send(red + _ON.format(fields=fields, buttons=buttons))


def in_two_parts(asked: Asked) -> None:
    """A notice whose red line comes first, and its buttons a second later."""
    rest = _ON.format(fields="", buttons=_CONTINUE + '<input type="button" value="Cancel">')
    asked.begin(Content_Type="text/html", Content_Length=str(len(_RED) + len(rest)))
    asked.wfile.write(_RED.encode())
    asked.wfile.flush()
    asked.over.wait(1)
    asked.wfile.write(rest.encode())


def test_red_words_come_before_the_buttons(page: Page) -> None:
    """A notice that comes in two parts is waited for, and known by both; nothing was refused."""
    with saved(page, in_two_parts) as (org, _):
        assert isinstance(org.wait_for(Form).save.press(TwoButtons, Stored), TwoButtons)


@pytest.mark.parametrize(
    "button",
    [_CONTINUE, "<button>OK</button>", '<a href="/stored">Next</a>', "<button>Got it</button><a href='#'>Help</a>"],
)
def test_a_notice_is_passed_and_told(page: Page, button: str) -> None:
    """A red page without a field and with one way on is passed, and its words are told."""
    with saved(page, notice(buttons=button)) as (org, told):
        assert isinstance(org.wait_for(Form).save.press(TwoButtons, Stored), Stored)
    assert len(told) == 1
    assert "2-10 minutes" in told[0]


@pytest.mark.parametrize(
    "answer",
    [
        notice(fields='<input type="checkbox">'),
        notice(buttons=_CONTINUE + "<button>Delete</button>"),
        notice(buttons=_CONTINUE + "<button>Next</button>"),
        notice(red="Do you want to replace the other app?"),
        notice(red="All users of the old app will be removed."),
        lambda asked: asked.send(_RED),
    ],
    ids=["something-to-fill-in", "another-button", "two-ways", "a-question", "a-loss", "no-way"],
)
def test_what_is_no_notice_stops(page: Page, answer: Answer) -> None:
    """A page that asks, offers a choice, or warns of a loss is not passed: it stops the walk, and is no refusal."""
    with saved(page, answer) as (org, told):
        with pytest.raises(ScreenMissing):
            org.wait_for(Form).save.press(Stored)
        assert "/stored" not in org.page.url
    assert not told


def test_a_second_notice_stops(page: Page) -> None:
    """One notice in a row is passed, not two."""
    again = notice(buttons=_CONTINUE.replace('type="submit"', 'type="submit" formaction="/again"'))
    with saved(page, again) as (org, told), pytest.raises(ScreenMissing, match="2-10 minutes"):
        org.wait_for(Form).save.press(Stored)
    assert len(told) == 1


def test_the_form_refuses(page: Page) -> None:
    """The same words above the form that was saved are a refusal, in the org's words."""
    with (
        saved(page, lambda asked: asked.send(_FORM.format(red=_RED))) as (org, _),
        pytest.raises(Refused, match="2-10"),
    ):
        org.wait_for(Form).save.press(Stored)


def test_refused_twice_in_the_same_words(page: Page) -> None:
    """A form that refuses the same again, at the same address, says so at once: it is another document."""
    with saved(page, lambda asked: asked.send(_FORM.format(red=_RED))) as (org, _):
        with pytest.raises(Refused):
            org.wait_for(Form).save.press(Stored)
        began = time.monotonic()
        with pytest.raises(Refused, match="2-10 minutes"):
            org.wait_for(Form).save.press(Stored)
    assert time.monotonic() - began < 2


def test_words_that_were_there_before_refuse_nothing(page: Page) -> None:
    """Red words that stood above the form before its save, in a page that stays as it was, are no answer to it."""
    with saved(page, lambda asked: asked.send("", 204)) as (org, _):
        org.page.evaluate("red => document.body.insertAdjacentHTML('afterbegin', red)", _RED)
        with pytest.raises(ScreenMissing):
            org.wait_for(Form).save.press(Stored)


def test_an_org_that_lets_nobody_make_apps(page: Page) -> None:
    """What an org says when creation is off counts on whatever page: it is about no value of the form."""
    words = "You can't create a connected app. To enable connected app creation, contact Salesforce Customer Support."
    with (
        saved(page, lambda asked: asked.send(f'<div id="errorDesc">{words}</div>')) as (org, _),
        pytest.raises(NotAllowed),
    ):
        org.wait_for(Form).save_app.press(Stored)
