"""Who counts as signed in, and where an org's paths go: by sessions that the browser was given, not by names.

The addresses are real ones; what answers there is this test's own, through the browser.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from pages import Org, Timeouts
from pages.browser.browser_session import browser_session
from pages.interruptions.signed_in import signed_in

PATIENCE = Timeouts(quick=1, page=4, save=4)
OURS = "00D000000000001"
THEIRS = "00D000000000002"
HOME = "<!doctype html><title>Home</title><h1>Home</h1>"
SHELL = "<!doctype html><title>Setup</title><input id=setupSearch>"
LOGIN = "<!doctype html><input id=username><input id=password type=password><input type=submit id=Login>"
CODE = "<!doctype html><form><input id=emc name=emc><input type=submit value=Verify></form>"


def _org(page: Page, login_url: str, body: str = HOME) -> Org:
    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="text/html", body=body)

    page.context.route("**/*", answer)
    return Org(page, login_url, patience=PATIENCE)


def _session(page: Page, host: str, org_id: str) -> None:
    page.context.add_cookies([{"name": "sid", "value": f"{org_id}!AQ.secret", "url": f"https://{host}"}])


@pytest.mark.parametrize(
    ("login_url", "sessions", "address", "body"),
    [
        ("https://login.salesforce.com", ["acme.my.salesforce.com"], "https://acme.my.salesforce.com/home/x.jsp", HOME),
        (
            "https://login.salesforce.com",
            ["acme.my.salesforce.com", "acme.lightning.force.com"],
            "https://acme.lightning.force.com/lightning/setup/SetupOneHome/home",
            HOME,
        ),
        (
            "https://login.acme.co.uk",
            ["acme.my.salesforce.com", "acme.my.salesforce-setup.com"],
            "https://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home",
            HOME,
        ),
        ("https://acme.my.salesforce.com", [], "https://acme.my.salesforce.com/setup/forcecomHomepage.apexp", SHELL),
        ("http://localhost:8765", ["x.lightning.localhost"], "http://x.lightning.localhost:8765/lightning/x", HOME),
    ],
)
def test_signed_in(page: Page, login_url: str, sessions: list[str], address: str, body: str) -> None:
    """A session of the page's own host, or Setup's shell on the login URL's, is what only somebody signed in has."""
    org = _org(page, login_url, body)
    for host in sessions:
        if host.endswith("localhost"):
            page.context.add_cookies([{"name": "sid", "value": f"{OURS}!x", "domain": host, "path": "/"}])
        else:
            _session(page, host, OURS)
    page.goto(address)
    assert signed_in(org)


@pytest.mark.parametrize(
    ("login_url", "sessions", "address", "body"),
    [
        ("https://login.salesforce.com", {}, "https://acme.my.salesforce.com/home/home.jsp", HOME),
        ("https://acme.my.salesforce.com", {}, "https://acme.my.salesforce.com/home/home.jsp", HOME),
        ("https://login.salesforce.com", {}, "https://verify.salesforce.com/v1/verify/abc", HOME),
        (
            "https://login.salesforce.com",
            {"help.salesforce.com": THEIRS},
            "https://help.salesforce.com/s/articleView?id=x",
            HOME,
        ),
        (
            "https://acme.my.salesforce.com",
            {"acme.my.salesforce.com": OURS, "other.my.salesforce.com": THEIRS},
            "https://other.my.salesforce.com/home/home.jsp",
            HOME,
        ),
        ("https://login.acme.co.uk", {}, "https://idp.evil.co.uk/home/home.jsp", SHELL),
        (
            "https://acme.my.salesforce.com",
            {"acme.my.salesforce.com": OURS},
            "https://acme.my.salesforce.com/secur/forgotpassword.jsp",
            HOME,
        ),
        (
            "https://acme.my.salesforce.com",
            {"acme.my.salesforce.com": OURS},
            "https://acme.my.salesforce.com/services/auth/sso/00D000000000001/Okta",
            HOME,
        ),
        ("https://acme.my.salesforce.com", {"acme.my.salesforce.com": OURS}, "https://acme.my.salesforce.com/x", LOGIN),
        ("https://acme.my.salesforce.com", {"acme.my.salesforce.com": OURS}, "https://acme.my.salesforce.com/x", CODE),
        ("https://acme.my.salesforce.com", {"acme.my.salesforce.com": OURS}, "https://acme.my.salesforce.com/", HOME),
    ],
)
def test_not_signed_in(page: Page, login_url: str, sessions: dict[str, str], address: str, body: str) -> None:
    """Pages on the way, of help, of another company, and those that ask for a password or a code are none of it."""
    org = _org(page, login_url, body)
    for host, org_id in sessions.items():
        _session(page, host, org_id)
    page.goto(address)
    assert not signed_in(org)


@pytest.mark.parametrize(
    ("login_url", "hosts", "there", "expected"),
    [
        # My Domain is the org's own host wherever it landed; a generic host is nobody's.
        (
            "https://login.salesforce.com",
            ["acme.lightning.force.com", "acme.my.salesforce.com"],
            "acme.lightning.force.com",
            "acme.my.salesforce.com",
        ),
        (
            "https://acme.my.salesforce.com",
            ["acme.my.salesforce-setup.com", "acme.my.salesforce.com"],
            "acme.my.salesforce-setup.com",
            "acme.my.salesforce.com",
        ),
        ("https://login.acme.co.uk", ["acme.my.salesforce.com"], "acme.my.salesforce.com", "acme.my.salesforce.com"),
    ],
)
def test_the_orgs_own_host(page: Page, login_url: str, hosts: list[str], there: str, expected: str) -> None:
    """Of several hosts the one where the org's users log in stands for it, and its session is for programs."""
    org = _org(page, login_url)
    for host in hosts:
        _session(page, host, OURS)
    page.goto(f"https://{there}/lightning/x")
    found = browser_session(org.page, org.url)
    assert found is not None
    assert (found.org_id, found.host) == (OURS, expected)


@pytest.mark.parametrize("stands_on", ["https://sso.acme.example/adfs/ls", "https://help.salesforce.com/s/x"])
def test_paths_go_to_the_org(page: Page, stands_on: str) -> None:
    """While the page stands on a host that is not the org's, a path goes to the org's own, before and after sign-in."""
    org = _org(page, "https://login.salesforce.com")
    page.goto(stands_on)
    org.open("/")
    assert page.url == "https://login.salesforce.com/"
    _session(page, "acme.my.salesforce.com", OURS)
    page.goto("https://acme.my.salesforce.com/home/home.jsp")
    assert signed_in(org)
    page.goto(stands_on)
    org.open("/setup/forcecomHomepage.apexp")
    assert page.url == "https://acme.my.salesforce.com/setup/forcecomHomepage.apexp"


def test_paths_stay_on_a_host_of_the_org(page: Page) -> None:
    """On any host that has a session of the org, paths stay there; on another company's they do not."""
    org = _org(page, "https://acme.my.salesforce.com")
    _session(page, "acme.my.salesforce.com", OURS)
    _session(page, "acme.lightning.force.com", OURS)
    _session(page, "other.lightning.force.com", THEIRS)
    page.goto("https://acme.lightning.force.com/lightning/x")
    org.open("/lightning/y")
    assert page.url == "https://acme.lightning.force.com/lightning/y"
    page.goto("https://other.lightning.force.com/lightning/x")
    org.open("/lightning/y")
    assert page.url == "https://acme.my.salesforce.com/lightning/y"
