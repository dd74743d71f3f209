"""A large org: its pages are quick, complete and usable."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from fixtures.practice_org import PracticeOrg, scaled
from fixtures.practice_org.pages.policies import PERMISSION_SETS, PROFILES
from fixtures.practice_org.shell.app_menu import ROWS
from fixtures.practice_org.state.org import Org

from ..factory import connected_app
from ..lightning import frame, signed_in
from ..site import Site

LISTS = {
    ROWS: 1000,
    PROFILES: 400,
    PERMISSION_SETS: 2000,
    "/_ui/perms/ui/setup/PermissionSetLightningPage": 2000,
    "/00e": 400,
    "/02u": 100,
}


@pytest.fixture(scope="module")
def large() -> Site:
    """An org of a thousand apps, signed in to."""
    return Site(Org(state=scaled(Org().state)))


def test_counts(large: Site) -> None:
    """There are as many rows as asked for, with ids, names and keys of their own; a second time adds nothing."""
    state = large.org.state
    assert len(state.menu_items) + len(state.connected_apps) == 1000
    for rows, count in ((state.profiles, 400), (state.permission_sets, 2000)):
        assert len({row.id for row in rows}) == count
    assert len({app.consumer_key for app in state.connected_apps}) == len(state.connected_apps)
    assert len({app.application_id for app in state.connected_apps}) == len(state.connected_apps)
    again = scaled(state)
    assert (len(again.menu_items), len(again.permission_sets)) == (len(state.menu_items), 2000)


def test_one_row_of_two_thousand(page: Page) -> None:
    """One permission set among two thousand is found, ticked and saved in a browser."""
    with PracticeOrg(state=scaled(Org().state)) as practice:
        app = connected_app(practice.org).app
        signed_in(page, practice, "/lightning/setup/SetupOneHome/home")
        address = f"{PERMISSION_SETS}%3FapplicationId={app.application_id}"
        page.goto(f"{practice.url}/lightning/setup/ConnectedApplication/page?address={address}")
        row = frame(page).locator("tr.dataRow", has=frame(page).get_by_role("link", name="Feature 1717", exact=True))
        row.get_by_role("checkbox").check()
        with page.expect_response(lambda answer: answer.request.method == "POST"):  # the list has this link too
            frame(page).locator("input.btn[title=Save]").first.click()
        expect(frame(page).get_by_role("link", name="Feature 1717")).to_be_visible()
        assert len(app.permission_sets) == 1


def test_app_manager_with_a_thousand_rows(page: Page) -> None:
    """App Manager shows fifty of a thousand rows, and the others as one scrolls."""
    with PracticeOrg(state=scaled(Org().state)) as practice:
        signed_in(page, practice, "/lightning/setup/NavigationMenus/home")
        expect(page.locator("tbody tr")).to_have_count(50)
        expect(page.get_by_text("50+ items")).to_be_visible()
        page.locator("tbody tr").last.scroll_into_view_if_needed()
        expect(page.locator("tbody tr")).to_have_count(100)
