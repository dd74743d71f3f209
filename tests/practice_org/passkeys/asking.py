"""The org's questions for a passkey, and the answers of the tests' own authenticator."""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import urljoin

import httpx

from fixtures.practice_org import ADMIN
from fixtures.practice_org.sign_in.passkeys.site import VERIFY
from fixtures.practice_org.state.org import Org
from fixtures.practice_org.state.passkeys import PasskeyPolicy

from ..site import NEW, URL, Site
from .authenticator import Authenticator


def wanting(policy: PasskeyPolicy = PasskeyPolicy.PRIVILEGED, org: Org | None = None, dialect: str = "") -> Site:
    """An org of that policy, in which nobody is signed in."""
    site = Site(org, username="", dialect=dialect)
    site.org.state.passkey_policy = policy
    return site


def authenticator() -> Authenticator:
    """One that says what is right for this org."""
    return Authenticator(URL, "localhost")


def asked(page: str) -> dict[str, Any]:
    """What a page asks the browser with."""
    found = re.search(r'id="passkeyOptions">(.*?)</script>', page, re.DOTALL)
    assert found is not None, page
    options = json.loads(found[1])
    assert isinstance(options, dict)
    return options


def target(page: str) -> str:
    """Where a page sends the answer."""
    found = re.search(r'id="passkeyForm" method="post" action="([^"]*)"', page)
    assert found is not None, page
    return urljoin(URL, html.unescape(found[1]))


def enrolled(site: Site, made: Authenticator, username: str = ADMIN) -> None:
    """The user registers it on the way in."""
    page = site.follow(site.log_in(username)).text
    assert "<title>Create a Passkey | Salesforce</title>" in page
    assert site.http.post(target(page), data={"passkey": made.create(asked(page))}).is_redirect
    site.http.get("/secur/logout.jsp")
    assert "sid" not in site.http.cookies or site.get(NEW).is_redirect


def at_question(site: Site, username: str = ADMIN) -> str:
    """The page that asks for the passkey, after the password."""
    answer = site.follow(site.log_in(username))
    assert answer.url.path == VERIFY
    return answer.text


def sent(site: Site, page: str, answer: str) -> httpx.Response:
    """The page's form, with that answer in it."""
    return site.http.post(target(page), data={"passkey": answer})


def verdict(site: Site) -> str:
    """What the org's log says of the last answer."""
    return [entry.verdict for entry in site.org.log.entries if "passkey" in entry.verdict][-1]
