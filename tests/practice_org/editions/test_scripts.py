"""What the editions do by script in Lightning: the chooser, the details in a new tab, the switch."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from fixtures.practice_org import PracticeOrg

from ..factory import connected_app
from ..lightning import frame, quick_find, signed_in


def test_chooser(page: Page) -> None:
    """G3's button opens a modal with two kinds; Continue waits for a choice, and leads to the form."""
    with PracticeOrg(edition="G3") as practice:
        signed_in(page, practice, "/lightning/setup/NavigationMenus/home")
        page.get_by_role("button", name="New Connected App").click()
        dialog = page.get_by_role("dialog", name="Create a Connected App")
        expect(dialog.get_by_role("button", name="Continue")).to_be_disabled()
        expect(dialog.get_by_role("radio", name="Create an External Client App")).to_be_visible()
        dialog.get_by_role("radio", name="Create a Connected App").check()
        dialog.get_by_role("button", name="Continue").click()
        expect(frame(page).get_by_role("heading", name="New Connected App")).to_be_visible()


def test_consumer_details_in_a_new_tab(page: Page) -> None:
    """From Lightning the details open in a tab of their own in Classic's look, behind the code."""
    with PracticeOrg(edition="G3") as practice:
        app = connected_app(practice.org).app
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        address = f"/app/mgmt/forceconnectedapps/forceAppDetail.apexp%3Fid={app.consumer_id}"
        signed_in(page, practice, f"/lightning/setup/NavigationMenus/page?address={address}")
        with page.expect_popup() as popup:
            frame(page).get_by_role("button", name="Manage Consumer Details").click()
        tab = popup.value
        tab.get_by_label("Verification Code").fill(practice.org.mail[-1].text.split()[-1])
        tab.get_by_role("button", name="Verify").click()
        expect(tab.locator("[id$='consumerSecretSection:consumerSecret']")).to_have_text(app.consumer_secret)
        expect(tab.locator("#AppBodyHeader")).to_be_visible()
        tab.get_by_role("button", name="Copy").first.click()
        assert tab.evaluate("navigator.clipboard.readText()") == app.consumer_key
        tab.get_by_role("link", name="« Back to Manage Connected Apps").click()
        expect(tab.get_by_role("heading", name="Connected Apps", exact=True)).to_be_visible()


@pytest.mark.parametrize("refused", [False, True], ids=["allowed", "refused"])
def test_switch_in_lightning(page: Page, *, refused: bool) -> None:
    """G4: the switch asks for "Enable"; then its button opens the form, or the org says that Support must act."""
    with PracticeOrg(edition="G4", faults=("creation-refused",) if refused else ()) as practice:
        signed_in(page, practice)
        quick_find(page).fill("External Client Apps")
        page.locator('div[title="Settings"] a').click()
        create = page.get_by_role("button", name="New Connected App")
        expect(create).to_be_disabled()
        page.get_by_role("switch", name="Allow creation of connected apps").click()
        page.get_by_role("dialog").get_by_role("button", name="Enable").click()
        if refused:
            expect(page.get_by_role("alert")).to_contain_text("contact Salesforce Customer Support")
            expect(create).to_be_disabled()
            return
        expect(page.get_by_role("switch", name="Allow creation of connected apps")).to_be_checked()
        create.click()
        expect(frame(page).get_by_role("heading", name="New Connected App")).to_be_visible()
