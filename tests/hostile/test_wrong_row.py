"""Rows that move between reading and acting, and names that are words for deeds: what is touched is what is meant."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Page

from pages import AppManager, ClassicApps, ManageProfiles
from pages.errors import PageError, Unreadable
from pages.values.app_identity import AppIdentity

from .orgs.bent_pages import BentPages, detail, profiles

# A row that moves once it was read.
_MOVES = """
const first = document.querySelectorAll('input[type=checkbox]')[0];
first.addEventListener('pointermove', () => {}, true);
const proto = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'checked');
let read = false;
Object.defineProperty(HTMLInputElement.prototype, 'checked', {
  get() { if (!read) { read = true; setTimeout(() => {
     const body = document.querySelector('#list tbody');
     body.append(body.rows[1]);
  }, 0); } return proto.get.call(this); },
  set(value) { proto.set.call(this, value); }, configurable: true });
"""


def ticked(page: Page) -> list[str]:
    """The rows whose boxes are ticked now."""
    script = "() => Array.from(document.querySelectorAll('input:checked'), e => e.closest('tr').innerText.trim())"
    return [str(text) for text in page.evaluate(script)]


def test_a_row_that_moves_between_reading_and_ticking(page: Page) -> None:
    """The box that is ticked is the one beside the name, wherever its row has gone meanwhile."""
    there = BentPages(page, {"/p": profiles("Mine", "Other", "Third", script=_MOVES)})
    with suppress(PageError):
        there.open("/p").wait_for(ManageProfiles).table.tick(["Mine"])
    assert ticked(page) in ([], ["Mine"])


_MOVES_BOX = """
for (const box of document.querySelectorAll('input[type=checkbox]')) box.addEventListener('mouseover', () => {
  const cells = Array.from(document.querySelectorAll('#list a')); const names = cells.map(e => e.innerText);
  cells.forEach((e, i) => e.innerText = names[(i + 1) % names.length]);
}, {once: true});
"""


def test_a_list_that_is_drawn_anew_under_the_pointer(page: Page) -> None:
    """Where the names have changed around the box, what was ticked is taken back, and it is said."""
    there = BentPages(page, {"/p": profiles("Mine", "Other", "Third", script=_MOVES_BOX)})
    with pytest.raises(PageError):
        there.open("/p").wait_for(ManageProfiles).table.tick(["Mine"])
    assert ticked(page) == []


def test_two_of_one_name_are_not_both_unticked(page: Page) -> None:
    """Of two profiles of one name none is unticked on the name alone."""
    there = BentPages(page, {"/p": profiles("Twin", "Twin", "Third").replace("type=checkbox", "type=checkbox checked")})
    table = there.open("/p").wait_for(ManageProfiles).table
    with pytest.raises(Unreadable):
        table.untick(["Twin"])
    assert len(ticked(page)) == 3


def apps(*names: str) -> str:
    rows = "".join(
        f"<tr><td><a href='/edit?{n}'>Edit</a> | <a href='/del?{n}'>Del</a> | <a href='/manage?{n}'>Manage</a></td>"
        f"<th scope=row><a href='/app?{n}'>{n}</a></th><td>words</td></tr>"
        for n in names
    )
    return (
        "<title>Apps</title><h1>Apps</h1><div class=bRelatedList><h3>Connected Apps</h3>"
        f"<table><tr><th>Action<th>Connected App Name<th>Description</tr>{rows}</table></div>"
    )


@pytest.mark.parametrize("name", ["Del", "Edit", "Manage", "del"])
def test_an_app_that_is_called_as_a_deed(page: Page, name: str) -> None:
    """In Classic's list the link that is followed is the name's own, never the deed beside it."""
    there = BentPages(page, {"/apps": apps(name, "Mine"), "/app": detail(name, "Deed")})
    with suppress(PageError):
        there.open("/apps").wait_for(ClassicApps).open_app(AppIdentity("Mine", "Mine_App"))
    assert not [one for one in there.asked if one.startswith(("/del", "/edit", "/manage"))]
    assert f"/app?{name}" in there.asked


@pytest.mark.parametrize("name", ["Del", "Edit"])
def test_viewing_an_app_that_is_called_as_a_deed(page: Page, name: str) -> None:
    """The same for the app that is meant."""
    there = BentPages(page, {"/apps": apps(name, "Mine"), "/app": detail(name, "Deed")})
    with suppress(PageError):
        there.open("/apps").wait_for(ClassicApps).open_app(AppIdentity(name))
    assert not [one for one in there.asked if one.startswith(("/del", "/edit"))]


_MENU = """<div role=menu hidden><a role=menuitem href='/app'>View</a></div>
<script>function menu() { document.querySelector('[role=menu]').hidden = false; }</script>"""
_OPENS, _DELETES = "onclick='menu()'", "onclick=\"location='/deleted'\""


def rows_with(buttons: str, after: str = "") -> str:
    """App Manager with one app, and these buttons in its row."""
    return (
        "<title>App Manager</title><h1>Lightning Experience App Manager</h1><p>1 item</p>"
        "<table><thead><tr><th>App Name<th>Developer Name<th>App Type<th></tr></thead>"
        f"<tbody><tr><td>Mine<td>Mine_App<td>Connected<td>{buttons}</tr></tbody></table>{_MENU}{after}"
    )


@pytest.mark.parametrize(
    "buttons",
    [
        f"<button aria-haspopup=true {_OPENS}>v</button><button {_DELETES}>x</button>",
        f"<button title='Show actions' {_OPENS}></button><button {_DELETES}>x</button>",
        f"<button {_OPENS}>v</button>",
    ],
)
def test_the_menu_of_a_row(page: Page, buttons: str) -> None:
    """It is opened by the button that says so, is called so, or is the only one; no other is pressed."""
    there = BentPages(page, {"/m": rows_with(buttons), "/app": detail()})
    there.open("/m").wait_for(AppManager).open_app(AppIdentity("Mine", "Mine_App"))
    assert there.asked == ["/m", "/app"]


def test_a_button_that_may_be_another(page: Page) -> None:
    """Of two buttons that say nothing of a menu none is pressed."""
    there = BentPages(page, {"/m": rows_with(f"<button {_OPENS}>v</button><button {_DELETES}>x</button>")})
    with pytest.raises(Unreadable, match="button of its menu"):
        there.open("/m").wait_for(AppManager).open_app(AppIdentity("Mine", "Mine_App"))
    assert there.asked == ["/m"]


def test_the_menu_of_another_row_is_open(page: Page) -> None:
    """Of two entries of one name, of which one may be another app's, none is chosen."""
    other = "<div role=menu><a role=menuitem href='/other'>View</a></div>"
    there = BentPages(page, {"/m": rows_with(f"<button {_OPENS}>v</button>", other)})
    with pytest.raises(Unreadable, match="several menus"):
        there.open("/m").wait_for(AppManager).open_app(AppIdentity("Mine", "Mine_App"))
    assert there.asked == ["/m"]
