"""Manage Consumer Details and the codes that the org asks for: who gets to see key and secret, and how often."""

from __future__ import annotations

import re

import httpx
import pytest

from fixtures.practice_org import ADMIN, PASSWORD, Mail, PracticeOrg
from fixtures.practice_org.pages.consumer import CONSUMER
from fixtures.practice_org.sign_in.totp import totp
from fixtures.practice_org.sign_in.verify import WRONG
from fixtures.practice_org.state.org import Org

from ..site import NEW, Site


def code_of(mail: Mail) -> str:
    """The six digits of a message."""
    (found,) = re.findall(r"Verification Code: (\d{6})\b", mail.text)
    return str(found)


def given(site: Site, at: httpx.Response, code: str, field: str = "emc", **more: str) -> httpx.Response:
    """Posts a code where `at` sent the browser."""
    return site.http.post(at.headers["location"], data={field: code, **more})


def test_code_opens_the_details() -> None:
    """Without a code there is only the form; with the mailed one the page shows key and secret, for five minutes."""
    site = Site(edition="G3")
    app = site.made_app()
    asked = site.get(CONSUMER, id=app.consumer_id)
    assert asked.headers["location"].startswith("/_ui/identity/verification/method/EmailVerificationFinishUi/e?")
    form = site.get(asked.headers["location"])
    assert "<title>Verify Your Identity | Salesforce</title>" in form.text
    assert 'id="emc" name="emc"' in form.text
    assert 'title="Verify" value=" Verify "' in form.text
    assert app.consumer_key not in form.text
    (mail,) = site.org.mail
    assert mail.to == ADMIN
    page = site.follow(given(site, asked, code_of(mail)))
    assert app.consumer_key in page.text
    assert app.consumer_secret in page.text
    assert page.text.count('value="Copy"') == 2
    assert "« Back to Manage Connected Apps" in page.text
    assert "Staged Consumer Details" in page.text
    site.org.clock.advance(minutes=4)
    assert site.get(CONSUMER, id=app.consumer_id).status_code == 200
    site.org.clock.advance(minutes=2)
    assert site.get(CONSUMER, id=app.consumer_id).is_redirect


def test_wrong_code() -> None:
    """A wrong code shows the form again with an error, and opens nothing; the right one still passes after it."""
    site = Site(edition="G3")
    asked = site.get(CONSUMER, id=site.made_app().consumer_id)
    code = code_of(site.org.mail[-1])
    refused = given(site, asked, f"{(int(code) + 1) % 10**6:06d}")
    assert WRONG.split(".")[0].replace("'", "&#39;") in refused.text
    assert site.get(CONSUMER, id=site.org.state.connected_apps[-1].consumer_id).is_redirect
    assert given(site, asked, code).is_redirect


def test_code_is_used_up() -> None:
    """The same code does not open the page a second time, nor does one that a newer one replaced."""
    site = Site(edition="G3")
    app = site.made_app()
    asked = site.get(CONSUMER, id=app.consumer_id)
    first = code_of(site.org.mail[-1])
    (again,) = re.findall(r'<a href="([^"]*StartUi[^"]*)">Resend Code', site.get(asked.headers["location"]).text)
    site.get(again.replace("&amp;", "&"))
    second = code_of(site.org.mail[-1])
    if first != second:
        assert WRONG[:20] in given(site, asked, first).text
    assert given(site, asked, second).is_redirect
    assert given(site, asked, second).headers["location"] == "/?ec=302"


def test_too_many_tries_and_too_late() -> None:
    """After five wrong codes, or fifteen minutes, the right one is refused as well."""
    site = Site(edition="G3")
    app = site.made_app()
    asked = site.get(CONSUMER, id=app.consumer_id)
    code = code_of(site.org.mail[-1])
    for _ in range(5):
        given(site, asked, "")
    assert not given(site, asked, code).is_redirect
    asked = site.get(CONSUMER, id=app.consumer_id)
    site.org.clock.advance(minutes=16)
    assert not given(site, asked, code_of(site.org.mail[-1])).is_redirect


def test_new_pair() -> None:
    """Generate stages a new pair, Cancel drops it, Apply puts it in place of the old one: the only write."""
    site = Site(edition="G3")
    app = site.made_app()
    asked = site.get(CONSUMER, id=app.consumer_id)
    site.follow(given(site, asked, code_of(site.org.mail[-1])))
    old = (app.consumer_key, app.consumer_secret)
    site.org.log.clear()
    for press, staged in (("generate", True), ("cancel", False), ("generate", True)):
        page = site.follow(site.http.post(CONSUMER, params={"id": app.consumer_id}, data={press: "1"}))
        assert ("Not generated" not in page.text) is staged
    assert (app.consumer_key, app.consumer_secret) == old
    assert site.org.log.writes == []
    site.http.post(CONSUMER, params={"id": app.consumer_id}, data={"apply": "1"})
    assert app.consumer_key != old[0]
    assert site.org.log.writes_by_path() == {CONSUMER: 1}


def test_new_pair_needs_the_code_too() -> None:
    """Without a code nothing can be generated or applied."""
    site = Site(edition="G3")
    app = site.made_app()
    site.http.post(CONSUMER, params={"id": app.consumer_id}, data={"generate": "1"})
    assert site.org.staged == {}


def test_login_code_of_an_unknown_browser() -> None:
    """With `login_code` a password alone starts no session; the mailed code does, and the browser is known then."""
    org = Org()
    org.login_code = True
    site = Site(org, username="")
    asked = site.log_in(start=NEW)
    assert "sid" not in site.http.cookies
    assert given(site, asked, code_of(org.mail[-1])).headers["location"] == NEW
    assert site.get(NEW).status_code == 200
    site.get("/secur/logout.jsp")
    assert site.log_in().headers["location"] == "/lightning/setup/SetupOneHome/home"
    assert len(org.mail) == 1
    assert "EmailVerification" in Site(org, username="").log_in().headers["location"]


@pytest.mark.parametrize("method", ["login-sms-code", "login-totp"])
def test_other_kinds_of_codes(method: str) -> None:
    """A code by text message goes to the phone, one of an authenticator app is sent nowhere; both start the session."""
    site = Site(username="")
    site.org.faults.arm(method)
    asked = site.log_in()
    if method == "login-sms-code":
        assert site.org.mail[-1].to.startswith("+1")
        field, code = "smc", code_of(site.org.mail[-1])
    else:
        assert list(site.org.mail) == []
        field, code = "tc", totp(site.org.clock.now())
    assert f'id="{field}"' in site.get(asked.headers["location"]).text
    assert given(site, asked, code, field).is_redirect
    assert site.get(NEW).status_code == 200


def test_mail_is_told() -> None:
    """`on_mail` hears of each message when it is sent."""
    heard: list[Mail] = []
    with PracticeOrg(login_code=True, on_mail=heard.append) as practice:
        httpx.post(practice.url, data={"username": ADMIN, "pw": PASSWORD})
    assert heard == list(practice.org.mail)
    assert len(heard) == 1


def test_log_holds_no_code() -> None:
    """Neither the code nor key and secret enter the log."""
    site = Site(edition="G3")
    app = site.made_app()
    asked = site.get(CONSUMER, id=app.consumer_id)
    code = code_of(site.org.mail[-1])
    site.follow(given(site, asked, code))
    kept = repr(site.org.log.entries)
    for secret in (code, app.consumer_key, app.consumer_secret):
        assert secret not in kept
