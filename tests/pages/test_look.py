"""How long a look at a screen holds: not past an act, not past its time, not past its document."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import Org, Screen
from pages.components import Button

_BOTH = "<button id='first'>First</button><button id='second'>Second</button>"


class TwoButtons(Screen):
    """A page that always shows two buttons."""

    first = Button("First", always=True)
    second = Button("Second", always=True)


@pytest.fixture
def seen(page: Page) -> Org:
    """An org whose page was just seen to be that screen, whole."""
    page.goto(f"data:text/html,{_BOTH}")
    org = Org(page, "http://practice.example")
    assert org.current(TwoButtons)
    return org


def test_an_act_ends_it(seen: Org) -> None:
    """After an act the page is looked at again, however little time has passed."""
    seen.page.evaluate("document.getElementById('first').remove()")
    seen.touched()
    assert seen.current(TwoButtons) is None


@pytest.mark.parametrize(("seconds", "holds"), [(60, True), (0, False)], ids=["fresh", "old"])
def test_time_ends_it(seen: Org, monkeypatch: pytest.MonkeyPatch, seconds: float, holds: bool) -> None:
    """Without an act it holds for its time alone, and saves the browser a question for so long."""
    monkeypatch.setattr("pages.arrival.looks.FRESH", seconds)
    seen.page.evaluate("document.getElementById('first').remove()")
    assert (seen.current(TwoButtons) is not None) is holds


def test_known_by_one_part_in_its_document(seen: Org) -> None:
    """A screen that was seen whole is known by its first part as long as its document is there."""
    seen.page.evaluate("document.getElementById('second').remove()")
    seen.touched()
    assert seen.current(TwoButtons)


@pytest.mark.parametrize("told", [True, False], ids=["after-an-act", "by-itself"])
def test_another_document_at_the_same_address_is_seen_whole(page: Page, told: bool) -> None:
    """A page that is loaded again without its second part, as classic pages post back, is not the screen any more."""
    answers = [_BOTH, "<button id='first'>First</button>"]
    page.route("**/*", lambda route: route.fulfill(body=answers.pop(0), content_type="text/html"))
    org = Org(page, "http://practice.example")
    org.open("/form")
    assert org.current(TwoButtons)
    page.reload()
    if told:
        org.touched()
    assert org.current(TwoButtons) is None


def test_not_before_it_has_been_read(page: Page) -> None:
    """A page that is still being read has all parts and no script that has run: the screen is not here yet."""
    page.goto("about:blank")
    org = Org(page, "http://practice.example")
    page.evaluate("html => { document.open(); document.write(html); }", _BOTH)
    assert org.current(TwoButtons) is None
    org.touched()
    page.evaluate("document.close()")
    assert org.current(TwoButtons)


def test_another_address_in_the_same_document_is_seen_whole(page: Page) -> None:
    """Lightning shows one page after another in one document: what was whole at one address is not at the next."""
    page.route("**/*", lambda route: route.fulfill(body=_BOTH, content_type="text/html"))
    org = Org(page, "http://practice.example")
    org.open("/one")
    assert org.current(TwoButtons)
    page.evaluate("history.pushState(0, '', '/two'); document.getElementById('second').remove()")
    org.touched()
    assert org.current(TwoButtons) is None
