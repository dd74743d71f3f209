"""Three hosts in a browser: a session comes along, and frames of another origin work as those of the same."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from fixtures.practice_org import ADMIN, PASSWORD, Dialect, PracticeOrg
from fixtures.practice_org.state.model import PermittedUsers

from ..factory import connected_app
from ..lightning import FRAME, frame, quick_find, signed_in

HOME = "/lightning/setup/SetupOneHome/home"


@pytest.mark.parametrize("whose", ["by-hosts", "cross"])
def test_walk_over_three_origins(page: Page, whose: str) -> None:
    """In a browser: login, tree, form in a frame, native dialog, Save, and back to Classic.

    The frame has the origin of Setup's own host (grade A for that host), or another where the dialect says so.
    """
    with PracticeOrg(origins="three", dialect=Dialect().with_(frame_origin=whose)) as practice:
        app = connected_app(practice.org, permitted_users=PermittedUsers.SELF_AUTHORIZE).app
        signed_in(page, practice)
        setup = practice.url.replace(".my.", ".my-setup.")
        page.wait_for_url(setup + HOME)
        quick_find(page).fill("Manage Connected Apps")
        page.locator('div[title="Manage Connected Apps"] a').click()
        frame(page).get_by_role("link", name=app.name, exact=True).click()
        frame(page).locator("input[name=edit]").click()
        page.on("dialog", lambda dialog: dialog.accept())
        frame(page).locator("#userpolicy").select_option("1")
        frame(page).locator("input.btn[title=Save]").click()
        expect(frame(page).locator("h2.mainTitle")).to_have_text("Connected App Detail")
        expect(page.locator(FRAME)).to_have_attribute(
            "title", f"Connected App: {app.name} ~ Salesforce - Developer Edition"
        )
        assert page.url.startswith(f"{setup}/lightning/setup/ConnectedApplication/page?address=")
        assert app.permitted_users is PermittedUsers.ADMIN_APPROVED
        inner = practice.url if whose == "cross" else setup
        assert {frame.url.split("/")[2] for frame in page.frames} == {setup[7:], inner[7:]}
        page.reload()
        expect(frame(page).locator("h2.mainTitle")).to_have_text("Connected App Detail")
        page.locator(".profile .menuTriggerLink").click()
        page.get_by_role("menuitem", name="Switch to Salesforce Classic").click()
        page.wait_for_url(f"{practice.url}/setup/forcecomHomepage.apexp")
        expect(page.locator("#setupNavTree")).to_be_visible()


def test_dead_session_over_three_origins(page: Page) -> None:
    """A session that ends shows the login form in the frame, and a login there goes on there."""
    with PracticeOrg(origins="three", polling=False) as practice:
        signed_in(page, practice, "/lightning/setup/PermSets/home")
        frame(page).get_by_role("link", name="Sandbox Keeper").wait_for()
        practice.org.end_sessions()
        frame(page).get_by_role("link", name="Sandbox Keeper").click()
        frame(page).locator("#username").fill(ADMIN)
        frame(page).locator("#password").fill(PASSWORD)
        frame(page).locator("#Login").click()
        expect(frame(page).locator("h2.pageDescription")).to_have_text("Sandbox Keeper")
