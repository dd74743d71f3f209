"""Behind a company's proxy that wants a login, and that signs for every host with an authority of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Playwright

from automation.browser.find import find_browser, launch_options
from automation.browser.trust_store import trusting
from automation.network.connection import Network
from automation.network.reach import reach, refuse_blocked_way
from automation.network.trouble import PROXY_LOGIN, TRUST
from automation.network.web_client import Unreachable, WebClient
from automation.oauth.client import OAuthClient
from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

from ...support.command import setupwalk
from ..orgs.company_network import AUTHORITY, HOST, company_network

LOGIN = "jan.doe:pa ss#1"
SPELT = "jan.doe:pa%20ss%231"


def test_proof_and_doctor(tmp_path: Path) -> None:
    """With the proxy's login and the authority's file the org is reached; without either that is named at once, with
    who issued the certificate, and no password of the proxy is in a message."""
    with PracticeOrg() as practice, company_network(practice.url, tmp_path, LOGIN) as net:
        whole = Network.read({"HTTPS_PROXY": f"http://{SPELT}@{net.proxy}"}, net.authority)
        assert reach(net.url, whole, 10).origin == net.url
        refuse_blocked_way(net.url, whole)
        with OAuthClient(net.url, "key", WebClient(whole)) as client:
            assert client.login_url == net.url
        without = {
            PROXY_LOGIN: Network.read({"HTTPS_PROXY": f"http://{net.proxy}"}, net.authority),
            TRUST: Network.read({"HTTPS_PROXY": f"http://{SPELT}@{net.proxy}"}),
        }
        for trouble, network in without.items():
            with pytest.raises(Unreachable) as told:
                refuse_blocked_way(net.url, network)
            assert told.value.hint == trouble.hint
            assert (AUTHORITY in str(told.value)) is (trouble is TRUST)
            assert "pa%20ss" not in str(told.value)
            assert "pa ss" not in str(told.value)


@pytest.mark.parametrize("trusted", [False, True])
def test_browser(playwright: Playwright, tmp_path: Path, *, trusted: bool) -> None:
    """The browser logs in at the proxy and verifies by the company's authority where it was named, and nowhere else."""
    if trusted and shutil.which("certutil") is None:
        pytest.skip("certutil is not installed")
    with PracticeOrg() as practice, company_network(practice.url, tmp_path, LOGIN) as net:
        environ = {"HTTPS_PROXY": f"http://{SPELT}@{net.proxy}", "NO_PROXY": "other.example"}
        network = Network.read(environ, net.authority if trusted else None)
        options = launch_options(find_browser(os.environ), headless=True)
        with trusting(network.trust, os.environ, print) as env:
            options |= {"proxy": network.proxies.playwright(net.url), "env": env}
            own = playwright.chromium.launch(**options)
            try:
                page = own.new_page()
                if not trusted:
                    with pytest.raises(PlaywrightError, match="ERR_CERT_AUTHORITY_INVALID"):
                        page.goto(net.url, wait_until="domcontentloaded")
                    return
                page.goto(net.url, wait_until="domcontentloaded")
                assert page.url.startswith(net.url)
                with pytest.raises(PlaywrightError, match="net::ERR_"):
                    page.goto("https://elsewhere.example/", wait_until="domcontentloaded")
                assert any("elsewhere.example" in path for path in net.refused)
            finally:
                own.close()


@pytest.mark.whole
@pytest.mark.skipif(shutil.which("certutil") is None, reason="certutil is not installed")
def test_whole_walk(tmp_path: Path) -> None:
    """`create` walks and proves the app through the proxy, and leaves nothing of its login anywhere."""
    with PracticeOrg() as practice, company_network(practice.url, tmp_path / "net", LOGIN) as net:
        env = {
            "SF_LOGIN_URL": net.url,
            "SF_USERNAME": ADMIN,
            "SF_PASSWORD": PASSWORD,
            "APP_CONTACT_EMAIL": "owner@practice.example",
            "APP_PROFILES": "System Administrator",
            "HTTPS_PROXY": f"http://{SPELT}@{net.proxy}",
        }
        done = setupwalk("create", "--ca-file", str(net.authority), folder=tmp_path, env=env)
    assert done.code == 0, done.err
    left = [path for path in tmp_path.rglob("*") if path.is_file() and b"pa ss#1" in path.read_bytes()]
    assert not left
    assert SPELT not in done.out + done.err
    assert HOST in done.out


def test_wrong_file(tmp_path: Path) -> None:
    """A file that holds no certificate is told by where it was named, before a browser opens."""
    (tmp_path / "ca.pem").write_text("no certificate", encoding="ascii")
    done = setupwalk(
        "plan",
        "--ca-file",
        "ca.pem",
        "--login-url",
        "https://org.example",
        folder=tmp_path,
        env={
            "SF_USERNAME": "u@org.example",
            "SF_PASSWORD": "not-this-one",
            "APP_CONTACT_EMAIL": "a@org.example",
            "APP_PROFILES": "X",
        },
    )
    assert done.code == 3
    assert "--ca-file" in done.err
    assert "no certificate that can be read" in done.err
