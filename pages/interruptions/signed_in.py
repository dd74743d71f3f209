"""Whether somebody is signed in to the org: by what only they have and see, never by what a page is not."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from ..browser.browser_session import sid_at
from ..browser.questions import ask
from ..org import Org
from .obstacles import asks_for_login

_ON_THE_WAY = (
    "/secur/",
    "/services/",
    "/idp/",
    "/saml/",
    "/v1/verify/",
    "/login",
    "/_ui/identity/",
    "/registrationInterstitial.apexp",
    "/_ui/system/security/",
    "/msg/",
)
"""Doors, single sign-on, codes, passwords, notices. Source: the success test that public Setup automation uses, and
captured pages; grade A."""

_ASKS = """() => {
  const seen = css => Array.from(document.querySelectorAll(css)).some(e => e.checkVisibility());
  const ends = ids => ids.map(id => `input[id$="${id}"], input[name$="${id}"]`).join();
  return (seen('input[type=password]') && seen(ends(['username', 'password']))) || seen(ends(['emc', 'smc', 'tc']));
}"""
"""A form for a password or for a code (ids: grade A)."""
_SHELL = "() => Boolean(document.querySelector('#globalSearch, input.filter-box[type=search], #setupSearch'))"
"""Setup's own search, in Lightning and in Classic (grade A)."""


def signed_in(org: Org) -> bool:
    """A check: whether somebody is signed in to this org, on whatever page of it.

    Evidence is a session of the page's own host that is the org's, or Setup's shell, on a page that asks for neither
    password nor code. A person who logs in by single sign-on, or reads Salesforce's help, is elsewhere meanwhile.

    Raises:
        Unavailable: the page does not answer any more.
    """
    address = org.page.url
    if not landed(address) or not org.hosts.owns(address) or _finds(org, _ASKS, otherwise=True):
        return False
    if not sid_at(org.page.context, address) and not _finds(org, _SHELL):
        return False
    if asks_for_login(org):  # in the frame, where a session has ended that the browser still has a cookie of
        return False
    org.hosts.settle(address)
    return True


def landed(address: str) -> bool:
    """Whether an address may be one of somebody who is signed in: not the login page, nor a stop on the way from it."""
    parts = urlsplit(address)
    if not parts.scheme.startswith("http") or "ec" in parse_qs(parts.query):
        return False
    return parts.path not in ("", "/") and not parts.path.startswith(_ON_THE_WAY)


def _finds(org: Org, script: str, *, otherwise: bool = False) -> bool:
    """What a look at the page says; a document that goes away meanwhile is not one that can be judged."""
    return bool(ask(org.page, lambda: org.page.evaluate(script), otherwise))
