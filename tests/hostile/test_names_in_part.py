"""Lists of profiles and permission sets that show a part: what they do not show is turned to, or is not absent."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Page

from pages import PermissionSets, Profiles, Timeouts
from pages.errors import PageError, Unreadable

from .orgs.bent_pages import BentPages


def refused(page: Page, screen: type[PermissionSets | Profiles], body: str) -> None:
    """That list is not taken for whole."""
    there = BentPages(page, {"/p": f"<title>x</title><h1>{screen.title}</h1>{body}"})
    with pytest.raises(Unreadable):
        there.open("/p").wait_for(screen).names.all()


def test_a_next_page_that_does_not_come(page: Page) -> None:
    """A list of names whose next page was asked for and did not come is not whole."""
    refused(page, Profiles, "<a href=/00e000000000001>One</a><a href='#' onclick='return false'>Next</a>")


@pytest.mark.parametrize("all_leads", ["location = '/p'", "0"])
def test_pages_below_letters(page: Page, all_leads: str) -> None:
    """Below letters whose All is not marked, and shows what was there, the next pages are turned all the same."""
    letters = "".join(f"<a href='#'>{letter}</a>" for letter in "ABC")
    letters += f"<a href='#' onclick=\"{all_leads}\">All</a>"
    body = "<title>x</title><h1>Profiles</h1><p>{shown} of 3</p><div>{letters}</div><ul>{rows}</ul>{next}"
    one, two, three = (f"<li><a href=/00e00000000000{n}>Name {n}</a>" for n in (1, 2, 3))
    first = body.format(shown="1-2", letters=letters, rows=one + two, next="<a href=/p2>Next</a>")
    second = body.format(shown="3-3", letters=letters, rows=three, next="Next")
    there = BentPages(page, {"/p": first, "/p2": second}, patience=Timeouts(quick=1, page=3, save=3))
    assert len(there.open("/p").wait_for(Profiles).names.all()) == 3


def test_a_list_of_names_that_says_it_is_longer(page: Page) -> None:
    """A list of names that shows fewer than it says it has is not whole."""
    two = "<li><a href=/0PS000000000001>One</a><li><a href=/0PS000000000002>Two</a>"
    refused(page, PermissionSets, f"<button>New</button><p>1-2 of 40</p><ul>{two}</ul>")


def test_next_of_something_else(page: Page) -> None:
    """A Next that sends a form is no next page of a list."""
    body = (
        "<title>x</title><h1>Profiles</h1><form action=/wizard><input name=a>"
        "<input type=submit value=Next></form><button onclick=\"location='/more'\">More</button>"
        "<ul><li><a href=/00e000000000001>One</a></ul>"
    )
    there = BentPages(page, {"/p": body})
    with suppress(PageError):
        there.open("/p").wait_for(Profiles).names.all()
    assert not there.asked_for("/wizard")
