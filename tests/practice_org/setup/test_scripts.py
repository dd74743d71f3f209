"""What classic pages do by script, the same bare and in the frame: parts that appear, lists, dialogs, secrets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, FrameLocator, Page, expect

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import PermittedUsers

from ..factory import CALLBACK, connected_app, key_pair
from ..lightning import frame, signed_in
from ..site import DETAIL, EDIT_POLICIES, NEW, POLICIES

DIALOG = "Enabling this option will result in all users currently using this app being denied access."


class Setup:
    """Opens classic pages either way; `surface` is where their content is."""

    def __init__(self, page: Page, practice: PracticeOrg, *, lightning: bool) -> None:
        self.page, self.practice, self.lightning = page, practice, lightning
        self.surface: Page | FrameLocator = frame(page) if lightning else page
        signed_in(page, practice)
        page.wait_for_url("**/lightning/setup/**")

    def open(self, path: str) -> Page | FrameLocator:
        way = "/lightning/setup/NavigationMenus/page?address=" if self.lightning else ""
        self.page.goto(self.practice.url + way + (path.replace("?", "%3F").replace("&", "%26") if way else path))
        self.surface.locator("#bodyCell").wait_for()
        return self.surface


@pytest.fixture(params=[True, False], ids=["lightning", "classic"])
def setup(page: Page, practice: PracticeOrg, request: pytest.FixtureRequest) -> Setup:
    """Setup in a frame, and bare."""
    return Setup(page, practice, lightning=request.param)


def test_oauth_part_appears_with_the_tick(setup: Setup) -> None:
    """The OAuth part is not in the page before its box is ticked, and the file chooser not before its own."""
    form = setup.open(NEW)
    callback = form.locator("textarea[name$=callbackUrl]")
    assert callback.count() == 0
    form.get_by_label("Enable OAuth Settings").check()
    expect(callback).to_be_visible()
    chooser = form.locator("input[type=file]")
    expect(chooser).to_have_count(0)
    form.get_by_label("Use digital signatures").check()
    expect(chooser).to_be_visible()
    callback.fill(CALLBACK)
    form.get_by_label("Enable OAuth Settings").uncheck()
    expect(callback).to_have_count(0)
    form.get_by_label("Enable OAuth Settings").check()
    expect(callback).to_have_value(CALLBACK)
    expect(chooser).to_be_visible()


def test_api_name_fills_itself(setup: Setup) -> None:
    """Leaving the name fills an empty API Name: spaces become underscores, hyphens stay; a filled one stays."""
    form = setup.open(NEW)
    name, api_name = form.get_by_label("Connected App Name"), form.get_by_label("API Name")
    name.press_sequentially("My CI-App")
    expect(api_name).to_have_value("")
    name.press("Tab")
    expect(api_name).to_have_value("My_CI-App")
    name.fill("Other")
    name.press("Tab")
    expect(api_name).to_have_value("My_CI-App")


def test_scopes_move_between_the_lists(setup: Setup) -> None:
    """Add and Remove move the chosen scopes; an empty list shows a disabled --None--; the left one stays sorted."""
    form = setup.open(NEW)
    form.get_by_label("Enable OAuth Settings").check()
    available, selected = form.locator("select[name$=backingList_a]"), form.locator("select[name$=backingList_s]")
    all_labels = available.locator("option").all_inner_texts()
    assert all_labels == sorted(all_labels)
    expect(selected.locator("option")).to_have_text(["--None--"])
    expect(selected.locator("option")).to_be_disabled()
    chosen = ["Manage user data via Web browsers (web)", "Manage user data via APIs (api)"]
    for label in chosen:
        available.select_option(label=label)
        form.locator("[alt=Add]").click()
    expect(selected.locator("option")).to_have_text(chosen)
    selected.select_option(label=chosen)
    form.locator("[alt=Remove]").click()
    expect(available.locator("option")).to_have_text(all_labels)
    expect(selected.locator("option")).to_have_text(["--None--"])
    available.select_option(label=all_labels)
    form.locator("[alt=Add]").click()
    expect(available.locator("option")).to_have_text(["--None--"])


def test_form_to_own_page(setup: Setup, tmp_path: Path) -> None:
    """Filled in, refused once, saved, continued: one app, whose page shows key and, after a click, secret."""
    certificate = tmp_path / "server.crt"
    certificate.write_text(key_pair().certificate, encoding="ascii")
    form = setup.open(NEW)
    form.get_by_label("Connected App Name").fill("My App")
    form.get_by_label("Contact Email").fill("nonsense")
    form.get_by_label("Enable OAuth Settings").check()
    form.locator("textarea[name$=callbackUrl]").fill(CALLBACK)
    form.locator("select[name$=backingList_a]").select_option(["api", "refresh_token"])
    form.locator("[alt=Add]").click()
    form.get_by_label("Use digital signatures").check()
    form.locator("input[type=file]").set_input_files(certificate)
    form.get_by_role("button", name="Save").first.click()
    expect(form.locator(".errorMsg li")).to_have_text(
        "Contact Email: Contact email needs to be in a valid email format"
    )
    expect(form.locator("input[type=file]")).to_have_value("")
    form.get_by_label("Contact Email").fill("owner@practice.example")
    form.locator("input[type=file]").set_input_files(certificate)
    form.get_by_role("button", name="Save").last.click()
    form.get_by_role("button", name="Continue").click()
    expect(form.get_by_role("button", name="Manage")).to_be_visible()
    app = setup.practice.org.app_by_name("My App")
    assert app is not None
    expect(form.locator("[id$='oauthSettingsSection:consumerKeySection:consumerKey']")).to_have_text(app.consumer_key)
    expect(form.locator("[id^=ctrDiv]")).to_have_text("Click to reveal")
    form.get_by_text("Click to reveal").click()
    expect(form.locator("[id^=ctrDiv]")).to_have_text(app.consumer_secret)
    assert (app.scopes, app.certificate) == (["api", "refresh_token"], key_pair().certificate)


def test_edit_shows_what_is_stored(setup: Setup) -> None:
    """The form of a stored app has its scopes on the right side and its boxes ticked; Save keeps all of it."""
    app = connected_app(setup.practice.org).app
    before = (list(app.scopes), app.certificate, app.callback_urls)
    form = setup.open(f"{NEW}?id={app.consumer_id}")
    expect(form.get_by_label("Use digital signatures")).to_be_checked()
    expect(form.locator("select[name$=backingList_s] option")).to_have_count(3)
    expect(form.locator("select[name$=backingList_a] option", has_text="(api)")).to_have_count(0)
    form.get_by_label("Description").fill("changed")
    form.get_by_role("button", name="Save").first.click()
    form.get_by_role("button", name="Continue").wait_for()
    assert app.description == "changed"
    assert (app.scopes, app.certificate, app.callback_urls) == before


@pytest.mark.parametrize("answer", [True, False], ids=["ok", "cancel"])
def test_delete_asks_first(setup: Setup, *, answer: bool) -> None:
    """Delete asks by a native dialog; OK removes the app and leads to the list, Cancel leaves it."""
    app = connected_app(setup.practice.org).app
    surface = setup.open(f"{DETAIL}?id={app.consumer_id}")
    setup.page.once("dialog", lambda dialog: dialog.accept() if answer else dialog.dismiss())
    surface.get_by_role("button", name="Delete").click()
    if answer:
        setup.page.wait_for_url("**/NavigationMenus/home" if setup.lightning else "**/02u?setupid=TabSet")
    else:
        expect(surface.get_by_role("button", name="Delete")).to_be_visible()
    assert (app in setup.practice.org.state.connected_apps) is not answer


@pytest.mark.parametrize("answer", [True, False], ids=["ok", "cancel"])
def test_admin_approved_asks_first(setup: Setup, *, answer: bool) -> None:
    """Choosing "Admin approved" asks by a native dialog at once; Cancel puts the old value back."""
    app = connected_app(setup.practice.org, permitted_users=PermittedUsers.SELF_AUTHORIZE).app
    surface = setup.open(f"{EDIT_POLICIES}?applicationId={app.application_id}")
    asked: list[str] = []

    def decide(dialog: Dialog) -> None:
        asked.append(f"{dialog.type}: {dialog.message}")
        if answer:
            dialog.accept()
        else:
            dialog.dismiss()

    setup.page.once("dialog", decide)
    surface.locator("#userpolicy").select_option(label="Admin approved users are pre-authorized")
    expect(surface.locator("#userpolicy")).to_have_value("1" if answer else "0")
    assert len(asked) == 1
    assert asked[0].startswith(f"confirm: {DIALOG}")
    surface.locator("input.btn[title=Save]").click()
    surface.locator("input[name=edit]").wait_for()
    assert (app.permitted_users is PermittedUsers.ADMIN_APPROVED) is answer


def test_back_to_self_authorize_asks_nothing(setup: Setup) -> None:
    """The other way round there is no dialog, and the lists are gone after Save."""
    app = connected_app(setup.practice.org).app
    surface = setup.open(f"{EDIT_POLICIES}?applicationId={app.application_id}")
    setup.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    surface.locator("#userpolicy").select_option("0")
    surface.locator("input.btn[title=Save]").click()
    surface.locator("input[name=edit]").wait_for()
    expect(surface.locator("input[name=assignprofiles]")).to_have_count(0)
    assert app.permitted_users is PermittedUsers.SELF_AUTHORIZE


def test_profiles_are_attached(setup: Setup) -> None:
    """Manage Profiles opens the page of check boxes, its Save leads back, and the list has the name."""
    app = connected_app(setup.practice.org, profiles=[]).app
    surface = setup.open(f"{POLICIES}?applicationId={app.application_id}")
    surface.locator("input[name=assignprofiles]").click()
    link = surface.get_by_role("link", name="Research & Development", exact=True)
    surface.locator("tr.dataRow", has=link).get_by_role("checkbox").check()
    surface.locator("input.btn[title=Save]").last.click()
    expect(surface.locator("h2.mainTitle")).to_have_text("Connected App Detail")
    expect(link).to_be_visible()
    assert len(app.profiles) == 1


def test_permission_set_api_name_fills_itself(setup: Setup) -> None:
    """Leaving the label fills an empty API Name of a permission set."""
    form = setup.open("/udd/PermissionSet/newPermissionSet.apexp")
    form.locator("[id$=permSetLabelInput]").press_sequentially("CI: Robot 7")
    form.locator("[id$=permSetLabelInput]").press("Tab")
    expect(form.locator("[id$=permSetDevNameInput]")).to_have_value("CI_Robot_7")


def test_list_of_connected_apps_leads_to_the_policies(setup: Setup) -> None:
    """Manage Connected Apps lists label, version and permitted users; the label opens the policies."""
    app = connected_app(setup.practice.org).app
    surface = setup.open("/app/mgmt/forceconnectedapps/forceInstalledConnectedAppList.apexp")
    row = surface.locator("tr.dataRow", has=surface.get_by_role("link", name=app.name, exact=True))
    expect(row).to_contain_text("Admin approved users are pre-authorized")
    row.get_by_role("link", name=app.name).click()
    expect(surface.locator("h2.pageDescription")).to_have_text(app.name)
    expect(surface.locator("h2.mainTitle")).to_have_text("Connected App Detail")


def test_classic_tree(page: Page, practice: PracticeOrg) -> None:
    """Classic's tree opens by its known ids, its Quick Find filters, and Create > Apps has New and the actions."""
    signed_in(page, practice)
    page.wait_for_url("**/lightning/**")
    page.goto(f"{practice.url}/setup/forcecomHomepage.apexp")
    expect(page.locator("#TabSet_font")).to_be_hidden()
    page.locator("#setupSearch").fill("connected")
    expect(page.locator("#ConnectedApplication_font")).to_be_visible()
    expect(page.locator("#ConnectedAppsUsage_font")).to_be_visible()
    expect(page.locator("#DevTools_font")).to_be_hidden()
    page.locator("#setupSearch").fill("")
    page.locator("#DevTools_icon").click()
    page.locator("#TabSet_font").click()
    row = page.locator("tr.dataRow", has=page.get_by_role("link", name="Warehouse Sync"))
    expect(row.locator("a.actionLink")).to_have_text(["Edit", "Manage"])
    page.get_by_role("button", name="New").click()
    expect(page.get_by_role("heading", name="New Connected App")).to_be_visible()
    expect(page).to_have_title(re.compile("^New Connected App ~ Salesforce - Developer Edition$"))
    page.locator("#setupLink").click()
    page.locator("a.switch-to-lightning").click()
    page.wait_for_url("**/lightning/setup/SetupOneHome/home")
