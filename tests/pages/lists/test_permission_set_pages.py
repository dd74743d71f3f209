"""Permission sets made in an org whose Save leads elsewhere, and whose list is at another address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import LightningSetup, PermissionSets, Timeouts
from pages.errors import Unreadable

from ...hostile.orgs.bent_pages import BentPages

_ITEMS = "<a href=/0PS000000000001>Other</a><li><a href=/0PS000000000002>Pipeline Users</a>"
_LIST = f"<h1>Permission Sets</h1><a class=btn href=/new>New</a><ul><li>{_ITEMS}</ul>"
_FORM = """<h1>Permission Set Create</h1><form action=/saved><label for=l>Label</label><input id=l>
<label for=n>API Name</label><input id=n><input type=button value='Save &amp; New' onclick="location='/wrong'">
<input type=submit value=Save></form>"""


def own_page(api_name: str) -> str:
    """The page of a permission set."""
    return f"<h1>Permission Set</h1><button>Manage Assignments</button><table><tr><td>API Name<td>{api_name}</table>"


def test_save_leads_to_the_list(page: Page) -> None:
    """Where Save leads to the list, the new one is opened from there, and it is the one with that API name."""
    pages = {"/list": _LIST, "/new": _FORM, "/saved": _LIST, "/0PS000000000002": own_page("Pipeline_Users")}
    there = BentPages(page, pages, patience=Timeouts(quick=1, page=3, save=3))
    made = there.open("/list").wait_for(PermissionSets).create("Pipeline Users", "Pipeline_Users")
    assert made.api_name.text == "Pipeline_Users"
    assert not there.asked_for("/wrong")


@pytest.mark.parametrize("shown", [own_page("Other"), _LIST.replace("Pipeline Users", "Elsewhere")])
def test_what_was_made_is_not_told(page: Page, shown: str) -> None:
    """A page of another one, or a list without the new one, does not say that it was made."""
    there = BentPages(page, {"/list": _LIST, "/new": _FORM, "/saved": shown}, patience=Timeouts(1, 3, 3))
    with pytest.raises(Unreadable, match="whether it was made cannot be told"):
        there.open("/list").wait_for(PermissionSets).create("Pipeline Users", "Pipeline_Users")


def test_the_list_at_another_address(page: Page) -> None:
    """An org that does not find the page at one address is asked for it at the other."""
    pages = {"/lightning/setup/PermissionSetListView/page": _LIST}
    there = BentPages(page, pages, patience=Timeouts(quick=0.5, page=2, save=2))
    setup = LightningSetup(there.open("/lightning/setup/SetupOneHome/home"))
    assert setup.permission_sets().names.all().keys() == {"0PS000000000001", "0PS000000000002"}
