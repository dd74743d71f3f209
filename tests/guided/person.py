"""What a person does in the pages at each step, by hand. It shares no code with the product's own page objects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FrameLocator, Page

from fixtures.practice_org import ADMIN, PASSWORD

from .actor import Actor


@dataclass
class Person:
    """Somebody who knows the 17 steps and does them with their own hands."""

    actor: Actor
    certificate: Path
    permission_set: str
    lightning: bool = True
    callback: str = "http://localhost:1717/OauthRedirect"

    @property
    def page(self) -> Page:
        """The tab."""
        return self.actor.page

    @property
    def form(self) -> FrameLocator | Page:
        """Where the classic pages are."""
        return self.page.frame_locator("iframe[name^=vfFrameId]").last if self.lightning else self.page

    def does(self, number: int) -> None:
        """One step, from beginning to end."""
        getattr(self, f"step_{number}")()

    def find_in_setup(self, name: str) -> None:
        """Types into Quick Find, once the shell listens to it, and takes the entry."""
        box = self.page.get_by_placeholder(re.compile("Quick Find"))
        box.wait_for()
        self.page.wait_for_load_state("load")
        box.fill(name)
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def step_1(self) -> None:
        # A session that has ended shows the form where the page was: in the frame.
        where = self.form if self.lightning and self.form.locator("#username").count() else self.page
        where.locator("#username").fill(ADMIN)
        where.locator("#password").fill(PASSWORD)
        where.locator("#Login").click()

    def step_2(self) -> None:
        self.find_in_setup("App Manager" if self.lightning else "Apps")

    def step_3(self) -> None:
        if self.lightning:
            self.page.get_by_role("button", name="New Connected App").click()
        else:
            self.page.locator(".bRelatedList", has_text="Connected Apps").last.get_by_role("button", name="New").click()

    def step_4(self) -> None:
        self.form.get_by_label("Connected App Name").fill("Walked App")
        self.form.get_by_label("Connected App Name").press("Tab")
        self.form.get_by_label("API Name").fill("Walked_App")
        self.form.get_by_label("Contact Email").fill("owner@practice.example")

    def step_5(self) -> None:
        self.form.get_by_label("Enable OAuth Settings").check()

    def step_6(self) -> None:
        self.form.get_by_label("Callback URL").fill(self.callback)

    def step_7(self) -> None:
        self.form.get_by_label("Use digital signatures").check()

    def step_8(self) -> None:
        self.form.locator("input[type=file]").set_input_files(self.certificate)

    def step_9(self) -> None:
        available = self.form.locator("select[id$=backingList_a]")
        labels = available.locator("option").all_inner_texts()
        ends = ("(api)", "(web)", "(refresh_token, offline_access)")
        available.select_option(label=[label for label in labels if label.strip().endswith(ends)])
        self.form.locator("a[id$=backingList_add]").click()

    def step_10(self) -> None:
        self.form.get_by_role("button", name="Save").first.click()
        self.form.get_by_role("button", name="Continue").click()

    def step_11(self) -> None:
        self.form.get_by_role("button", name="Manage", exact=True).click()

    def step_12(self) -> None:
        self.form.get_by_role("button", name="Edit Policies").click()

    def step_13(self) -> None:
        self.form.get_by_label("Expire refresh token after").check()
        row = self.form.get_by_label("Expire refresh token after").locator("xpath=ancestor::tr[1]")
        row.locator("input[type=text]").fill("90")
        row.locator("select").select_option("Day(s)")

    def step_14(self) -> None:
        self.form.get_by_label("Timeout Value").select_option("15 minutes")

    def step_15(self) -> None:
        self.actor.hands_on = True
        try:
            self.form.get_by_label("Permitted Users").select_option("Admin approved users are pre-authorized")
        finally:
            self.actor.hands_on = False

    def step_16(self) -> None:
        self.form.get_by_role("button", name="Save").click()

    def step_17(self) -> None:
        for button, name in (
            ("Manage Profiles", "System Administrator"),
            ("Manage Permission Sets", self.permission_set),
        ):
            self.form.get_by_role("button", name=button).click()
            self.form.locator("tr", has_text=name).last.locator("input[type=checkbox]").check()
            self.form.get_by_role("button", name="Save").first.click()
