"""Pages that invite a wrong conclusion: from other words than the org's answer, and from lists that are not whole."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Page

from pages import (
    ConnectedAppDetail,
    ConnectedAppPolicies,
    EditPolicies,
    ExternalClientAppSettings,
    NewConnectedApp,
)
from pages.errors import NotAllowed, PageError, Refused, Unavailable

from .orgs.bent_pages import BentPages

FORM = (
    "<title>x</title><h1>New Connected App</h1><form {target}>"
    "<table><tr><td>Connected App Name<td><input id=nameSection:name>"
    "<tr><td>API Name<td><input><tr><td>Contact Email<td><input id=emailSection:contactEmail>"
    "<tr><td>Enable OAuth Settings<td><input type=checkbox id=oauth:isOauth></table>"
    "<input type=submit value=Save></form>"
)


def detail(description: str, *, edit: str = "location='/form'") -> str:
    return (
        f'<title>Connected App: Mine</title><h2>Mine</h2><button onclick="{edit}">Edit</button>'
        f"<button>Delete</button><button>Manage</button><table><tr><td>API Name<td>Mine_App<tr>"
        f"<td>Description<td>{description}</table>"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Insufficient Privileges",
        "Pipelines got<br>Insufficient Privileges<br>before we had this",
        "Data Not Available",
    ],
)
def test_an_app_whose_description_speaks_of_rights(page: Page, words: str) -> None:
    """What an app's description says is nothing that the org says of the walk."""
    slow = "setTimeout(() => location = '/form', 900)"
    there = BentPages(page, {"/app": detail(words, edit=slow), "/form": FORM.format(target="")})
    screen = there.open("/app").wait_for(ConnectedAppDetail)
    assert isinstance(screen.change(), NewConnectedApp)


def test_a_page_that_refuses(page: Page) -> None:
    """The org's own page of that kind is still told."""
    no = (
        "<title>Insufficient Privileges</title><h1>Insufficient Privileges</h1>"
        "<p>You do not have the level of access necessary to perform the operation you requested.</p>"
    )
    there = BentPages(page, {"/app": detail(""), "/form": no})
    with pytest.raises(NotAllowed):
        there.open("/app").wait_for(ConnectedAppDetail).change()


SETTINGS = (
    "<title>x</title><h1>External Client App Settings</h1><p>{text}</p>"
    "<label>Allow creation of connected apps <input type=checkbox role=switch {state}></label>{after}"
)


def test_a_toggle_that_loads_as_off(page: Page) -> None:
    """A toggle that shows Off for a moment while it loads is not switched, which would turn it off."""
    flash = (
        "<script>setTimeout(() => { document.querySelector('input').checked = true; "
        "document.querySelector('input').disabled = false }, 700)</script>"
    )
    for state in ("", "disabled"):
        there = BentPages(page, {"/s": SETTINGS.format(text="", state=state, after=flash)})
        with suppress(PageError):
            there.open("/s").wait_for(ExternalClientAppSettings).allow_creation()
        assert page.locator("input").is_checked()


def test_help_that_speaks_of_support(page: Page) -> None:
    """What a page says from the start is no answer to the toggle."""
    works = (
        "<script>document.querySelector('input').onclick = e => { const box = e.target; if "
        "(box.dataset.on) return; e.preventDefault(); setTimeout(() => { box.dataset.on = 1; "
        "box.checked = true }, 400) }</script>"
    )
    text = "If you need more, contact Salesforce Customer Support."
    there = BentPages(page, {"/s": SETTINGS.format(text=text, state="", after=works)})
    settings = there.open("/s").wait_for(ExternalClientAppSettings)
    settings.allow_creation()
    assert settings.allow.on


EDIT = (
    "<title>x</title><h1>Connected App</h1><h2>Connected App Edit</h2>"
    "<form action=/other id=other>"
    "<div class=errorMsg id=wrong style='display:none'>No such view</div><input name=view>"
    "</form>"
    "<form onsubmit=\"document.getElementById('wrong').style.display = 'block'; "
    "setTimeout(() => location = '/saved', 700); return false\"><table><tr><td>Permitted "
    "Users<td><select id=userpolicy>"
    "<option>All users may self-authorize</select>"
    "<tr><td>Timeout Value<td><select><option>--None--</select></table>"
    "<input type=submit value=' Save '></form>"
)
POLICIES = "<title>Connected App: Mine</title><h1>Connected App Detail</h1><h2>Mine</h2><button>Edit Policies</button>"


def test_red_words_of_another_form(page: Page) -> None:
    """A message in another form is no refusal of the save, which may still come."""
    there = BentPages(page, {"/e": EDIT, "/saved": POLICIES})
    assert isinstance(there.open("/e").wait_for(EditPolicies).save.press(ConnectedAppPolicies), ConnectedAppPolicies)


def test_a_save_that_does_nothing(page: Page) -> None:
    """A Save after which the same form is still there is no success."""
    there = BentPages(page, {"/f": FORM.format(target="onsubmit='return false'")})
    with pytest.raises(PageError) as error:
        there.open("/f").wait_for(NewConnectedApp).save.press(ConnectedAppDetail)
    assert not isinstance(error.value, Refused)


def test_an_outage_that_speaks_of_rights(page: Page) -> None:
    """A server error is an outage, whatever else its page says."""
    there = BentPages(page, {"/app": detail("")})
    org = there.open("/app")
    page.route(
        f"{there.url}/form",
        lambda route: route.fulfill(status=503, body="<h1>Insufficient Privileges</h1>", content_type="text/html"),
    )
    with pytest.raises(Unavailable):
        org.wait_for(ConnectedAppDetail).change()
