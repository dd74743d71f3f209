"""A kept passkey answers where the org asks for it, and nowhere else; without one a person is needed, at once."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from fixtures.practice_org import ADMIN, PASSWORD, Dialect, PracticeOrg
from fixtures.practice_org.state.passkeys import PasskeyPolicy
from pages import Org, Secret, Timeouts
from pages.browser.authenticator import Authenticator
from pages.errors import PersonNeeded, Refused, Untrusted
from pages.interruptions.passkeys import CreatePasskey
from pages.interruptions.signed_in import signed_in
from pages.screens.sign_in.login import LOGIN_FORMS
from pages.values.passkey import Passkey

PATIENCE = Timeouts(quick=3, page=8, save=8)


def spoken(dialect: str = "", *, three: bool = False) -> PracticeOrg:
    """An org that wants a passkey of its administrators."""
    practice = PracticeOrg(dialect=Dialect.parse(dialect), polling=False, origins="three" if three else "one")
    practice.org.state.passkey_policy = PasskeyPolicy.PRIVILEGED
    return practice


def sign_in(page: Page, practice: PracticeOrg) -> Org:
    """The administrator's login with the password, and what comes then."""
    page.context.clear_cookies()
    org = Org(page, practice.url, patience=PATIENCE)
    org.open("/")
    org.wait_for(*LOGIN_FORMS).sign_in(ADMIN, Secret(PASSWORD))
    return org


def enroll(page: Page, practice: PracticeOrg) -> Passkey:
    """A passkey for the administrator, made as the org asks for it; the browser has none afterwards."""
    org = Org(page, practice.url, patience=PATIENCE)
    with pytest.raises(PersonNeeded, match="Create a Passkey"):
        sign_in(page, practice)
    made = Authenticator(page.context)
    made.plug_in(page)
    org.wait_for(CreatePasskey).create.click()
    assert org.until(lambda: signed_in(org), patience=8)
    made.take_out(page)
    Authenticator._known.pop(page.context)
    return made.made[0]


def verdicts(practice: PracticeOrg) -> list[str]:
    """What the org's log says of passkeys."""
    return [entry.verdict for entry in practice.org.log.entries if "passkey" in entry.verdict]


@pytest.mark.parametrize(
    ("dialect", "three"),
    [
        ("", False),
        ("", True),
        ("passkey_button=verify", False),
        ("passkey_button=use,passkey_asks=at-once", False),
        ("passkey_asks=at-once", True),
        ("hosts=generic-login", False),
        ("hosts=partition,login_hops=mixed-6", False),
    ],
)
def test_lets_in(page: Page, dialect: str, three: bool) -> None:
    """However the page asks and whatever the hosts are called: the passkey lets in, with a higher count each time."""
    counts: list[int] = []
    with spoken(dialect, three=three) as practice:
        passkey = enroll(page, practice)
        held = Authenticator(page.context, passkey, counts.append)
        held.plug_in(page)
        for _ in range(2):
            assert signed_in(sign_in(page, practice))
        assert verdicts(practice) == ["passkey registered", "passkey ok", "passkey ok"]
        assert [one.sign_count for one in practice.org.state.passkeys] == counts[-1:]
    assert counts == sorted(set(counts))
    assert len(counts) == 2


def test_nobody_to_answer(page: Page) -> None:
    """Without a passkey the login stops at once, says what to do, and presses nothing."""
    with spoken() as practice:
        enroll(page, practice)
        begun = time.monotonic()
        with pytest.raises(PersonNeeded, match="none is kept") as stopped:
            sign_in(page, practice)
        assert time.monotonic() - begun < 10
        assert "login --enroll-passkey" in stopped.value.hint
        assert verdicts(practice) == ["passkey registered"]


def test_refused_once(page: Page) -> None:
    """A passkey that the org does not take, since its count was seen before, is tried once."""
    with spoken() as practice:
        passkey = enroll(page, practice)
        practice.org.state.passkeys[0].sign_count = 2**32 - 2
        Authenticator(page.context, passkey).plug_in(page)
        with pytest.raises(Refused, match="couldn't verify your identity"):
            sign_in(page, practice)
        assert [one for one in verdicts(practice) if "refused" in one] == verdicts(practice)[1:]
        assert len(verdicts(practice)) == 2


def test_removed_in_the_org(page: Page) -> None:
    """Where the user has another passkey by now, the browser gives none, and the page's words are handed on."""
    with spoken() as practice:
        passkey = enroll(page, practice)
        practice.org.state.passkeys[0].credential_id = "b3RoZXI"
        Authenticator(page.context, passkey).plug_in(page)
        with pytest.raises(Refused, match="gave no passkey"):
            sign_in(page, practice)


def test_other_host(page: Page) -> None:
    """A passkey for another host is not used, and the message names both."""
    with spoken() as practice:
        passkey = replace(enroll(page, practice), rp_id="other.my.salesforce.com")
        Authenticator(page.context, passkey).plug_in(page)
        with pytest.raises(Untrusted, match=r"localhost asks for a passkey.*other\.my\.salesforce\.com"):
            sign_in(page, practice)
        assert verdicts(practice) == ["passkey registered"]


def test_page_of_somebody_else(page: Page) -> None:
    """A page on another host that asks for the org's passkey by the org's name gets none, whatever it presses."""
    with spoken(three=True) as practice:
        passkey = enroll(page, practice)
        held = Authenticator(page.context, passkey)
        held.plug_in(page)
        page.route("http://evil.localhost/**", lambda route: route.fulfill(body="<p>x", content_type="text/html"))
        page.goto("http://evil.localhost/")
        said = page.evaluate(
            """async rp => { try {
                await navigator.credentials.get({publicKey: {challenge: new Uint8Array(32), rpId: rp}}); return 'given';
            } catch (error) { return error.name; } }""",
            passkey.rp_id,
        )
        assert said == "SecurityError"
        assert held.uses == 0
