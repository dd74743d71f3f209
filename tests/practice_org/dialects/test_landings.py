"""Dialects of where a login lands, and of hosts and frames."""

from __future__ import annotations

import pytest

from fixtures.practice_org import ADMIN

from ..site import NEW, Site
from .hops import SETUP_HOME


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
