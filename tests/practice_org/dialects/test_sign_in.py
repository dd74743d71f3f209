"""Dialects of the login: each value does what it says, and a person gets in by every one."""

from __future__ import annotations

import re

import pytest

from fixtures.practice_org import ADMIN, INTEGRATION
from fixtures.practice_org.sign_in.push import PUSH, STATUS

from ..site import NEW, Site
from .hops import hops


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
