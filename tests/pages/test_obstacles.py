"""Overlays that nobody asked for: closing them never harms the act that they came before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import Org, Screen, Timeouts
from pages.browser.overlays import clear_overlays
from pages.components import Button
from pages.errors import PartMissing

_PAGE = """
<button id="wanted" onclick="document.title += 'clicked'">Wanted</button>
<a id="dismissError" href="#">x</a>
<div id="lid" style="position: fixed; inset: 50px 0 0 0"></div>
<style>#dismissError { position: fixed; top: 100px }</style>
"""
_GONE_SOON = "() => void setTimeout(() => document.querySelector('#dismissError').hidden = true, 200)"
_CLOSES = "() => void (document.querySelector('#dismissError').onclick = event => event.target.hidden = true)"


@pytest.mark.parametrize("script", [_GONE_SOON, _CLOSES], ids=["goes-away-by-itself", "covered"])
def test_act_goes_on(page: Page, script: str) -> None:
    """An overlay that goes away by itself, or lies under another one, is closed; the wanted click lands, once."""
    clear_overlays(page)
    page.set_content(_PAGE)
    page.evaluate(script)
    page.locator("#wanted").click(timeout=4000)
    assert page.title() == "clicked"
    assert page.locator("#dismissError").is_hidden()


def _modal(words: str, more: str = "", *, close: bool = True) -> str:
    cross = "<button class='slds-modal__close' title='Close'>x</button>" if close else ""
    return f"""<button onclick="document.title = 'pressed'">Press</button>
      <div role="dialog" style="position: fixed; inset: 0; background: white"
        onclick="event.target.matches('button') && this.remove()">{cross}<h2>{words}</h2>{more}</div>"""


class OneButton(Screen):
    """A page with a button that a dialog may cover."""

    title = "A page"

    button = Button("Press", always=True)


@pytest.mark.parametrize(
    "modal",
    [_modal("Event fired", "<button>More</button>"), _modal("News of this release")],
    ids=["known", "nothing-but-a-cross"],
)
def test_what_offers_no_choice_is_closed_and_told(page: Page, modal: str) -> None:
    """A modal that is known, or that can only be closed, does not stop the act; its words are told."""
    told: list[str] = []
    org = Org(page, "http://practice.example", patience=Timeouts(quick=3, page=3, save=3))
    org.noted = told.append
    page.set_content(modal)
    OneButton(org).button.click()
    assert page.title() == "pressed"
    assert len(told) == 1


_WARNING = """<p>Because you have been inactive, your session is about to expire.</p><p>Time Remaining: 00:29</p>
  <button onclick="document.title = 'out'">Log Out</button><button>Continue Working</button>"""


def test_a_session_that_is_about_to_expire_is_kept(page: Page) -> None:
    """Its warning is answered with what goes on working, never with Log Out; it has no say in what a list shows."""
    told: list[str] = []
    org = Org(page, "http://practice.example", patience=Timeouts(quick=3, page=3, save=3))
    org.noted = told.append
    page.set_content(_modal("Session Timeout Warning", _WARNING))
    assert not org.in_the_way(grave=True)
    OneButton(org).button.click()
    assert page.title() == "pressed"
    assert len(told) == 1


@pytest.mark.parametrize(
    "modal",
    [
        _modal("Your session has expired", "<button>Log Out</button><button>Continue Working</button>"),
        _modal("Unsaved work", "<button>Log Out</button><button>Continue Working</button>"),
        _modal("Discard your changes?"),
        _modal("The app will be deleted"),
        _modal("Something new", "<button>Cancel</button><button>OK</button>"),
        _modal("Something new", "<input>"),
        _modal("Nothing can be done here", close=False),
    ],
    ids=["expired", "no-session", "question", "loss", "choice", "field", "no-cross"],
)
def test_a_dialog_that_nobody_knows_stops_what_it_covers(page: Page, modal: str) -> None:
    """What may ask about the app stays open, and the error of the act that it stopped says its words."""
    org = Org(page, "http://practice.example", patience=Timeouts(quick=1, page=3, save=3))
    page.set_content(modal)
    with pytest.raises(PartMissing) as raised:
        OneButton(org).button.click()
    assert page.locator("h2").inner_text() in str(raised.value)
    assert page.get_by_role("dialog").is_visible()
