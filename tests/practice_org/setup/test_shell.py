"""Lightning's shell in a browser: tree and Quick Find, App Manager's list, and the frame that holds classic pages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from fixtures.practice_org import PracticeOrg

from ..lightning import FRAME, frame, quick_find, signed_in

APP_MANAGER = "/lightning/setup/NavigationMenus/home"


def test_find_and_open_app_manager(page: Page, practice: PracticeOrg) -> None:
    """Typing filters the tree and opens its groups; the match is marked; the row opens App Manager in place."""
    signed_in(page, practice)
    expect(page.locator(".treeFoot")).to_be_hidden()
    expect(page.get_by_role("treeitem", name="App Manager", exact=True)).to_be_hidden()
    quick_find(page).press_sequentially("app m")
    row = page.get_by_role("treeitem", name="App Manager", exact=True)
    expect(row.locator("mark")).to_have_text("App M")
    expect(page.locator('div[title="App Manager"] > a')).to_have_js_property("childNodes.length", 3)
    expect(page.get_by_role("treeitem", name="External Client App Manager", exact=True)).to_be_visible()
    expect(page.get_by_role("treeitem", name="Profiles")).to_be_hidden()
    expect(page.locator(".treeFoot")).to_be_visible()
    page.locator('div[title="App Manager"] a').click()
    expect(page.get_by_role("heading", name="Lightning Experience App Manager")).to_be_visible()
    expect(row).to_have_attribute("aria-selected", "true")
    assert page.url == practice.url + APP_MANAGER
    assert [entry.path for entry in practice.org.log.entries].count("/lightning/setup/SetupOneHome/home") == 1


def test_found_group_shows_its_rows(page: Page, practice: PracticeOrg) -> None:
    """A group whose own name is found opens with all its rows, whatever their names; other groups do not."""
    signed_in(page, practice)
    quick_find(page).fill("External Client Apps")
    expect(page.get_by_role("treeitem", name="Settings", exact=True)).to_be_visible()
    expect(page.get_by_role("treeitem", name="External Client App Manager")).to_be_visible()
    expect(page.get_by_role("treeitem", name="Manage Connected Apps")).to_be_hidden()


def test_only_the_button_opens_a_group(page: Page, practice: PracticeOrg) -> None:
    """A group's name is a link that does nothing; its button opens and closes it."""
    signed_in(page, practice)
    group = page.get_by_role("treeitem", name="Apps", exact=True)
    page.locator('div[title="Apps"] > a').click()
    expect(group).to_have_attribute("aria-expanded", "false")
    page.locator('div[title="Apps"] > button[title=Expand]').click()
    expect(group).to_have_attribute("aria-expanded", "true")
    page.locator('div[title="Apps"] > button[title=Collapse]').click()
    expect(group).to_have_attribute("aria-expanded", "false")


def test_list_of_apps(page: Page, practice: PracticeOrg) -> None:
    """App Manager's list is in the page itself: numbered rows by name, the known columns, a status line."""
    signed_in(page, practice, APP_MANAGER)
    total = len(practice.org.state.menu_items) + len(practice.org.state.connected_apps)
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(total)
    names = rows.locator("th").all_inner_texts()
    assert names == sorted(names, key=str.lower)
    expect(page.get_by_text(f"{total} items • Sorted by App Name")).to_be_visible()
    headers = [text.strip() for text in page.locator("thead th").all_inner_texts()]
    assert headers[1:6] == ["App Name", "Developer Name", "Description", "Last Modified Date", "App Type"]
    expect(rows.first.locator("td").first).to_have_text("1")
    expect(page.locator(FRAME)).to_have_count(0)
    assert page.locator("#auraError").count() == 1
    expect(page.locator("#auraError")).to_be_hidden()


def test_long_list_grows_as_one_scrolls(page: Page, practice: PracticeOrg) -> None:
    """Above fifty rows only the first fifty are there, and "50+ items", until one scrolls down."""
    items = practice.org.state.menu_items
    items += [replace(items[0], name=f"Zebra {n}", developer_name=f"Zebra_{n}") for n in range(40)]
    signed_in(page, practice, APP_MANAGER)
    expect(page.locator("tbody tr")).to_have_count(50)
    expect(page.get_by_text("50+ items")).to_be_visible()
    page.locator("tbody tr").last.scroll_into_view_if_needed()
    total = len(items) + len(practice.org.state.connected_apps)
    expect(page.locator("tbody tr")).to_have_count(total)
    expect(page.get_by_text(f"{total} items")).to_be_visible()


@pytest.mark.parametrize(
    ("row", "entries"),
    [
        ("Backup_Courier", ["View", "Edit", "Manage"]),
        ("Analytics_Demo_Tools", ["Edit"]),
        ("Fleet_Tracker_Link", ["View"]),
    ],
    ids=["connected", "classic", "managed"],
)
def test_row_menu(page: Page, practice: PracticeOrg, row: str, entries: list[str]) -> None:
    """A connected app of this org has View, Edit, Manage and no Delete; other rows have other entries."""
    signed_in(page, practice, APP_MANAGER)
    page.locator("tr", has=page.get_by_role("gridcell", name=row, exact=True)).get_by_role("button").click()
    expect(page.locator(".actionMenu").get_by_role("menuitem")).to_have_text(entries)
    page.keyboard.press("Escape")
    expect(page.locator(".actionMenu")).to_have_count(0)


def test_frame_of_a_classic_page(page: Page, practice: PracticeOrg) -> None:
    """A classic page stands in a vfFrameId frame in an open shadow root, whose title becomes the document's."""
    signed_in(page, practice, APP_MANAGER)
    page.get_by_role("button", name="New Connected App").click()
    expect(frame(page).get_by_role("heading", name="New Connected App")).to_be_visible()
    inner = page.locator(FRAME)
    expect(inner).to_have_attribute("title", "New Connected App ~ Salesforce - Developer Edition")
    assert re.fullmatch(r"vfFrameId_\d+", inner.get_attribute("name") or "")
    assert page.evaluate("document.querySelector('force-aloha-page').shadowRoot.mode") == "open"
    expect(page.locator(".breadcrumbDetail")).to_have_text("App Manager")
    expect(page.locator(".slds-spinner_container")).to_have_count(0)
    expect(frame(page).locator("#AppBodyHeader")).to_have_count(0)
    (address,) = [each.url for each in page.frames if "forceAppEdit" in each.url and each != page.main_frame]
    for parameter in ("isdtp=p1", "sfdcIFrameOrigin=http", "clc=1", "appLayout=setup", "sfdcIFrameHost=web"):
        assert parameter in address
    assert re.search(r"nonce=[0-9a-f]{64}(&|$)", address)


def test_frame_starts_blank(page: Page, practice: PracticeOrg) -> None:
    """A new frame is about:blank, named and titled alike, before it gets its real address."""
    signed_in(page, practice, APP_MANAGER)
    page.get_by_role("button", name="New Connected App").wait_for()
    first = page.evaluate(
        """() => {
            document.querySelector(".headerButtons a[title='New Connected App']").click();
            const made = document.querySelector("force-aloha-page").shadowRoot.querySelector("iframe");
            const spinners = document.querySelectorAll(".slds-spinner").length;
            return [made.contentWindow.location.href, made.name === made.title, spinners];
        }"""
    )
    assert first == ["about:blank", True, 1]
    expect(frame(page).get_by_role("heading", name="New Connected App")).to_be_visible()


def test_opening_swaps_the_frame_and_posting_keeps_it(page: Page, practice: PracticeOrg) -> None:
    """A link or button opens a new frame element; a form that is posted stays in its frame."""
    signed_in(page, practice, "/lightning/setup/PermSets/home")
    name = page.locator(FRAME).get_attribute("name")
    frame(page).locator("div.subNav input.btn").click()
    frame(page).locator("[id$=permSetLabelInput]").fill("Frame Keeper")
    second = page.locator(FRAME).get_attribute("name")
    assert second != name
    frame(page).locator("#save").click()
    expect(frame(page).locator("h2.pageDescription")).to_have_text("Frame Keeper")
    assert page.locator(FRAME).get_attribute("name") == second
    made = practice.org.state.permission_sets[-1]
    page.wait_for_url(f"{practice.url}/lightning/setup/PermSets/page?address=%2F{made.id}")


def test_deep_link_and_reload(page: Page, practice: PracticeOrg) -> None:
    """An address with `address=` opens that page in the frame, again after a reload."""
    app = practice.org.state.connected_apps[0]
    detail = f"%2Fapp%2Fmgmt%2Fforceconnectedapps%2FforceAppDetail.apexp%3Fid%3D{app.consumer_id}"
    signed_in(page, practice, f"/lightning/setup/NavigationMenus/page?address={detail}")
    for _ in range(2):
        expect(frame(page).locator("h2.pageDescription")).to_have_text(app.name)
        expect(page.locator(".breadcrumbDetail")).to_have_text("Manage Connected Apps")
        page.reload()


def test_dead_session_shows_the_form_inside_the_frame(page: Page, practice: PracticeOrg) -> None:
    """A session that ends between two pages leads to the login form in the frame, and from there on."""
    signed_in(page, practice, "/lightning/setup/PermSets/home")
    frame(page).get_by_role("link", name="Sandbox Keeper").wait_for()
    practice.org.end_sessions()
    frame(page).get_by_role("link", name="Sandbox Keeper").click()
    expect(frame(page).locator("#username")).to_be_visible()
    expect(page.locator(FRAME)).to_have_attribute("title", "Login | Salesforce")
    frame(page).locator("#username").fill("admin@practice.example")
    frame(page).locator("#password").fill("practice-only")
    frame(page).locator("#Login").click()
    expect(frame(page).locator("h2.pageDescription")).to_have_text("Sandbox Keeper")
