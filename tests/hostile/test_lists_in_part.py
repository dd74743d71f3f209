"""Lists that were not read, or show a part: nothing that they do not show is taken for absent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import AppManager, ClassicApps, Timeouts
from pages.errors import PageError, SessionEnded, Unreadable
from pages.values.app_identity import AppIdentity

from .orgs.bent_pages import BentPages


def classic(words: str) -> str:
    return (
        "<title>Apps</title><h1>Apps</h1><div class=bRelatedList><h3>Connected Apps</h3>"
        f"<table><tr><td>{words}</td></tr></table></div>"
    )


@pytest.mark.parametrize(
    "words",
    [
        "No access to connected apps",
        "No permission to view connected apps.",
        "No connection: these records could not be loaded, no items to display",
        "No session found",
        "No response yet",
        "No more records can be shown to you",
        "No connected apps could be read, an error was found",
        "No connected apps match the filter",
        "No connected apps found for this search",
        "No recently viewed connected apps",
    ],
)
def test_a_list_that_was_not_read_is_not_empty(page: Page, words: str) -> None:
    """What says that nothing could be read, or that a filter hides it, does not say that there is nothing."""
    there = BentPages(page, {"/apps": classic(words)})
    with pytest.raises(Unreadable):
        there.open("/apps").wait_for(ClassicApps).open_app(AppIdentity("Mine", "Mine_App"))


@pytest.mark.parametrize(
    "words",
    [
        "No connected apps.",
        "No records to display",
        "No items to display.",
        "No connected apps found",
        "No connected apps exist yet",
    ],
)
def test_a_list_that_says_that_it_is_empty(page: Page, words: str) -> None:
    """Plain words for nothing are believed."""
    there = BentPages(page, {"/apps": classic(words)})
    assert there.open("/apps").wait_for(ClassicApps).open_app(AppIdentity("Mine", "Mine_App")) is None


def manager(*names: str, around: str = "", after: str = "") -> str:
    rows = "".join(f"<tr><td>{n}<td>{n}_App<td>Connected</tr>" for n in names)
    return (
        f"<title>App Manager</title><h1>Lightning Experience App Manager</h1>{around}"
        f"<table><thead><tr><th>App Name<th>Developer Name<th>App Type</tr></thead><tbody>{rows}</tbody></table>{after}"
    )


@pytest.mark.parametrize(
    "around",
    [
        "<p>1 item • Sorted by App Name • Filtered by My apps</p>",
        "<p>1 item • Sorted by App Name • Filtered by Recently viewed - TabSet Type</p>",
        "<p>1 item</p><label>Search this list <input type=search value=Billing></label>",
        "<p>1 item</p><input placeholder='Search this list...' value=Billing>",
        "<p>1 of 3 items</p>",
        "<p>Showing 1 to 1 of 3 entries</p>",
        "<p>1 item</p><p>The list could not be loaded completely.</p>",
        "<p>1 item</p><button aria-label='Next Page'>&gt;</button>",
        "<p>1+ items</p>",
        "<p>Page 1 / 3</p>",
        "<p>1 item shown, 2 hidden</p>",
    ],
)
def test_a_list_that_shows_a_part(page: Page, around: str) -> None:
    """A list that is filtered, searched, paged or says that something is wrong proves nothing absent."""
    there = BentPages(page, {"/m": manager("Billing", around=around)}, patience=Timeouts(quick=0.5, page=3, save=3))
    with pytest.raises(Unreadable):
        there.open("/m").wait_for(AppManager).row(AppIdentity("Mine", "Mine_App"))


@pytest.mark.parametrize(
    "around",
    [
        "<p>1 item • Sorted by App Name • Filtered by All appmenuitems - TabSet Type, App Type</p>",
        "<p>1 item • Sorted by App Name • Filtered by TabSet Type</p>",
        "<p>1 item</p><label>Search this list <input type=search></label><input id=globalSearch value=Billing>",
    ],
)
def test_a_whole_list(page: Page, around: str) -> None:
    """The words that App Manager is known to say hide nothing."""
    there = BentPages(page, {"/m": manager("Billing", around=around)}, patience=Timeouts(quick=0.5, page=3, save=3))
    assert there.open("/m").wait_for(AppManager).row(AppIdentity("Mine", "Mine_App")) is None


LOGIN = (
    "<title>Login</title><form><input id=username><input id=password type=password>"
    '<input type=submit id=Login value="Log In"></form>'
)


@pytest.mark.parametrize("path", ["/apps", "/m"])
def test_a_signed_out_list(page: Page, path: str) -> None:
    """The login page in place of a list is an ended session, and no empty list."""
    there = BentPages(page, {"/apps": LOGIN, "/m": LOGIN})
    with pytest.raises(SessionEnded):
        there.open(path).wait_for(ClassicApps if path == "/apps" else AppManager)


def test_a_session_that_ends_in_a_dialog(page: Page) -> None:
    """A list behind which the session has ended is not read as whole and empty of the app."""
    dialog = (
        "<div role=dialog><h2>Session ended</h2><p>Your session has ended. Log in again.</p>"
        "<button>Log In</button></div>"
    )
    there = BentPages(page, {"/m": manager("Billing", around="<p>1 item</p>", after=dialog)})
    with pytest.raises(PageError):
        there.open("/m").wait_for(AppManager).row(AppIdentity("Mine", "Mine_App"))


@pytest.mark.parametrize("modal", ["aria-modal=true", "class=slds-modal"])
def test_a_list_under_a_modal(page: Page, modal: str) -> None:
    """Under a dialog that takes the page away a list is not concluded from."""
    dialog = f"<div role=dialog {modal}><h2>Which department?</h2><button>Sales</button><button>Service</button></div>"
    there = BentPages(page, {"/m": manager("Billing", around="<p>1 item</p>", after=dialog)})
    with pytest.raises(PageError):
        there.open("/m").wait_for(AppManager).row(AppIdentity("Mine", "Mine_App"))


def test_a_prompt_beside_a_list(page: Page) -> None:
    """Guidance that floats beside a list says nothing of it: the list is read, and has no such app."""
    prompt = (
        "<section role=dialog class=slds-popover style='position:fixed;right:0;bottom:0'><h2>New here?</h2>"
        "<p>Take the tour.</p><button>Later</button><button>Next</button></section>"
    )
    there = BentPages(page, {"/m": manager("Billing", around="<p>1 item</p>", after=prompt)})
    assert there.open("/m").wait_for(AppManager).row(AppIdentity("Mine", "Mine_App")) is None


@pytest.mark.parametrize("pager", ["<nav aria-label=Pagination>{}</nav>", "<nav class='list pager'>{}</nav>"])
def test_a_pager_is_no_navigation(page: Page, pager: str) -> None:
    """What leads to the next page of a list counts in whatever element it stands."""
    there = BentPages(page, {"/m": manager("Billing", around=pager.format("<button>Next</button>"))})
    with pytest.raises(Unreadable, match="Next"):
        there.open("/m").wait_for(AppManager).row(AppIdentity("Mine", "Mine_App"))
