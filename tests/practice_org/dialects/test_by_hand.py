"""What a person does by hand works in every dialect: the forms are filled in a browser by their ids, and saved.

Each walk sets every variable of these pages to another of its values, so that together they have had all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Dialog, FilePayload, Locator, Page, expect

from fixtures.practice_org import EDITIONS, Dialect, PracticeOrg
from fixtures.practice_org.dialects import VARIABLES
from fixtures.practice_org.editions.edition import spoken
from fixtures.practice_org.pages.app_fields import ids
from fixtures.practice_org.pages.policies import PROFILES, names_of
from fixtures.practice_org.state.model import ConnectedApp, PermittedUsers, RefreshTokenPolicy

from ..factory import CALLBACK, connected_app, key_pair
from ..lightning import signed_in
from ..site import EDIT_POLICIES, NEW

FORM = ("label", "label_besides", "decoy", "page_decoy", "ids", "button", "button_place", "columns", "document")
APP_FORM = (
    *FORM,
    "api_name",
    "oauth_part",
    "scopes",
    "scope_arrows",
    "scope_order",
    "scope_words",
    "file",
    "refused_file",
)
POLICY_FORM = (*FORM, "radio", "period", "periods", "timeout_words", "timeout_row", "confirm", "policy_colon")
SENDS = "input[type=submit], button[type=submit], [data-submit]"


def walks(names: tuple[str, ...]) -> list[str]:
    """Dialects that have all values of these variables between them."""
    most = max(len(VARIABLES[name].drawn) for name in names)
    return [
        ",".join(f"{name}={VARIABLES[name].drawn[turn % len(VARIABLES[name].drawn)]}" for name in names)
        for turn in range(most)
    ]


@pytest.fixture
def org(request: pytest.FixtureRequest, page: Page) -> Iterator[PracticeOrg]:
    """An org in the dialect of the test's parameter, with somebody signed in to its Classic pages."""
    page.set_default_timeout(15_000)
    with PracticeOrg(dialect=Dialect.parse(request.param), prefers="classic", polling=False) as org:
        signed_in(page, org)
        yield org


def by_id(page: Page, id_: str) -> Locator:
    """The one element of an id."""
    return page.locator(f'[id="{id_}"]')


def save(page: Page) -> None:
    """Clicks the first Save of the form, whatever it is made of, and waits for another document."""
    with page.expect_event("framenavigated"):
        page.locator("form[method=post]").locator(SENDS).first.click()
    page.wait_for_load_state("domcontentloaded")


def tick(page: Page, exchanged: bool, id_: str) -> None:
    """Ticks a box, and waits until its part was exchanged, which nobody's hand is faster than."""
    by_id(page, id_).check()
    if exchanged:
        page.wait_for_function("id => document.getElementById(id).closest(PARTS).exchanged", arg=id_)


def choose_file(page: Page, dialect: Dialect, id_: str, pem: str) -> None:
    """Chooses the certificate by what the page shows for it."""
    file = FilePayload(name="server.crt", mimeType="application/x-pem-file", buffer=pem.encode())
    shown = {"plain": by_id(page, id_), "button": page.locator("[data-file]"), "label": page.locator(".choose label")}
    with page.expect_file_chooser() as chooser:
        shown[dialect["file"]].click()
    chooser.value.set_files(file)
    expect(by_id(page, id_)).to_have_value("C:\\fakepath\\server.crt")


@pytest.mark.parametrize("org", walks(APP_FORM), indirect=True)
def test_an_app_is_made_by_hand(page: Page, org: PracticeOrg) -> None:
    """Name, callback, certificate and scopes that are put in by hand are those of the app that is stored."""
    dialect = org.dialect
    at = ids(spoken(EDITIONS["G2"], dialect), dialect)
    page.goto(org.url + NEW)
    by_id(page, at["name"]).fill("By Hand")
    by_id(page, at["name"]).press("Tab")
    if dialect["api_name"] == "never":
        by_id(page, at["api_name"]).fill("By_Hand")
    expect(by_id(page, at["api_name"])).to_have_value("By_Hand")
    by_id(page, at["contact_email"]).fill("owner@practice.example")
    tick(page, dialect["document"] == "exchange", at["oauth_enabled"])
    expect(by_id(page, at["callback_url"])).to_be_visible()
    if dialect["oauth_part"] == "exchanged":
        page.wait_for_function("document.getElementById('oauthSection').exchanged")
    by_id(page, at["callback_url"]).fill(CALLBACK)
    tick(page, dialect["document"] == "exchange", at["use_digital_signatures"])
    by_id(page, at["certificate"]).wait_for(state="attached")
    choose_file(page, dialect, at["certificate"], key_pair().certificate)
    choose_scopes(page, dialect, at["scopes"])
    save(page)

    app = org.org.state.connected_apps[-1]
    assert (app.name, app.api_name, app.callback_urls) == ("By Hand", "By_Hand", [CALLBACK])
    assert (app.certificate.strip(), set(app.scopes)) == (key_pair().certificate.strip(), {"api", "refresh_token"})


def choose_scopes(page: Page, dialect: Dialect, scopes: str) -> None:
    """Ticks two scopes, or moves them to the other list and sees them there."""
    for token in ("api", "refresh_token"):
        if dialect["scopes"] == "boxes":
            by_id(page, f"{scopes}_{token}").check()
            continue
        if dialect["scopes"] == "lightning":
            page.locator(f"[data-option={token}]").click()
            page.locator("[data-from]").first.click()
            expect(page.locator("[role=listbox]").last.locator(f"[data-option={token}]")).to_have_count(1)
            continue
        option = by_id(page, scopes + "_a").locator(f"option[value={token}]")
        if dialect["scope_arrows"] == "none":
            option.scroll_into_view_if_needed()
            option.click()
            option.dblclick()
        else:
            by_id(page, scopes + "_a").select_option(token)
            page.locator("[data-move=add]").click()
        expect(by_id(page, scopes + "_s").locator(f"option[value={token}]")).to_have_count(1)


@pytest.mark.parametrize("org", walks(POLICY_FORM), indirect=True)
def test_policies_are_set_by_hand(page: Page, org: PracticeOrg) -> None:
    """Period, timeout and permitted users that are chosen by hand, with OK to the question, are what is stored."""
    dialect = org.dialect
    app = connected_app(
        org.org, refresh_policy=RefreshTokenPolicy.UNTIL_REVOKED, permitted_users=PermittedUsers.SELF_AUTHORIZE
    ).app
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", accept)
    names = names_of(dialect)
    page.goto(f"{org.url}{EDIT_POLICIES}?applicationId={app.application_id}")
    scripted(page, dialect)
    page.locator('input[type=radio][value="specific_lifetime"]').check()
    part = page.locator('[data-period="specific_lifetime"]')
    part.locator("input").fill("90")
    part.locator("select").select_option("Day(s)")
    if dialect["timeout_row"] != "select":
        by_id(page, names["timeout_kind"] + "_app").check()
    by_id(page, names["timeout"]).select_option("15")
    by_id(page, "userpolicy").select_option("1")
    if dialect["confirm"] in ("page", "modal"):
        page.locator("#policyConfirm .btn").last.click()
        expect(page.locator("#policyConfirm")).to_be_hidden()
        asked.append("by the page")
    expect(page.locator(".waitingOver")).to_have_count(0)
    save(page)

    assert len(asked) == 1
    stored = (app.refresh_policy, app.refresh_period, app.session_timeout_minutes, app.permitted_users)
    assert stored == (RefreshTokenPolicy.EXPIRE_AFTER, 90, 15, PermittedUsers.ADMIN_APPROVED)


def scripted(page: Page, dialect: Dialect) -> None:
    """Waits as a person would who reads the page first, where its scripts come late."""
    if dialect["document"] == "late-script":
        page.wait_for_function("performance.now() > 1500")


@pytest.mark.parametrize("org", ["assignment=arrows", "assignment=pages", "assignment=letters"], indirect=True)
def test_a_profile_is_assigned_by_hand(page: Page, org: PracticeOrg) -> None:
    """A profile that is not on the first page, or is carried over by an arrow, is assigned by Save."""
    app: ConnectedApp = connected_app(org.org, profiles=[]).app
    wanted = next(profile for profile in org.org.state.profiles if profile.name == "Standard User")
    page.goto(f"{org.url}{PROFILES}?applicationId={app.application_id}")
    how = org.dialect["assignment"]
    if how == "arrows":
        page.locator("#assigned_a").select_option(wanted.id)
        page.locator("#assigned_add").click()
    else:
        page.locator(f'[data-submit="turn-{"S" if how == "letters" else "3"}"]').first.click()
        page.locator(f'input[value="{wanted.id}"]').check()
    save(page)

    assert app.profiles == [wanted.id]
