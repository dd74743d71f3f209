"""What is told about a network that does not let a walk through, and whether trying again can help."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error as PlaywrightError

from automation.network.trouble import trouble_in
from automation.reporting.failure import hint_for, may_pass
from pages.errors import Refused, Unavailable


@pytest.mark.parametrize(
    ("words", "name", "again"),
    [
        ("Page.goto: net::ERR_NAME_NOT_RESOLVED at https://x.example/", "name", True),
        ("[Errno -2] Name or service not known", "name", True),
        ("net::ERR_CONNECTION_REFUSED at http://localhost:40765/", "refused", True),
        ("net::ERR_PROXY_CONNECTION_FAILED", "proxy", True),
        ("the proxy answered 403 Forbidden", "proxy", True),
        ("the proxy answered 407 Proxy Authentication Required", "proxy login", False),
        ("net::ERR_INVALID_AUTH_CREDENTIALS", "proxy login", False),
        ("net::ERR_CERT_AUTHORITY_INVALID", "trust", False),
        ("certificate verify failed: self-signed certificate in certificate chain", "trust", False),
        ("net::ERR_CERT_DATE_INVALID", "certificate", False),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate has expired", "certificate", False),
        ("net::ERR_TIMED_OUT", "slow", True),
        ("net::ERR_INTERNET_DISCONNECTED", "offline", True),
    ],
)
def test_trouble(words: str, name: str, *, again: bool) -> None:
    """Each trouble of the network has advice of its own, and what only a person can end is not tried again."""
    error = Unavailable(f"https://x.example cannot be reached: {words}")
    trouble = trouble_in(str(error))
    assert trouble is not None
    assert (trouble.name, hint_for(error), may_pass(error)) == (name, trouble.hint, again)


def test_no_trouble_of_the_network() -> None:
    """An org in maintenance and a browser that ended may pass by themselves; a refusal never does."""
    assert may_pass(Unavailable("https://x.example answers 503"))
    assert may_pass(PlaywrightError("Target page, context or browser has been closed"))
    assert not may_pass(Refused("no"))
