"""Whose session the browser holds: the `sid` cookie of an org's hosts. It knows neither forms nor screens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from ..values.secret import Secret
from .credential_hosts import for_login

_SID = re.compile(r"(00D[A-Za-z0-9]{12})(?:[A-Za-z0-9]{3})?!")
"""How a session id begins: with the id of its org (grade A)."""


@dataclass(frozen=True, slots=True)
class BrowserSession:
    """A session of an org. `origin` is the one of the org's own login host, `org_id` has 15 characters."""

    org_id: str
    origin: str
    sid: Secret

    @property
    def host(self) -> str:
        """The org's own login host, with its port where it has one."""
        return urlsplit(self.origin).netloc


def sid_at(context: BrowserContext, address: str) -> Secret:
    """A check: the session id that the browser would send to an address; empty without one."""
    try:
        cookies = context.cookies(address)
    except PlaywrightError:  # the page is closed
        return Secret("")
    return Secret(next((cookie["value"] for cookie in cookies if cookie["name"] == "sid" and cookie["value"]), ""))


def org_id_of(sid: Secret) -> str:
    """The org's id, in 15 characters, that a session id begins with; empty where it does not."""
    found = _SID.match(sid.reveal())
    return found[1] if found else ""


def browser_session(page: Page, login_url: str) -> BrowserSession | None:
    """A check: the session that the page is in, of the org behind a login URL; None where its host has none that names
    an org.

    An org has several hosts, each with a cookie of its own; which they are is read from the cookies that the browser
    was given on its way from the login URL, not guessed from names.
    """
    here, home = urlsplit(page.url), urlsplit(login_url)
    org_id = org_id_of(sid_at(page.context, page.url))
    if not org_id:
        return None
    origins = [f"{here.scheme}://{here.netloc}", login_url]
    if here.hostname != home.hostname:  # else they differ in the port, for which cookies do not care
        origins.reverse()
    cookies = [cookie for cookie in page.context.cookies() if cookie["name"] == "sid"]
    domains = [cookie["domain"] for cookie in cookies if org_id_of(Secret(cookie["value"])) == org_id]
    origins += [f"https://{domain.removeprefix('.')}" for domain in domains]
    for origin in sorted(origins, key=lambda one: not for_login(urlsplit(one).hostname or "")):
        sid = sid_at(page.context, origin)
        if org_id_of(sid) == org_id:
            return BrowserSession(org_id, origin, sid)
    return None
