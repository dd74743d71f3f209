"""The way to a new connected app where App Manager does not offer it at once, or at all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import AppManager, ExternalClientAppSettings, Timeouts
from pages.errors import NotAllowed, PartMissing, ScreenMissing, Unreadable

from ..hostile.orgs.bent_pages import BentPages

MANAGER = (
    "<title>x</title><h1>Lightning Experience App Manager</h1><div id=buttons></div><table><tr><th>App Name"
    "<th>Developer Name<th>App Type</tr><tr><td>Mine<td>Mine<td>Lightning</table><script>{script}</script>"
)
SETTINGS = (
    "<title>x</title><h1>External Client App Settings</h1><p>You can't create a connected app. To enable it, contact "
    "Salesforce Customer Support.</p>{toggle}<button id=new {new}>New Connected App</button><script>{script}</script>"
)
TOGGLE = "<label>Allow creation of connected apps <input type=checkbox role=switch {state}></label>"


@pytest.mark.parametrize(
    ("script", "offered"),
    [
        ("setTimeout(() => buttons.innerHTML = '<button>New Connected App</button>', 1200)", True),
        ("buttons.innerHTML = '<a role=button aria-disabled=true>New Connected App</a>'", False),
        ("", False),
    ],
)
def test_the_button(page: Page, script: str, offered: bool) -> None:
    """A button that comes after the list is waited for; one that is greyed is none."""
    there = BentPages(page, {"/lightning/m": MANAGER.format(script=script)}, patience=Timeouts(3, 5, 5))
    assert there.open("/lightning/m").wait_for(AppManager).offers_new() is offered


def test_greyed_a_moment_later(page: Page) -> None:
    """A button that looks as if it could be pressed, and is greyed then, leads nowhere and is no offer any more."""
    script = (
        "buttons.innerHTML = '<button>New Connected App</button>';"
        "setTimeout(() => buttons.firstChild.disabled = true, 600)"
    )
    there = BentPages(page, {"/lightning/m": MANAGER.format(script=script)}, patience=Timeouts(2, 3, 3))
    manager = there.open("/lightning/m").wait_for(AppManager)
    if manager.offers_new():
        with pytest.raises((PartMissing, ScreenMissing)):
            manager.new()
    assert not manager.offers_new()


@pytest.mark.parametrize(
    ("toggle", "new", "script"),
    [
        (TOGGLE.format(state="disabled"), "disabled", ""),
        ("", "disabled", ""),
        (TOGGLE.format(state=""), "disabled", "document.querySelector('input').onclick = e => e.preventDefault()"),
    ],
)
def test_only_support_can_allow_it(page: Page, toggle: str, new: str, script: str) -> None:
    """A switch that is greyed, absent or stays off is told in one sentence; the page's own words have no say."""
    there = BentPages(page, {"/s": SETTINGS.format(toggle=toggle, new=new, script=script)})
    with pytest.raises(NotAllowed, match="does not allow new connected apps") as error:
        there.open("/s").wait_for(ExternalClientAppSettings).allow_creation()
    assert "You can't" not in str(error.value)


@pytest.mark.parametrize("new", ["disabled", "aria-disabled=true", "hidden"])
def test_greyed_all_the_same(page: Page, new: str) -> None:
    """A button that stays greyed, or away, though the toggle is on is told as well, and not pressed."""
    there = BentPages(page, {"/s": SETTINGS.format(toggle=TOGGLE.format(state="checked"), new=new, script="")})
    settings = there.open("/s").wait_for(ExternalClientAppSettings)
    settings.allow_creation()
    with pytest.raises(NotAllowed, match="greyed"):
        settings.new()


def test_words_have_no_say(page: Page) -> None:
    """A toggle that works is used, whatever the page says about Support."""
    there = BentPages(page, {"/s": SETTINGS.format(toggle=TOGGLE.format(state=""), new="", script="")})
    settings = there.open("/s").wait_for(ExternalClientAppSettings)
    settings.allow_creation()
    assert settings.allow.on


def test_a_toggle_that_does_not_tell(page: Page) -> None:
    """A switch whose state cannot be read is left alone: a press might turn it off."""
    switch = "<button onclick='window.pressed = true'>Allow creation of connected apps</button>"
    there = BentPages(page, {"/s": SETTINGS.format(toggle=switch, new="disabled", script="")})
    with pytest.raises(Unreadable, match="cannot be told"):
        there.open("/s").wait_for(ExternalClientAppSettings).allow_creation()
    assert page.evaluate("window.pressed") is None


def test_on_before_the_dialog(page: Page) -> None:
    """A toggle that looks on while the question is yet to come is on only once that is answered."""
    dialog = (
        "<div role=dialog hidden><h2>Enable Connected App Creation?</h2><p>Developers can create a connected app.</p>"
        "<button>Cancel</button><button onclick='this.parentElement.remove(); window.on = true'>Enable</button></div>"
    )
    late = "setTimeout(() => document.querySelector('[role=dialog]').hidden = false, 400)"
    opens = f"document.querySelector('input').onclick = () => {late}"
    there = BentPages(page, {"/s": SETTINGS.format(toggle=TOGGLE.format(state="") + dialog, new="", script=opens)})
    there.open("/s").wait_for(ExternalClientAppSettings).allow_creation()
    assert page.evaluate("window.on")
