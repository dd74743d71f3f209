"""Three hosts: which shows what, how a session comes along, and that frames of another origin work."""

from __future__ import annotations

import httpx
import pytest

from fixtures.practice_org import ADMIN, PracticeOrg
from fixtures.practice_org.state.org import Org

from ..factory import connected_app
from ..site import NEW, Site

# https, because this client withholds secure cookies from plain http even on this machine
MY = "https://practice.my.localhost:8000"
LIGHTNING = "https://practice.lightning.localhost:8000"
SETUP = "https://practice.my-setup.localhost:8000"
HOME = "/lightning/setup/SetupOneHome/home"


def three(*, username: str = ADMIN) -> Site:
    """A site with three hosts, asked at the one with the login form."""
    org = Org()
    org.three_origins = True
    site = Site(org, username="", url=MY)
    if username:
        assert site.log_in(username).is_redirect
    return site


def hops(site: Site, address: str) -> list[str]:
    """The addresses that redirects lead through, without queries."""
    passed = []
    answer = site.http.get(address)
    while answer.is_redirect:
        address = str(answer.url.join(answer.headers["location"]))
        passed.append(address.partition("?")[0])
        answer = site.http.get(address)
    return passed


def test_login_ends_at_setups_host() -> None:
    """From the login's host by way of Lightning's to Setup's, which shows the page then without any hop."""
    site = three()
    assert hops(site, HOME) == [f"{LIGHTNING}/secur/contentDoor", f"{SETUP}/secur/frontdoor.jsp", SETUP + HOME]
    assert hops(site, SETUP + HOME) == []
    assert len({cookie.value for cookie in site.http.cookies.jar if cookie.name == "sid"}) == 3


def test_each_hop_works_once() -> None:
    """The value in a hop's address signs nobody in a second time."""
    site = three()
    first = site.http.get(HOME).headers["location"]
    second = site.http.get(first).headers["location"]
    third = site.http.get(second)
    assert third.headers["location"] == HOME
    for spent in (first, second):
        assert site.http.get(spent).headers["location"] == f"{MY}/?ec=302"


def test_logout_ends_every_host() -> None:
    """A logout, or an expiry, at one host ends the session at the others."""
    site = three()
    hops(site, HOME)
    assert hops(site, f"{SETUP}/secur/logout.jsp")[0] == f"{MY}/secur/logout.jsp"
    assert site.http.get(SETUP + HOME).headers["location"] == MY + HOME
    assert site.http.get(MY + HOME).headers["location"].startswith("/?ec=302")


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        (f"{LIGHTNING}{HOME}", f"{MY}{HOME}"),
        (f"{SETUP}{HOME}", f"{MY}{HOME}"),
        ("https://localhost:8000/", f"{MY}/"),
    ],
)
def test_other_hosts_lead_home(address: str, leads: str) -> None:
    """A page that belongs to another host is there; without a session all lead to the login's host."""
    answer = three(username="").http.get(address)
    assert (answer.status_code, answer.headers["location"]) == (302, leads)


def test_frame_door() -> None:
    """Setup's host brings its session along to a classic page in a frame, and to no other address."""
    site = three()
    hops(site, HOME)
    page = f"{MY}{NEW}?isdtp=p1"
    door = site.http.get(f"{SETUP}/visualforce/session", params={"url": page})
    assert door.headers["location"].startswith(f"{MY}/secur/contentDoor?otp=")
    assert site.http.get(door.headers["location"]).headers["location"] == f"{NEW}?isdtp=p1"
    elsewhere = site.http.get(f"{SETUP}/visualforce/session", params={"url": "https://evil.example//evil.example/x"})
    assert "evil" not in elsewhere.headers["location"].partition("startURL=")[2]


def test_shell_names_the_frames_origin() -> None:
    """Setup's policy allows frames of the classic host, and the pages know the shell's origin."""
    site = three()
    hops(site, HOME)
    assert f"frame-src 'self' {MY}" in site.http.get(SETUP + HOME).headers["content-security-policy"]
    assert f'data-shell="{SETUP}"' in site.get(NEW, isdtp="p1").text


def test_programs_ask_any_host() -> None:
    """The OAuth server and the REST API answer at localhost and at the org's own host, each with its own URL."""
    with PracticeOrg(origins="three") as practice:
        assert practice.url.startswith("http://practice.my.localhost:")
        made = connected_app(practice.org)
        grant = "urn:ietf:params:oauth:grant-type:jwt-bearer"
        body = {"grant_type": grant, "assertion": made.assertion(practice.api_url)}
        answer = httpx.post(f"{practice.api_url}/services/oauth2/token", data=body).json()
        assert answer["instance_url"] == practice.api_url
        assert httpx.get(f"{answer['instance_url']}/services/data").status_code == 200
        body["assertion"] = made.assertion(practice.url)
        host = {"Host": practice.url.removeprefix("http://")}
        answer = httpx.post(f"{practice.api_url}/services/oauth2/token", data=body, headers=host).json()
        assert answer["instance_url"] == practice.url
