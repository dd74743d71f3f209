"""What classic pages do by script, the same bare and in the frame: parts that appear, lists, dialogs, secrets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Dialog, FrameLocator, Page, expect

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import PermittedUsers

from ..factory import CALLBACK, connected_app
from ..lightning import frame, signed_in
from ..site import DETAIL, EDIT_POLICIES, NEW

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
