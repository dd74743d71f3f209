"""A certificate that is wrong keeps everybody out: the browser, and whatever asks the org beside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Playwright

from automation.browser.find import find_browser, launch_options
from automation.browser.launch import page_of
from automation.network.connection import Network
from automation.network.proxy import Proxies
from automation.network.trust import Trust
from automation.network.web_client import Unreachable, WebClient

from ..orgs.small_server import self_made, served

PAGE = {"/": (b"<title>in</title>", {"Content-Type": "text/html"})}
WRONG = {"nobody's": {}, "another host's": {"name": "other.example"}, "expired": {"expired": True}}
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("which", WRONG)
def test_wrong_certificate(playwright: Playwright, tmp_path: Path, which: str) -> None:
    """Neither the browser nor the web client gets a page from a server whose certificate is another host's, expired,
    or issued by nobody who is trusted; the client not even where its authority is."""
    authority, site = self_made(tmp_path, **WRONG[which])  # type: ignore[arg-type]
    browser = playwright.chromium.launch(**launch_options(find_browser(os.environ), headless=True))
    trust = Trust() if which == "nobody's" else Trust.read({}, authority)
    with served(PAGE, site) as url, page_of(browser) as page:
        with pytest.raises(PlaywrightError, match="ERR_CERT_"):
            page.goto(url)
        assert page.title() != "in"
        client = WebClient(Network(Proxies(), trust), patience=10)
        with pytest.raises(Unreachable, match="certificate"):
            client.ask("GET", url)
        client.close()


def test_companys_authority(tmp_path: Path) -> None:
    """With its authority named the same server is let in, so that the refusals above are about the certificate."""
    authority, site = self_made(tmp_path)
    with served(PAGE, site) as url:
        client = WebClient(Network(Proxies(), Trust.read({}, authority)), patience=10)
        assert client.ask("GET", url).status == 200
        client.close()


def test_no_error_is_ignored() -> None:
    """Nothing in the product tells a browser to ignore errors of certificates."""
    told = ("ignore_https_errors", "ignore-certificate-errors", "ignoreHTTPSErrors")
    files = [path for folder in ("automation", "pages") for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 200
    assert [path for path in files if any(word in path.read_text(encoding="utf-8") for word in told)] == []
