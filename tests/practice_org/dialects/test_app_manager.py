"""Dialects of App Manager and of what leads from it to the form, in a browser: a person gets there by each."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from fixtures.practice_org import Dialect, PracticeOrg
from fixtures.practice_org.shell.app_menu import ROWS

from ..lightning import frame, signed_in
from ..site import Site

APP_MANAGER = "/lightning/setup/NavigationMenus/home"
ROW = "Backup_Courier"


def spoken(dialect: str, edition: str = "G2") -> PracticeOrg:
    """An org of that dialect."""
    return PracticeOrg(dialect=Dialect.parse(dialect), edition=edition, polling=False)


@pytest.mark.parametrize(
    ("markup", "grids", "tables"), [("grid", 1, 1), ("table", 0, 1), ("divisions", 1, 0), ("virtual", 1, 1)]
)
def test_list(page: Page, markup: str, grids: int, tables: int) -> None:
    """The list is a table or none, a grid or none, and has the same rows and columns in every form."""
    with spoken(f"app_list={markup}") as practice:
        signed_in(page, practice, APP_MANAGER)
        row = page.get_by_role("row").filter(has_text=ROW)
        expect(row).to_be_visible()
        expect(row).to_contain_text("Connected")
        assert page.locator("#view [role=grid]").count() == grids
        assert page.locator("#view table").count() == tables
        assert page.get_by_role("columnheader").all_inner_texts()[1].strip() == "App Name"


def test_virtual_rows(page: Page) -> None:
    """A row out of sight is not in the document until one scrolls to it; the rows before it are not any more then."""
    with spoken("app_list=virtual") as practice:
        signed_in(page, practice, APP_MANAGER)
        rows = page.locator("tbody tr:not(.room)")
        rows.first.wait_for()
        names = sorted((item.name for item in practice.org.state.menu_items), key=str.lower)
        expect(page.locator("#view").get_by_text(names[-1], exact=True)).to_have_count(0)
        first = rows.first.inner_text()
        page.locator(".scroller").evaluate("list => { list.scrollTop = list.scrollHeight; }")
        expect(page.locator("#view").get_by_text(names[-1], exact=True).first).to_be_visible()
        assert rows.first.inner_text() != first


def test_ten_at_a_time(page: Page) -> None:
    """Ten rows are there at first, and more come by themselves until one could scroll."""
    with spoken("app_list_batch=ten-late") as practice:
        signed_in(page, practice, APP_MANAGER)
        expect(page.get_by_text("10+ items")).to_be_visible()
        expect(page.locator("tbody tr")).to_have_count(10)
        expect(page.get_by_text("20+ items")).to_be_visible()


@pytest.mark.parametrize(
    ("columns", "headers"),
    [
        ("type-first", ["App Type", "App Name", "Developer Name", "Last Modified Date", "Description"]),
        ("no-developer-name", ["App Name", "Description", "Last Modified Date", "App Type"]),
    ],
)
def test_columns(page: Page, columns: str, headers: list[str]) -> None:
    """The columns have another order, or one is missing."""
    with spoken(f"app_columns={columns}") as practice:
        signed_in(page, practice, APP_MANAGER)
        page.locator("tbody tr").first.wait_for()
        shown = [text.strip(" ↑") for text in page.locator("thead th").all_inner_texts()]
        assert shown[1 : 1 + len(headers)] == headers


@pytest.mark.parametrize(("word", "shown"), [("connected", "Connected"), ("connected-managed", "Connected (Managed)")])
def test_type_of_an_own_app(word: str, shown: str) -> None:
    """An app of this org is of that type, and can be managed."""
    rows = Site(dialect=f"app_type={word}").get(ROWS).json()["rows"]
    (row,) = [row for row in rows if row["developerName"] == ROW]
    assert row["type"] == shown
    assert [action["label"] for action in row["actions"]] == ["View", "Edit", "Manage"]


@pytest.mark.parametrize(
    ("dialect", "name", "clicks", "inside"),
    [
        ("row_menu_trigger=button,row_menu_place=row", "Show menu", 1, 1),
        ("row_menu_trigger=with-name,row_menu_opens=second-click", "Show actions for Backup Courier", 2, 0),
        ("row_menu_trigger=untitled,row_menu_place=row,app_list=divisions", "Actions", 1, 1),
        ("row_menu_trigger=untitled,app_list=virtual", "Actions", 1, 0),
    ],
)
def test_row_menu(page: Page, dialect: str, name: str, clicks: int, inside: int) -> None:
    """The menu opens at that click, stands in the row or at the document's end, and leads to the app's policies."""
    with spoken(dialect) as practice:
        signed_in(page, practice, APP_MANAGER)
        row = page.get_by_role("row").filter(has_text=ROW)
        trigger = row.get_by_role("button", name=name, exact=True)
        for _ in range(clicks):
            expect(page.locator(".actionMenu")).to_have_count(0)
            trigger.click()
        expect(page.locator(".actionMenu")).to_have_count(1)
        assert row.locator(".actionMenu").count() == inside
        page.get_by_role("menuitem", name="Manage").click()
        expect(frame(page).locator("h2.mainTitle").first).to_have_text("Connected App Detail")


def test_button_in_the_overflow_menu(page: Page) -> None:
    """New Connected App is in a menu behind the group of buttons."""
    with spoken("new_app_button=overflow") as practice:
        signed_in(page, practice, APP_MANAGER)
        page.get_by_role("button", name="New Lightning App").wait_for()
        assert page.get_by_role("button", name="New Connected App").count() == 0
        page.get_by_role("button", name="Show more actions").click()
        page.get_by_role("menuitem", name="New Connected App").click()
        expect(frame(page).get_by_role("heading", name="New Connected App")).to_be_visible()


def test_late_buttons(page: Page) -> None:
    """The list is there before the buttons are."""
    with spoken("new_app_button=late") as practice:
        signed_in(page, practice, APP_MANAGER)
        page.locator("tbody tr").first.wait_for()
        assert page.locator(".headerButtons a").count() == 0
        expect(page.get_by_role("button", name="New Connected App")).to_be_visible()


@pytest.mark.parametrize(("value", "at_first"), [("greyed", None), ("enabled-for-a-moment", "a person may click")])
def test_greyed_button(page: Page, value: str, at_first: str | None) -> None:
    """The button is grey while creation is not allowed, at once or in a moment, and is not once it is allowed."""
    with spoken(f"new_app_button={value}") as practice:
        signed_in(page, practice, APP_MANAGER)
        button = page.locator(".headerButtons a[title='New Connected App']")
        button.wait_for()
        if at_first is None:
            assert button.get_attribute("aria-disabled") == "true"
        expect(button).to_have_attribute("aria-disabled", "true")
        practice.org.state.creation_allowed = True
        page.reload()
        page.get_by_role("button", name="New Connected App", disabled=False).click()
        expect(frame(page).get_by_role("heading", name="New Connected App")).to_be_visible()


@pytest.mark.parametrize("value", ["settings-only", "greyed", "enabled-for-a-moment"])
def test_settings_page_where_it_decides(value: str) -> None:
    """Where the settings page decides, the shell has it as a page of its own."""
    page = "/lightning/setup/ExternalClientApplicationSettings/home"
    own = '"ExternalClientApplicationSettings": {"address": "", "home": true, "label": "External Client App Settings", '
    assert own + '"lightning": true}' in Site(dialect=f"new_app_button={value}").get(page).text
    assert own + '"lightning": false}' in Site().get(page).text
    buttons = Site(dialect=f"new_app_button={value}").get(ROWS).json()["buttons"]
    assert ("New Connected App" in [button["label"] for button in buttons]) == (value != "settings-only")
