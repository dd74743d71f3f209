"""Users, Manage Assignments, Home and Object Manager in a browser: every page leads on."""

from __future__ import annotations

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from fixtures.practice_org import INTEGRATION, Dialect, PracticeOrg
from fixtures.practice_org.state.model import User

from ..lightning import frame, quick_find, signed_in

SETS = "/lightning/setup/PermSets/home"


def robot_of(practice: PracticeOrg) -> User:
    """The user whom pipelines log in as."""
    robot = practice.org.user(INTEGRATION)
    assert robot is not None
    return robot


def opened(page: Page, practice: PracticeOrg) -> None:
    """Manage Assignments of one permission set."""
    signed_in(page, practice, SETS)
    frame(page).get_by_role("link", name="Sandbox Keeper").click()
    frame(page).get_by_role("button", name="Manage Assignments").click()


def picked(within: Page | FrameLocator) -> None:
    """The box of the pipelines' user, by the user name in its row."""
    row = within.get_by_role("row").filter(has_text=INTEGRATION)
    drawn = row.locator(".slds-checkbox--faux")
    (drawn if drawn.count() else row.get_by_role("checkbox")).click()


@pytest.mark.parametrize(
    ("dialect", "buttons", "after"),
    [
        ("", ["Next", "Assign", "Done"], "Current Assignments"),
        ("assignment_expiry=not-asked", ["Assign", "Done"], "Current Assignments"),
        ("assignment_expiry=not-asked,assignment_end=list", ["Assign"], "Current Assignments"),
    ],
)
def test_assigned_in_lightnings_own_pages(page: Page, dialect: str, buttons: list[str], after: str) -> None:
    """Add Assignment, the user's box, and the buttons of the dialect give the set; the list shows who has it."""
    with PracticeOrg(dialect=Dialect.parse(dialect), polling=False) as practice:
        opened(page, practice)
        page.get_by_role("button", name="Add Assignment").click()
        expect(page.get_by_role("heading", name="Select Users to Assign")).to_be_visible()
        picked(page)
        for name in buttons:
            page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("heading", name=after)).to_be_visible()
        expect(page.get_by_text(INTEGRATION, exact=True)).to_be_visible()
        held = [
            made.label for made in practice.org.state.permission_sets if made.id in robot_of(practice).permission_sets
        ]
        assert held == ["Sandbox Keeper"]


def test_assigned_in_the_frame(page: Page) -> None:
    """The classic pages do the same in the frame, and a user's name leads to the user."""
    with PracticeOrg(dialect=Dialect.parse("assignment_pages=assigned-users"), polling=False) as practice:
        opened(page, practice)
        frame(page).get_by_role("button", name="Add Assignments").click()
        picked(frame(page))
        frame(page).get_by_role("button", name="Assign", exact=True).click()
        frame(page).get_by_role("button", name="Done").click()
        frame(page).get_by_role("link", name=robot_of(practice).name).click()
        expect(frame(page).get_by_role("link", name="Sandbox Keeper")).to_be_visible()


def test_no_page_is_a_dead_end(page: Page) -> None:
    """Home, Users, Object Manager and the gear's entries show something and lead on."""
    with PracticeOrg(polling=False) as practice:
        signed_in(page, practice, "/lightning/setup/SetupOneHome/home")
        page.locator("#view").get_by_role("link", name=robot_of(practice).name).click()
        expect(frame(page).get_by_role("heading", name="User Detail")).to_be_visible()
        quick_find(page).fill("Users")
        page.locator('div[title="Users"] a').last.click()
        expect(frame(page).get_by_role("cell", name=INTEGRATION)).to_be_visible()
        page.get_by_role("tab", name="Object Manager").click()
        expect(page.get_by_role("cell", name="Opportunity").first).to_be_visible()
        page.get_by_title("Setup", exact=True).click()
        with page.expect_popup() as opened_tab:
            page.get_by_role("menuitem", name="Developer Console").click()
        expect(opened_tab.value.get_by_role("heading", name="Developer Console")).to_be_visible()
        expect(opened_tab.value.get_by_role("link", name="Setup", exact=True)).to_be_visible()
