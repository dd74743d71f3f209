"""Dialects of the chooser and of the settings page, in a browser: a person gets to the form by each."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from fixtures.practice_org import Dialect, PracticeOrg
from fixtures.practice_org.pages.creation import CHOOSER
from fixtures.practice_org.shell.app_menu import ROWS

from ..lightning import frame, signed_in
from ..site import Site

APP_MANAGER = "/lightning/setup/NavigationMenus/home"
SETTINGS = "/lightning/setup/ExternalClientApplicationSettings/home"
SWITCH = "Allow creation of connected apps"
KIND = "Create a Connected App"


def spoken(dialect: str, edition: str = "G2") -> PracticeOrg:
    """An org of that dialect."""
    return PracticeOrg(dialect=Dialect.parse(dialect), edition=edition, polling=False)


def form_is_open(page: Page) -> None:
    """Asserts that the form of a new connected app is there."""
    expect(frame(page).get_by_role("heading", name="New Connected App")).to_be_visible()


@pytest.mark.parametrize("words", ["continue", "next"])
@pytest.mark.parametrize("form", ["radios", "tiles", "combobox", "buttons"])
def test_chooser_as_a_dialog(page: Page, form: str, words: str) -> None:
    """The dialog asks in its own way; where it has a button to go on, that waits for a choice."""
    with spoken(f"chooser={form},chooser_button={words}") as practice:
        signed_in(page, practice, APP_MANAGER)
        page.get_by_role("button", name="New Connected App").click()
        box = page.get_by_role("dialog")
        go = box.get_by_role("button", name=words.capitalize(), exact=True)
        if form == "buttons":
            box.get_by_role("button", name=KIND).click()
        else:
            expect(go).to_be_disabled()
            if form == "combobox":
                box.get_by_role("combobox").click()
                box.get_by_role("option", name=KIND).click()
            else:
                box.locator("label").filter(has_text=KIND).click()
            go.click()
        form_is_open(page)


@pytest.mark.parametrize(("chosen", "opens"), [("connected", True), ("external", False)])
@pytest.mark.parametrize("form", ["tiles", "combobox", "page-radios"])
def test_chosen_beforehand(page: Page, form: str, chosen: str, opens: bool) -> None:
    """What is chosen already is what the button opens: a person who does not look gets the other kind."""
    with spoken(f"chooser={form},chooser_choice={chosen}") as practice:
        signed_in(page, practice, APP_MANAGER)
        page.get_by_role("button", name="New Connected App").click()
        place = frame(page) if form.startswith("page") else page
        place.get_by_role("button", name="Continue").click()
        if opens:
            form_is_open(page)
        else:
            expect(frame(page).get_by_role("heading", name="New External Client App")).to_be_visible()


@pytest.mark.parametrize("form", ["page-radios", "page-tiles"])
def test_chooser_as_a_page(page: Page, form: str) -> None:
    """The chooser is a classic page in the frame."""
    with spoken(f"chooser={form},chooser_button=next") as practice:
        signed_in(page, practice, APP_MANAGER)
        page.get_by_role("button", name="New Connected App").click()
        expect(frame(page).get_by_role("button", name="Next")).to_be_disabled()
        frame(page).locator("label").filter(has_text=KIND).click()
        frame(page).get_by_role("button", name="Next").click()
        form_is_open(page)


@pytest.mark.parametrize("form", ["buttons", "combobox"])
def test_chooser_in_classic(form: str) -> None:
    """Classic's page has the same form."""
    sign = {"buttons": f'type="button" class="btn" value="{KIND}"', "combobox": '<select id="kind"'}[form]
    assert sign in Site(dialect=f"chooser={form}").get(CHOOSER).text


def test_no_chooser() -> None:
    """Without a chooser the button leads to the form, whatever the edition."""
    (_, new) = Site(edition="G3", dialect="chooser=absent").get(ROWS).json()["buttons"]
    assert new["path"].startswith("/app/mgmt/forceconnectedapps/forceAppEdit.apexp")
    assert "choices" in Site(edition="G3").get(ROWS).json()["buttons"][1]


def switch(page: Page) -> Locator:
    """The switch on the settings page, in any of its forms."""
    return (
        page.get_by_role("switch", name=SWITCH)
        .or_(page.get_by_role("checkbox", name=SWITCH))
        .or_(page.get_by_role("button", name=SWITCH))
    )


@pytest.mark.parametrize("kind", ["switch-box", "box", "switch-button", "button", "component"])
def test_switch(page: Page, kind: str) -> None:
    """The switch has its name in every form, looks on behind the dialog, goes back on Cancel, and stays on after it."""
    with spoken(f"toggle={kind}", "G4") as practice:
        signed_in(page, practice, SETTINGS)
        look = page.locator(".state").nth(2)
        switch(page).click()
        expect(look).to_have_text("On")
        page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
        expect(look).to_have_text("Off")
        assert not practice.org.state.creation_allowed
        switch(page).click()
        page.get_by_role("dialog", name="Enable Connected App Creation?").get_by_role("button", name="Enable").click()
        page.get_by_role("button", name="New Connected App", disabled=False).click()
        form_is_open(page)
        assert practice.org.state.creation_allowed


@pytest.mark.parametrize(("words", "shown"), [("on-off", "Off"), ("enabled-disabled", "Disabled"), ("none", "")])
def test_words_of_the_switch(page: Page, words: str, shown: str) -> None:
    """The state stands beside the switch in these words."""
    with spoken(f"toggle_words={words}", "G4") as practice:
        signed_in(page, practice, SETTINGS)
        expect(page.locator(".state").nth(2)).to_have_text(shown)


@pytest.mark.parametrize("flash", ["flash", "long-flash"])
def test_wrong_state_at_first(page: Page, flash: str) -> None:
    """As it loads the page offers New Connected App, which does nothing then, and soon says the opposite."""
    with spoken(f"settings_load={flash}", "G4") as practice:
        signed_in(page, practice)
        states = """() => new Promise(done => {
            const seen = [];
            const look = () => {
                const box = document.querySelectorAll("#view input")[2];
                const button = document.querySelector("#view .slds-button_brand");
                if (box && button) seen.push([box.checked, box.disabled, button.disabled].join());
            };
            new MutationObserver(look).observe(document.querySelector("#view"), { childList: true, subtree: true });
            openSetup("/lightning/setup/ExternalClientApplicationSettings/home");
            setTimeout(() => done(seen), 1500);
        })"""
        seen = page.evaluate(states)
        assert seen[0] == ("true,true,false" if flash == "long-flash" else "false,true,false")
        assert seen[-1] == "false,false,true"


@pytest.mark.parametrize(
    ("dialog", "title"),
    [("connection", "Enable Connected Apps Connection?"), ("warning", "Are You Sure?"), ("none", "")],
)
@pytest.mark.parametrize(("button", "words"), [("turn-on", "Turn On"), ("continue", "Continue")])
def test_dialog_before_it_is_on(page: Page, dialog: str, title: str, button: str, words: str) -> None:
    """The dialog has that title and that button, or there is none."""
    with spoken(f"enable_dialog={dialog},enable_button={button}", "G4") as practice:
        signed_in(page, practice, SETTINGS)
        switch(page).click()
        if title:
            page.get_by_role("dialog", name=title).get_by_role("button", name=words, exact=True).click()
        expect(page.get_by_role("button", name="New Connected App", disabled=False)).to_be_visible()
        assert practice.org.state.creation_allowed


@pytest.mark.parametrize("after", ["new-tab", "chooser"])
def test_what_the_settings_button_opens(page: Page, after: str) -> None:
    """The form comes in a tab of its own, or after a chooser."""
    with spoken(f"settings_new_app={after}", "G4") as practice:
        practice.org.state.creation_allowed = True
        signed_in(page, practice, SETTINGS)
        button = page.get_by_role("button", name="New Connected App")
        if after == "new-tab":
            with page.expect_popup() as opened:
                button.click()
            form_is_open(opened.value)
        else:
            button.click()
            page.get_by_role("dialog").locator("label").filter(has_text=KIND).click()
            page.get_by_role("dialog").get_by_role("button", name="Continue").click()
            form_is_open(page)
