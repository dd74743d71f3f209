"""Dialects of the login: each value does what it says, and a person gets in by every one."""

from __future__ import annotations

import html
import re

import httpx
import pytest

from fixtures.practice_org import ADMIN, INTEGRATION
from fixtures.practice_org.sign_in.push import PUSH, STATUS

from ..site import NEW, Site

SETUP_HOME = "/lightning/setup/SetupOneHome/home"


def hops(site: Site, answer: httpx.Response) -> tuple[list[str], httpx.Response]:
    """How each page after a login leads on, and the page at the end."""
    kinds = []
    while True:
        if answer.is_redirect:
            kinds.append("status")
            answer = site.http.get(str(answer.url.join(answer.headers["location"])))
        elif found := re.search(r"location\.replace\((.*?)\)", answer.text):
            kinds.append("script")
            answer = site.http.get(found[1].strip('"').encode().decode("unicode_escape"))
        elif found := re.search(r'onload="document.*? action="(.*?)"', answer.text):
            kinds.append("form")
            answer = site.http.post(html.unescape(found[1]))
        else:
            return kinds, answer


def test_email_first() -> None:
    """The first page has no password; the second has, shows the name and takes it along; errors stay there."""
    site = Site(username="", dialect="login_form=email-first")
    first = site.get("/", startURL=NEW)
    assert 'id="username"' in first.text
    assert 'id="password"' not in first.text
    second = site.http.post("/", data={"username": ADMIN, "startURL": NEW})
    assert 'id="password"' in second.text
    assert 'id="username"' not in second.text
    assert f'<span id="knownUser">{ADMIN}</span>' in second.text
    wrong = site.log_in(password="wrong", start=NEW)
    assert 'id="error"' in wrong.text
    assert 'id="password"' in wrong.text
    assert site.log_in(start=NEW).headers["location"] == NEW


def test_remembered_user() -> None:
    """Somebody else's name stands there as text, the field is hidden, and #clear_link is the way to it."""
    page = Site(username="", dialect="login_form=remembered").get("/").text
    assert f'<span id="idcard-identity">{INTEGRATION}</span>' in page
    assert 'id="clear_link"' in page
    (field,) = re.findall(r'<input[^>]* id="username"[^>]*>', page)
    assert f'value="{INTEGRATION}"' in field
    assert "display: none" in field


@pytest.mark.parametrize(
    ("words", "shown"),
    [("log-in", "Log In"), ("to-sandbox", "Log In to Sandbox"), ("sign-in", "Sign In"), ("next", "Continue")],
)
def test_words_of_the_button(words: str, shown: str) -> None:
    """#Login has the dialect's words."""
    page = Site(username="", dialect=f"login_button={words}").get("/").text
    assert f'id="Login" name="Login" class="button" value="{shown}"' in page


def test_next_before_the_password() -> None:
    """Where the button says Next, it does so only before the password's page."""
    site = Site(username="", dialect="login_button=next,login_form=email-first")
    assert 'class="button" value="Next"' in site.get("/").text
    assert 'class="button" value="Continue"' in site.http.post("/", data={"username": ADMIN}).text


@pytest.mark.parametrize(("beside", "sign"), [("domain-form", 'id="mydomainForm"'), ("advertised", "<iframe")])
def test_other_things_on_the_page(beside: str, sign: str) -> None:
    """The page holds another form, or another frame, with a button of its own."""
    page = Site(username="", dialect=f"login_page={beside}").get("/").text
    assert sign in page
    assert sign not in Site(username="").get("/").text


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        ("none", []),
        ("status-2", ["status"] * 2),
        ("status-6", ["status"] * 6),
        ("script-2", ["script"] * 2),
        ("form-2", ["form", "status"] * 2),
        ("mixed-6", ["status", "script", "form", "status"] * 2),
    ],
)
def test_hops(value: str, kinds: list[str]) -> None:
    """So many pages lead on, by these means, to the page that was asked for."""
    site = Site(username="", dialect=f"login_hops={value}")
    passed, page = hops(site, site.log_in(start=NEW))
    assert passed == ["status", *kinds]
    assert page.url.path == NEW
    assert page.status_code == 200


def test_hops_stay_inside() -> None:
    """A hop leads to no other site."""
    site = Site(dialect="login_hops=status-2")
    answer = site.get("/secur/hop", hop="1", startURL="https://evil.example/x")
    assert answer.headers["location"] == "/"


def test_push_waits_until_it_is_approved() -> None:
    """The page of the push has no input and no session; once approved it signs in, and the browser is known then."""
    site = Site(username="", dialect="login_check=push")
    page = site.log_in(start=NEW)
    assert page.headers["location"].startswith(PUSH)
    shown = site.follow(page)
    assert "<input" not in shown.text
    key = shown.url.params["vflid"]
    assert site.get(STATUS, vflid=key).json() == {"approved": False}
    assert site.http.post(PUSH, params={"vflid": key}).headers["location"] == "/?ec=302"
    assert "sid" not in site.http.cookies
    site.org.clock.advance(seconds=2)
    assert site.get(STATUS, vflid=key).json() == {"approved": True}
    assert site.http.post(PUSH, params={"vflid": key}).headers["location"] == NEW
    assert site.get(NEW).status_code == 200
    site.get("/secur/logout.jsp")
    assert site.log_in(start=NEW).headers["location"] == NEW


@pytest.mark.parametrize(
    ("landing", "path", "sign"),
    [
        ("setup-home", SETUP_HOME, "onesetupSetupNavTree"),
        ("lightning-home", "/lightning/page/home", "setupGear"),
        ("app", "/lightning/app/06mPr0000000001AAA", "setupGear"),
        ("one-app", "/one/one.app", "setupGear"),
        ("classic-home", "/home/home.jsp", 'id="setupLink"'),
        ("chatter", "/_ui/core/chatter/ui/ChatterPage", 'id="setupLink"'),
        ("custom-page", "/apex/Welcome", "<h1>Welcome</h1>"),
    ],
)
def test_landing(landing: str, path: str, sign: str) -> None:
    """A login that asked for nothing ends there; one that asked for a page ends at that page."""
    site = Site(username="", dialect=f"landing={landing}")
    page = site.follow(site.log_in())
    assert page.url.path == path
    assert sign in page.text
    assert site.log_in(start=NEW).headers["location"] == NEW


def test_landing_needs_a_session() -> None:
    """Nobody sees such a page without a login."""
    for path in ("/lightning/page/home", "/one/one.app", "/home/home.jsp", "/apex/Welcome"):
        assert Site(username="").get(path).headers["location"].startswith("/?ec=302")


@pytest.mark.parametrize(
    ("hosts", "login", "setup"),
    [
        ("generic-login", "login.salesforce.com", "practice.my.salesforce-setup.com"),
        ("commercial", "practice.my.salesforce.com", "practice.my.salesforce-setup.com"),
        ("commercial-lightning", "practice.my.salesforce.com", "practice.lightning.force.com"),
        (
            "partition",
            "practice--uat.sandbox.my.salesforce.com",
            "practice--uat.sandbox.my.salesforce-setup.com",
        ),
        ("military", "practice.my.salesforce.mil", "practice.my.salesforce-setup.mil"),
        ("china", "practice.my.sfcrmproducts.cn", "practice.lightning.sfcrmapps.cn"),
        ("alternative", "practice.my-salesforce.com", "practice.my-lightning.com"),
    ],
)
@pytest.mark.parametrize("landing", ["setup-home", "lightning-home"])
def test_hosts(hosts: str, login: str, setup: str, landing: str) -> None:
    """From the login's host a session comes along to Lightning's and Setup's, and classic pages are at the org's own.

    Each is a name under localhost.
    """
    url = f"https://{login}.localhost:8000"
    site = Site(username="", url=url, dialect=f"hosts={hosts},landing={landing}")
    page = site.follow(site.log_in(ADMIN))
    assert page.status_code == 200
    if landing == "setup-home":
        assert page.url.host == f"{setup}.localhost"
    else:
        assert page.url.path == "/lightning/page/home"
        assert "lightning" in page.url.host
    page = site.follow(site.get("/lightning/setup/NavigationMenus/home"))
    assert (page.url.host, page.status_code) == (f"{setup}.localhost", 200)
    page = site.follow(site.get(NEW))
    assert page.status_code == 200
    assert page.url.host.startswith("practice")
    assert ".my" in page.url.host


@pytest.mark.parametrize(
    ("dialect", "same"),
    [
        ("hosts=commercial", True),
        ("hosts=commercial-lightning", False),
        ("hosts=commercial,frame_origin=cross", False),
        ("hosts=commercial-lightning,frame_origin=same", True),
    ],
)
def test_whose_origin_the_frame_has(dialect: str, same: bool) -> None:
    """A classic page of the frame is shown by Setup's host itself, or only by the host of classic pages."""
    site = Site(username="", url="https://practice.my.salesforce.com.localhost:8000", dialect=dialect)
    shell = site.follow(site.log_in())
    page = site.http.get(f"https://{shell.url.host}:8000{NEW}?isdtp=p1")
    assert (page.status_code == 200) == same
    assert site.follow(page).status_code == 200
    assert site.http.get(f"https://{shell.url.host}:8000{NEW}").is_redirect
