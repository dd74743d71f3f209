"""Each form of the login lets the right user in, hands on a refusal, and gives no password to somebody else's page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, Route

from fixtures.practice_org import ADMIN, PASSWORD, Dialect, PracticeOrg
from pages import Org, Secret, Timeouts
from pages.errors import PersonNeeded, Refused, SessionEnded, Untrusted
from pages.interruptions import way_in
from pages.interruptions.obstacles import check
from pages.interruptions.signed_in import signed_in
from pages.screens.app_manager import AppManager
from pages.screens.sign_in.login import LOGIN_FORMS, Login, LoginName, RememberedLogin, login_form
from pages.screens.sign_in.login_form import LoginForm

PATIENCE = Timeouts(quick=2, page=6, save=6)
FORMS: list[tuple[str, type[LoginForm]]] = [
    ("login_form=both-fields", Login),
    ("login_form=both-fields,login_page=domain-form,login_button=sign-in", Login),
    ("login_form=email-first", LoginName),
    ("login_form=email-first,login_button=next,login_page=advertised", LoginName),
    ("login_form=remembered", RememberedLogin),
]


def spoken(dialect: str) -> PracticeOrg:
    """An org of that dialect."""
    return PracticeOrg(dialect=Dialect.parse(dialect), polling=False)


def at_login(page: Page, practice: PracticeOrg, path: str = "/") -> tuple[Org, LoginForm]:
    """The org, and the form that it shows."""
    org = Org(page, practice.url, patience=PATIENCE)
    org.open(path)
    return org, org.wait_for(*LOGIN_FORMS)


@pytest.mark.parametrize(("dialect", "kind"), FORMS)
def test_lets_the_user_in(page: Page, dialect: str, kind: type[LoginForm]) -> None:
    """The form is known for what it is, and whoever was remembered, it is the given user who is let in."""
    with spoken(dialect) as practice:
        org, form = at_login(page, practice)
        assert type(form) is kind
        form.sign_in(ADMIN, Secret(PASSWORD))
        assert signed_in(org)
        assert {entry.user for entry in practice.org.log.entries} - {None, ""} == {ADMIN}


@pytest.mark.parametrize(("dialect", "kind"), FORMS)
def test_hands_on_a_refusal(page: Page, dialect: str, kind: type[LoginForm]) -> None:
    """A wrong password is refused in the org's own words, and tried once."""
    with spoken(dialect) as practice:
        _, form = at_login(page, practice)
        with pytest.raises(Refused, match="Please check your username and password"):
            form.sign_in(ADMIN, Secret("wrong"))
        posts = [entry for entry in practice.org.log.entries if (entry.method, entry.path) == ("POST", "/")]
        assert len(posts) == (2 if kind is LoginName else 1)


@pytest.mark.parametrize(("dialect", "kind"), FORMS)
def test_is_the_end_of_a_session(page: Page, dialect: str, kind: type[LoginForm]) -> None:
    """Where a screen of Setup is waited for and the form comes instead, the session has ended."""
    with spoken(dialect) as practice:
        org, form = at_login(page, practice, "/lightning/setup/NavigationMenus/home")
        assert type(form) is kind
        with pytest.raises(SessionEnded):
            check(org, [AppManager])
        form.sign_in(ADMIN, Secret(PASSWORD))
        assert org.wait_for(AppManager).showing()


@pytest.mark.parametrize(
    "second", ['<form method="post" action="https://thief.example/">', '<form method="get" action="/">']
)
def test_second_page_that_is_not_to_be_trusted(page: Page, second: str) -> None:
    """A page after the user name that would send the password elsewhere, or show it in an address, gets none."""
    body = f"""<title>Login</title>{second}<label for="password">Password</label>
        <input type="password" id="password" name="pw"><input type="submit" id="Login" value="Log In"></form>"""

    def answer(route: Route) -> None:
        if route.request.method == "POST":
            route.fulfill(body=body, content_type="text/html")
        else:
            route.continue_()

    with spoken("login_form=email-first") as practice:
        _, form = at_login(page, practice)
        page.route(f"{practice.url}/", answer)
        with pytest.raises(Untrusted):
            form.sign_in(ADMIN, Secret(PASSWORD))
        assert page.locator("#password").input_value() == ""


def test_push_that_is_approved_late(page: Page) -> None:
    """A login that somebody must approve on a phone is waited for, longer than for a page."""
    with spoken("login_check=push") as practice:
        practice.org.pushes.approved_after = timedelta(seconds=4)
        org = Org(page, practice.url, patience=Timeouts(quick=1, page=2, save=2))
        org.open("/")
        org.wait_for(*LOGIN_FORMS).sign_in(ADMIN, Secret(PASSWORD))
        assert signed_in(org)


def test_push_that_nobody_approves(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody approves it, a person is needed, and nobody is signed in."""
    monkeypatch.setattr(way_in, "_APPROVAL", 1.0)
    with spoken("login_check=push") as practice:
        practice.org.pushes.approved_after = timedelta(hours=1)
        org = Org(page, practice.url, patience=Timeouts(quick=1, page=2, save=2))
        org.open("/")
        with pytest.raises(PersonNeeded, match="approved this login"):
            org.wait_for(*LOGIN_FORMS).sign_in(ADMIN, Secret(PASSWORD))
        assert not signed_in(org)
        assert login_form(org) is None


@pytest.mark.parametrize(
    ("hosts", "landing"),
    [
        ("generic-login", "custom-page"),
        ("military", "chatter"),
        ("china", "one-app"),
        ("alternative", "classic-home"),
        ("partition", "lightning-home"),
    ],
)
def test_login_by_other_hosts(page: Page, hosts: str, landing: str) -> None:
    """Whatever the hosts are called and wherever the login ends, App Manager is found from there."""
    with spoken(f"hosts={hosts},landing={landing},login_hops=mixed-6") as practice:
        org, form = at_login(page, practice)
        form.sign_in(ADMIN, Secret(PASSWORD))
        org.open("/lightning/setup/NavigationMenus/home")
        assert org.wait_for(AppManager).showing()
