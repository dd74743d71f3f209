"""Dialects of the pages of permission sets and profiles."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from fixtures.practice_org import Dialect, PracticeOrg
from fixtures.practice_org.pages.users.addresses import CREATE
from fixtures.practice_org.shell.classic_tree import PROFILE_LIST
from fixtures.practice_org.state.twins import TWIN, add_twin

from ..lightning import frame, quick_find, signed_in
from ..site import Site

HOME = "/lightning/setup/PermSets/home"
VIEW = "/lightning/setup/PermissionSetListView/page?address=%2F0PS"


def spoken(dialect: str) -> PracticeOrg:
    """An org of that dialect."""
    return PracticeOrg(dialect=Dialect.parse(dialect), polling=False)


def made(site: Site, **values: str) -> str:
    """Where a Save of a new permission set leads."""
    fields = {"permSetLabelInput": "Robot", "permSetDevNameInput": "Robot", "permSetLicenseInput": "--None--"}
    data = {f"page:theForm:j_id7:{name}": value for name, value in fields.items()} | values
    return str(site.http.post(CREATE, data=data).headers["location"])


def test_save_leads_to_the_list() -> None:
    """After Save one is at the set's own page, or at the list, which has it."""
    assert made(Site()).startswith("/0PS")
    site = Site(dialect="permission_set_saved=list")
    assert ">Robot</a>" in site.get(made(site)).text


def test_save_and_new() -> None:
    """Save & New stands before Save, and leads to an empty form, with the set saved."""
    site = Site(dialect="permission_set_buttons=save-and-new")
    page = site.get(CREATE).text
    assert page.index('value="Save &amp; New"') < page.index('id="save"')
    assert made(site, save_new="Save & New") == CREATE
    assert site.org.state.permission_sets[-1].label == "Robot"
    assert "Save &amp; New" not in Site().get(CREATE).text


@pytest.mark.parametrize(
    ("value", "answers", "not_found"),
    [("both", [HOME, VIEW], []), ("home-missing", [VIEW], [HOME]), ("view-missing", [HOME], [VIEW])],
)
def test_addresses(page: Page, value: str, answers: list[str], not_found: list[str]) -> None:
    """The list is at these addresses, the others say "Page not found", and the tree leads to one that answers."""
    with spoken(f"permission_set_address={value}") as practice:
        signed_in(page, practice)
        quick_find(page).fill("Permission Sets")
        page.locator('div[title="Permission Sets"] a').click()
        expect(frame(page).get_by_role("link", name="Sandbox Keeper")).to_be_visible()
        reached = page.url.removeprefix(practice.url)
        assert reached in answers
        for path in answers:
            page.goto(practice.url + path)
            expect(frame(page).get_by_role("link", name="Sandbox Keeper")).to_be_visible()
        for path in not_found:
            page.goto(practice.url + path)
            expect(page.get_by_role("heading", name="Page not found")).to_be_visible()


@pytest.mark.parametrize("path", [HOME, VIEW])
def test_list_of_lightning(page: Page, path: str) -> None:
    """The list stands in the shell's own document; a row and New open classic pages in the frame."""
    with spoken("permission_set_list=lightning") as practice:
        signed_in(page, practice, path)
        expect(page.get_by_role("link", name="Sandbox Keeper")).to_be_visible()
        assert page.locator("iframe").count() == 0
        page.get_by_role("button", name="New", exact=True).click()
        frame(page).locator("[id$=permSetLabelInput]").fill("Robot")
        frame(page).locator("#save").click()
        expect(frame(page).locator("h2.pageDescription")).to_have_text("Robot")
        page.goto(practice.url + path)
        page.get_by_role("link", name="Robot").click()
        expect(frame(page).locator("h2.pageDescription")).to_have_text("Robot")


def test_two_profiles_of_one_name() -> None:
    """The list has two profiles of one name and two ids; a state that has them gets no third."""
    site = Site(dialect="profile_list=twins")
    assert site.get(PROFILE_LIST).text.count(f">{TWIN}</a>") == 2
    assert Site().get(PROFILE_LIST).text.count(f">{TWIN}</a>") == 1
    add_twin(site.org.state, "others")
    twins = [profile.id for profile in site.org.state.profiles if profile.name == TWIN]
    assert len(set(twins)) == len(twins) == 2
