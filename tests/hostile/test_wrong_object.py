"""Pages of another app under the right address, and buttons of another form: only what is meant is touched."""

from __future__ import annotations

from contextlib import suppress

import pytest
from playwright.sync_api import Page

from pages import (
    ConnectedAppDetail,
    ConnectedAppPolicies,
    EditPolicies,
    ManageProfiles,
    NewConnectedApp,
    PermissionSets,
)
from pages.errors import PageError, PartMissing, Unreadable
from pages.screens.delete_app import delete_app
from pages.values.app_identity import AppIdentity
from pages.values.policies import ADMIN_APPROVED

from .orgs.bent_pages import BentPages, detail, profiles

MINE, BILLING = "06P000000000001", "06P000000000002"
APP = AppIdentity("Mine", "Mine_App", (MINE,))


def test_another_apps_page_under_the_right_address(page: Page) -> None:
    """An id in the address does not outweigh a page that shows another name and another API name."""
    there = BentPages(page, {"/app": detail("Billing", "Billing_App")})
    screen = there.open(f"/app?applicationId={MINE}").wait_for(ConnectedAppDetail)
    with pytest.raises(Unreadable, match="Billing"):
        screen.must_show(APP)


def test_a_renamed_app_under_the_right_address(page: Page) -> None:
    """Where one of both names is still its own, it is the app."""
    there = BentPages(page, {"/app": detail("Renamed", "Mine_App"), "/other": detail("Mine", "Renamed_App")})
    assert there.open(f"/app?applicationId={MINE}").wait_for(ConnectedAppDetail).shows(APP)
    assert there.open(f"/other?applicationId={MINE}").wait_for(ConnectedAppDetail).shows(APP)


POLICIES = (
    "<title>Salesforce</title><h1>Connected App Detail</h1><h2>{name}</h2><button>Edit Policies</button>"
    "<div class=bRelatedList><h3>Profiles</h3></div><h2>Permission Sets</h2>"
)


@pytest.mark.parametrize("name", ["Permission Sets", "Connected App Detail", "Profiles"])
def test_an_app_that_is_called_as_a_heading(page: Page, name: str) -> None:
    """The page's own headings are no evidence that it is the page of an app that is called so."""
    there = BentPages(page, {"/p": POLICIES.format(name="Billing")})
    screen = there.open("/p").wait_for(ConnectedAppPolicies)
    assert screen.shows(AppIdentity(name, "Heading")) is not True


def test_a_delete_button_of_something_else(page: Page) -> None:
    """A Delete in a list of the app's page, such as a handler's or an attribute's, is not the app's own."""
    other = (
        "<table><tr><td><button onclick=\"location='/attribute'\">Delete</button></td><td>Attribute</td></tr></table>"
    )
    there = BentPages(page, {"/app": detail(more=other)})
    with suppress(PageError):
        delete_app(there.open(f"/app?applicationId={MINE}").wait_for(ConnectedAppDetail), APP, ("Billing",))
    assert not there.asked_for("/attribute")


def test_a_page_that_becomes_another_apps_before_delete_is_pressed(page: Page) -> None:
    """A page that is drawn anew under the pointer, for another app, is not deleted."""
    script = """<script>for (const b of document.querySelectorAll('button')) b.disabled = true;
      setTimeout(() => { document.title = 'Connected App: Billing'; document.querySelector('h2').innerText = 'Billing';
        document.querySelector('td + td').innerText = 'Billing_App';
        history.replaceState(0, '', '/app?applicationId=%s');
        for (const b of document.querySelectorAll('button')) b.disabled = false; }, 600)</script>"""
    there = BentPages(page, {"/app": detail() + script % BILLING})
    with pytest.raises(Unreadable):
        delete_app(there.open(f"/app?applicationId={MINE}").wait_for(ConnectedAppDetail), APP, ("Billing",))
    assert not there.asked_for("/deleted")


def test_a_question_that_changes_its_mind(page: Page) -> None:
    """A question that names the app while it is read and another one when it is pressed is not confirmed."""
    ask = """<title>Delete</title><form action=/confirmed><p>Delete Mine?</p>
      <button onmouseover="document.querySelector('p').innerText = 'Delete Billing?'">Delete</button></form>"""
    there = BentPages(page, {"/app": detail(), "/deleted": ask})
    with suppress(PageError):
        delete_app(there.open(f"/app?applicationId={MINE}").wait_for(ConnectedAppDetail), APP, ("Billing",))
    assert not there.asked_for("/confirmed")


def test_a_question_that_waits_and_changes(page: Page) -> None:
    """The same where its button can be pressed only later."""
    ask = """<title>Delete</title><form action=/confirmed><p>Delete Mine?</p>
      <button id=b style="pointer-events:none">Delete</button></form>
      <script>setTimeout(() => { document.querySelector('p').innerText = 'Delete Billing?'; }, 500);
      setTimeout(() => { b.style.pointerEvents = 'auto' }, 700)</script>"""
    there = BentPages(page, {"/app": detail(), "/deleted": ask})
    with suppress(PageError):
        delete_app(there.open(f"/app?applicationId={MINE}").wait_for(ConnectedAppDetail), APP, ("Billing",))
    assert not there.asked_for("/confirmed")


EDIT = (
    "<title>Salesforce</title><h1>Connected App</h1><h2>Connected App Edit</h2>{before}<form action=/saved>"
    '<table><tr><td>Permitted Users<td><select id=userpolicy onchange="{ask}">'
    "<option>All users may self-authorize<option>" + ADMIN_APPROVED + "</select>"
    "<tr><td>Timeout Value<td><select><option>--None--</select></table>"
    "<input type=submit value=' Save '></form>{after}"
)


def test_save_of_another_form(page: Page) -> None:
    """A Save that stands before the form's own and belongs to another form is not pressed."""
    other = "<form action=/other><input name=view><input type=submit value=Save></form>"
    there = BentPages(page, {"/e": EDIT.format(before=other, after="", ask="")})
    with suppress(PageError):
        there.open("/e").wait_for(EditPolicies).save.press(ConnectedAppPolicies)
    assert there.asked_for("/saved")
    assert not there.asked_for("/other")


def test_save_of_a_dialog(page: Page) -> None:
    """A Save in a dialog that lies over the page is not the form's."""
    other = "<div role=dialog><p>Save this view?</p><button onclick=\"location='/other'\">Save</button></div>"
    there = BentPages(page, {"/p": profiles("Mine", before=other)})
    with suppress(PageError):
        there.open("/p").wait_for(ManageProfiles).save.press(ConnectedAppPolicies)
    assert not there.asked_for("/other")


@pytest.mark.parametrize("text", ["Enabling this option will delete all other apps.", "Enabling this option is new."])
def test_a_confirm_that_only_begins_alike(page: Page, text: str) -> None:
    """A dialog of step 15 that goes on otherwise is not answered with OK."""
    there = BentPages(page, {"/e": EDIT.format(before="", after="", ask=f"if (confirm('{text}')) location = '/lost'")})
    with suppress(PageError):
        there.open("/e").wait_for(EditPolicies).pre_authorize()
    page.wait_for_timeout(200)
    assert not there.asked_for("/lost")


def test_the_confirm_is_expected_while_the_option_is_chosen_alone(page: Page) -> None:
    """Later the same words are another question."""
    words = "Enabling this option will result in all users currently using this app being denied access."
    there = BentPages(page, {"/e": EDIT.format(before="", after="", ask="")})
    org = there.open("/e")
    org.wait_for(EditPolicies).pre_authorize()
    assert page.evaluate("words => confirm(words)", words) is False


def test_the_oks_of_something_else(page: Page) -> None:
    """An OK on the page that asks something else than step 15 does is not pressed."""
    there = BentPages(
        page,
        {"/e": EDIT.format(before="", after="<p>Reset?</p><button onclick=\"location='/ok'\">OK</button>", ask="")},
    )
    with suppress(PageError):
        there.open("/e").wait_for(EditPolicies).pre_authorize()
    page.wait_for_timeout(200)
    assert not there.asked_for("/ok")


APP_FORM = (
    "<title>Salesforce</title><h1>New Connected App</h1><form action=/saved>{first}"
    "<table><tr><td>Connected App Name<td><input id=nameSection:name>"
    "<tr><td>API Name<td><input><tr><td>Contact Email<td><input id=emailSection:contactEmail>"
    "<tr><td>Enable OAuth Settings<td><input type=checkbox id=oauth:isOauth></table>"
    "{chooser}<input type=submit value=Save></form>"
)


def test_a_chooser_for_something_else(page: Page, tmp_path: pytest.TempPathFactory) -> None:
    """Of two choosers of which none says that it is for the certificate, none is given it."""
    file = tmp_path / "server.crt"  # type: ignore[operator]
    file.write_text("x")
    two = "<p>Logo <input type=file id=logo></p>"
    there = BentPages(page, {"/f": APP_FORM.format(first=two, chooser="<p>Other <input type=file></p>")})
    with pytest.raises(PartMissing):
        there.open("/f").wait_for(NewConnectedApp).certificate.attach(file)
    assert page.evaluate("() => Array.from(document.querySelectorAll('[type=file]'), e => e.files.length)") == [0, 0]


def test_a_permission_set_that_is_another(page: Page) -> None:
    """After the Save of a new permission set the page of another one is no proof that it was made."""
    other = (
        "<title>x</title><h1>Permission Set</h1><button>Manage Assignments</button><table><tr>"
        "<td>API Name<td>Old</table>"
    )
    form = (
        "<title>x</title><form action=/set><table><tr><td>Label<td><input id=permSetLabelInput>"
        "<tr><td>API Name<td><input id=permSetDevNameInput value=x></table><input type=submit value=Save></form>"
    )
    sets = (
        "<title>x</title><h1>Permission Sets</h1>"
        "<button onclick=\"location='/form'\">New</button><a href=/0PS000000000001>Old</a>"
    )
    there = BentPages(page, {"/sets": sets, "/form": form, "/set": other})
    with pytest.raises(PageError):
        there.open("/sets").wait_for(PermissionSets).create("New Set", "New_Set")
