"""The bare thing: the clicks of the 17 steps as one hand-written Playwright script, with nothing around it.

It reads the address from argv, walks an org where the app is new, and looks at nothing that it does not need.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import Dialog, Frame, Page, sync_playwright

ADMIN, PASSWORD = "admin@practice.example", "practice-only"


def frame(page: Page, text: str) -> Frame:
    """The frame that shows a text, once it does."""
    page.frame_locator("iframe[name^=vfFrameId]").get_by_text(text).first.wait_for()
    return [f for f in page.frames if f.name.startswith("vfFrameId")][-1]


def quick_find(page: Page, item: str) -> None:
    """Types into Quick Find, once the shell listens to it, and follows the entry."""
    box = page.get_by_placeholder("Quick Find")
    box.wait_for()
    page.wait_for_load_state("load")
    box.fill(item)
    page.get_by_role("link", name=item, exact=True).click()


def assign(page: Page, button: str, heading: str, name: str) -> None:
    """Ticks one name on an assignment page and saves."""
    frame(page, "Connected App Detail").get_by_role("button", name=button).click()
    form = frame(page, heading)
    form.get_by_role("row", name=name).get_by_role("checkbox").check()
    form.get_by_role("button", name="Save").first.click()


def walk(page: Page, org: str, certificate: Path, name: str) -> str:
    """All 17 steps; returns the consumer key."""
    page.goto(org)
    page.get_by_label("Username").fill(ADMIN)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log In").click()
    quick_find(page, "App Manager")
    page.get_by_role("button", name="New Connected App").click()
    form = frame(page, "Basic Information")
    form.get_by_label("Connected App Name").fill(name)
    form.get_by_label("Connected App Name").press("Tab")
    form.get_by_label("Contact Email").fill("owner@practice.example")
    form.get_by_label("Enable OAuth Settings").check()
    form.get_by_label("Callback URL").fill("http://localhost:1717/OauthRedirect")
    form.get_by_label("Use digital signatures").check()
    form.locator("input[type=file]").set_input_files(certificate)
    labels = ["Manage user data via APIs (api)", "Manage user data via Web browsers (web)"]
    labels.append("Perform requests at any time (refresh_token, offline_access)")
    form.get_by_label("Available OAuth Scopes").select_option(label=labels)
    form.get_by_alt_text("Add").first.click()
    form.get_by_role("button", name="Save").first.click()
    frame(page, "before using the connected app").get_by_role("button", name="Continue").click()
    detail = frame(page, "Consumer Key")
    key = detail.locator("[id$=':consumerKey']").inner_text()
    detail.get_by_role("button", name="Manage", exact=True).click()
    frame(page, "Connected App Detail").get_by_role("button", name="Edit Policies").click()
    policies = frame(page, "Connected App Edit")
    radio = policies.get_by_role("radio", name="Expire refresh token after")
    radio.check()
    row = policies.locator("tr").filter(has=radio).last
    row.locator("input[type=text]").fill("90")
    policies.get_by_label("Timeout Value").select_option(label="15 minutes")
    policies.get_by_label("Permitted Users").select_option(label="Admin approved users are pre-authorized")
    policies.get_by_role("button", name="Save").click()
    assign(page, "Manage Profiles", "Application Profile Assignment", "System Administrator")
    frame(page, "Connected App Detail").get_by_role("button", name="Manage Permission Sets").wait_for()
    quick_find(page, "Permission Sets")
    frame(page, "Permission Sets").get_by_role("button", name="New").first.click()
    new = frame(page, "Permission Set Create")
    new.get_by_label("Label").fill(f"{name} Users")
    new.get_by_label("Label").press("Tab")
    new.get_by_role("button", name="Save").first.click()
    frame(page, "Manage Assignments").get_by_role("button", name="Manage Assignments").wait_for()
    quick_find(page, "App Manager")
    page.get_by_role("row", name=name).get_by_role("button").click()
    page.get_by_role("menuitem", name="Manage", exact=True).click()
    assign(page, "Manage Permission Sets", "Application Permission Set Assignment", f"{name} Users")
    frame(page, "Connected App Detail").get_by_text(f"{name} Users").wait_for()
    return key


def main() -> None:
    """Opens a browser as the product does, and walks."""
    org, certificate, name, browser = sys.argv[1:5]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser or None, chromium_sandbox=not root) as chromium,
    ):
        page = chromium.new_context(viewport={"width": 1440, "height": 1000}, locale="en-US").new_page()
        page.on("dialog", _accept)
        sys.stdout.write(walk(page, org, Path(certificate), name) + "\n")


def _accept(dialog: Dialog) -> None:
    dialog.accept()


if __name__ == "__main__":
    main()
