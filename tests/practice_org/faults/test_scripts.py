"""Faults that scripts enact, in a browser: what stands in the way, what forms lose, what frames do."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import PermittedUsers

from ..factory import connected_app, key_pair
from ..lightning import FRAME, frame, quick_find, signed_in
from ..site import EDIT_POLICIES, NEW

FORM = f"/lightning/setup/NavigationMenus/page?address={NEW}"


def form(page: Page, practice: PracticeOrg) -> FrameLocator:
    """New Connected App, in Lightning."""
    signed_in(page, practice, FORM)
    frame(page).get_by_label("Connected App Name").wait_for()
    return frame(page)


def test_things_in_the_way(page: Page, practice: PracticeOrg) -> None:
    """Modal, walkthrough, banner and error overlay stand over the page, and each goes when it is closed."""
    for name in ("stray-modal", "walkthrough", "system-banner", "sorry-to-interrupt"):
        practice.faults.arm(name)
    signed_in(page, practice)
    expect(page.locator("#auraErrorMask")).to_be_visible()
    page.locator("#dismissError").click()
    expect(page.locator("#auraErrorMask")).to_be_hidden()
    page.get_by_role("button", name="Dismiss").click()
    page.locator("div[role=dialog], section[role=dialog]").locator("button.slds-modal__close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator(".slds-notify_alert.oneSystemMessage .close-btn").click()
    expect(page.locator(".oneSystemMessage")).to_have_count(0)
    assert {fired.name for fired in practice.faults.fired} >= {"stray-modal", "sorry-to-interrupt"}


def test_modal_while_a_form_is_open(page: Page, practice: PracticeOrg) -> None:
    """A modal can come with a classic page, too, and with an answer to the shell's asking for news."""
    practice.faults.arm("stray-modal", at="app-form")
    form(page, practice)
    page.locator("button.slds-modal__close").click()
    practice.faults.arm("stray-modal", at="/cometd")
    page.locator("button.slds-modal__close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_row_menu_needs_a_second_click(page: Page, practice: PracticeOrg) -> None:
    """The first click on a row's menu does nothing."""
    practice.faults.arm("row-menu-twice", at="app-manager")
    signed_in(page, practice, "/lightning/setup/NavigationMenus/home")
    trigger = page.locator("tr", has=page.get_by_text("Warehouse_Sync")).get_by_role("button")
    trigger.click()
    expect(page.locator(".actionMenu")).to_have_count(0)
    trigger.click()
    expect(page.locator(".actionMenu")).to_be_visible()


def test_rows_twice(page: Page, practice: PracticeOrg) -> None:
    """Quick Find shows each found row twice, and either opens the page; without a filter they are alone again."""
    practice.faults.arm("duplicate-rows")
    signed_in(page, practice)
    find = quick_find(page)
    find.fill("app m")
    rows = page.locator('div[title="App Manager"]')
    expect(rows).to_have_count(2)
    rows.last.locator("a").click()
    expect(page.get_by_role("heading", name="Lightning Experience App Manager")).to_be_visible()
    find.fill("")
    expect(rows).to_have_count(1)


def test_frame_flashes(page: Page, practice: PracticeOrg) -> None:
    """The frame is swapped twice after its page has loaded; only the last one stays."""
    practice.faults.arm("frame-flash", swaps=2)
    names: list[str] = []
    page.on("framenavigated", lambda moved: names.append(moved.name) if NEW in moved.url else None)
    with page.expect_event("framenavigated", lambda _: len([name for name in names if name]) == 3):
        signed_in(page, practice, FORM)
    assert len(set(filter(None, names))) == 3
    expect(page.locator(FRAME)).to_have_count(1)
    expect(frame(page).get_by_label("Connected App Name")).to_be_visible()


def test_two_frames_for_a_moment(page: Page, practice: PracticeOrg) -> None:
    """The old frame stays beside the new one, and goes after a moment."""
    practice.faults.arm("frame-double", seconds=0.5)
    signed_in(page, practice, FORM)
    expect(page.locator(FRAME)).to_have_count(2)
    expect(page.locator(FRAME)).to_have_count(1)
    expect(frame(page).get_by_label("Connected App Name")).to_be_visible()


def test_frame_stays_blank(page: Page, practice: PracticeOrg) -> None:
    """The frame is about:blank under a spinner until its late page comes."""
    practice.faults.arm("frame-blank", seconds=1)
    signed_in(page, practice, FORM)
    page.locator(FRAME).wait_for()
    assert page.frames[-1].url == "about:blank"
    expect(page.locator(".slds-spinner")).to_be_visible()
    expect(frame(page).get_by_label("Connected App Name")).to_be_visible()
    expect(page.locator(".slds-spinner")).to_have_count(0)


def test_form_reloads_once(page: Page, practice: PracticeOrg) -> None:
    """After two fields the form is loaded anew and empty; what is typed then stays."""
    practice.faults.arm("form-reload", fields=2)
    fields = form(page, practice)
    fields.get_by_label("Connected App Name").fill("My App")
    fields.get_by_label("Contact Email").fill("owner@practice.example")
    fields.get_by_label("Description").fill("x")
    expect(fields.get_by_label("Connected App Name")).to_have_value("")
    for label in ("Connected App Name", "Contact Email", "Description"):
        fields.get_by_label(label).fill("a@b.example")
        fields.get_by_label(label).press("Tab")
    expect(fields.get_by_label("Connected App Name")).to_have_value("a@b.example")
    assert practice.org.log.counts()[NEW] == 2


def test_refused_save_keeps_the_file(page: Page, practice: PracticeOrg, tmp_path: Path) -> None:
    """Errors by a partial refresh leave the chosen file; the next Save is complete."""
    practice.faults.arm("file-kept")
    certificate = tmp_path / "server.crt"
    certificate.write_text(key_pair().certificate, encoding="ascii")
    fields = form(page, practice)
    fields.get_by_label("Connected App Name").fill("My App")
    fields.get_by_label("Contact Email").fill("nonsense")
    fields.get_by_label("Enable OAuth Settings").check()
    fields.locator("textarea[name$=callbackUrl]").fill("http://localhost:1717/OauthRedirect")
    fields.locator("select[name$=backingList_a]").select_option(["api"])
    fields.locator("[alt=Add]").click()
    fields.get_by_label("Use digital signatures").check()
    fields.locator("input[type=file]").set_input_files(certificate)
    fields.get_by_role("button", name="Save").first.click()
    expect(fields.locator(".errorMsg li")).to_contain_text("Contact Email")
    assert fields.locator("input[type=file]").evaluate("input => input.files.length") == 1
    assert practice.org.log.writes == []
    fields.get_by_label("Contact Email").fill("owner@practice.example")
    fields.get_by_role("button", name="Save").first.click()
    fields.get_by_role("button", name="Continue").wait_for()
    app = practice.org.app_by_name("My App")
    assert app is not None
    assert app.certificate == key_pair().certificate
    assert practice.org.log.writes_by_path() == {NEW: 1}


def test_late_api_name(page: Page, practice: PracticeOrg) -> None:
    """API Name fills itself only after a while."""
    practice.faults.arm("slow-autofill", seconds=0.4)
    fields = form(page, practice)
    fields.get_by_label("Connected App Name").fill("My App")
    fields.get_by_label("Connected App Name").press("Tab")
    assert fields.get_by_label("API Name").input_value() == ""
    expect(fields.get_by_label("API Name")).to_have_value("My_App")


@pytest.mark.parametrize("answer", ["Ok", "Cancel"])
def test_question_in_the_page(page: Page, practice: PracticeOrg, answer: str) -> None:
    """The question about admin approval can be a part of the page instead of a native dialog."""
    practice.faults.arm("confirm-in-frame")
    app = connected_app(practice.org, permitted_users=PermittedUsers.SELF_AUTHORIZE).app
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    signed_in(page, practice, f"{EDIT_POLICIES}?applicationId={app.application_id}")
    page.locator("#userpolicy").select_option("1")
    expect(page.get_by_role("dialog")).to_contain_text("Enabling this option will result in")
    page.get_by_role("dialog").get_by_role("button", name=answer).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#userpolicy")).to_have_value("1" if answer == "Ok" else "0")


def test_nag_in_classic(page: Page, practice: PracticeOrg) -> None:
    """A bare classic page can have a dialog over it, which its cross closes; in the frame there is none."""
    practice.faults.arm("classic-nag", times=2)
    signed_in(page, practice, "/02u?setupid=TabSet")
    page.locator("a#tryLexDialogX.dialogClose").click()
    expect(page.locator("#tryLexDialog")).to_be_hidden()
    page.goto(practice.url + FORM)
    frame(page).get_by_label("Connected App Name").wait_for()
    expect(frame(page).locator("#tryLexDialog")).to_have_count(0)
    page.goto(f"{practice.url}/02u?setupid=TabSet")
    page.locator("#lexNoThanks").click()
    expect(page.locator("#tryLexDialog")).to_be_hidden()


def test_greyed_button(page: Page, practice: PracticeOrg) -> None:
    """A greyed button is disabled for everybody who asks, and opens nothing."""
    practice.faults.arm("creation-greyed")
    signed_in(page, practice, "/lightning/setup/NavigationMenus/home")
    expect(page.get_by_role("button", name="New Connected App")).to_be_disabled()
    expect(page.get_by_role("button", name="New Lightning App")).to_be_enabled()
