"""No page puts a file on the disk or learns what the machine keeps, with a window and without, in other tabs too."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from automation.browser.find import find_browser, launch_options
from automation.browser.launch import page_of

from ...guided.display import display
from ..orgs.small_server import Page as Answer
from ..orgs.small_server import served

HTML = {"Content-Type": "text/html"}
FILE = b"this must not land anywhere"
ANSWERS: dict[str, Answer] = {
    "/": (
        b"<a id=attached href=/attached>1</a><a id=bare href=/authorize>2</a>"
        b"<a id=named href=/bare.bin download=named.txt>3</a><a id=tab href=/attached target=_blank>4</a>"
        b"<button id=made onclick=\"const a=document.createElement('a');a.download='made.txt';"
        b"a.href=URL.createObjectURL(new Blob(['this must not land anywhere']));a.click()\">5</button>",
        HTML,
    ),
    "/attached": (FILE, {"Content-Type": "text/plain", "Content-Disposition": "attachment; filename=attached.txt"}),
    "/authorize": (FILE, {"Content-Type": ""}),  # what an org answers a bad client, with an empty type (clients.md)
    "/bare.bin": (FILE, {"Content-Type": "application/octet-stream"}),
}
ASKED = ("geolocation", "notifications", "clipboard-read", "clipboard-write", "camera", "microphone")


@pytest.fixture(params=["headless", pytest.param("window", marks=pytest.mark.whole)])
def opened(request: pytest.FixtureRequest, playwright: Playwright, tmp_path: Path) -> Iterator[Page]:
    """A page as the product opens it, of a browser whose home is the test's own folder."""
    headless = request.param == "headless"
    with display() if not headless else _nothing() as shown:
        environ: dict[str, str | float | bool] = {**os.environ, **shown, "HOME": str(tmp_path)}
        options = launch_options(find_browser(os.environ | shown, headless=headless), headless=headless)
        browser: Browser = playwright.chromium.launch(**options, env=environ, downloads_path=tmp_path / "files")
        with page_of(browser, free=not headless) as page:
            yield page


class _nothing:  # noqa: N801 - reads as a function
    def __enter__(self) -> dict[str, str]:
        return {}

    def __exit__(self, *_: object) -> None:
        """There is nothing to end."""


def landed(*folders: Path) -> list[Path]:
    """The files that hold what was handed out."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if FILE in path.read_bytes()]


LINKS = ("attached", "bare", "named", "made", "tab")


def click_all(page: Page) -> int:
    """Asks for a file in each way; returns of how many the browser says that they were begun."""
    begun = []
    page.context.on("page", lambda tab: tab.on("download", lambda one: begun.append(one.failure())))
    page.on("download", lambda one: begun.append(one.failure()))
    with served(ANSWERS) as origin:
        for link in LINKS:
            page.goto(origin)
            page.locator(f"#{link}").click()
            page.wait_for_timeout(500)  # for a file that must not come there is no event
    return len(begun)


def test_no_file_lands(opened: Page, tmp_path: Path) -> None:
    """Attachments, a body without a type as `authorize` answers it, a link that names a file, one that a script makes,
    and one in a new tab: nothing of any is in the home folder, where Playwright puts files, or this one."""
    assert click_all(opened) >= 2
    assert landed(tmp_path, Path.cwd() / "runs") == []


def test_files_would_land(playwright: Playwright, tmp_path: Path) -> None:
    """The same clicks in a context as Playwright makes it by itself do leave files, so that the test above can fail."""
    options = launch_options(find_browser(os.environ), headless=True)
    own = playwright.chromium.launch(**options, downloads_path=tmp_path / "files")
    try:
        assert click_all(own.new_page()) >= 2
        assert len(landed(tmp_path)) >= 2
    finally:
        own.close()


def test_permissions_are_denied(opened: Page) -> None:
    """Where the machine is, what its clipboard holds, its camera and messages on its screen: denied without a question,
    on the page and in a tab that it opens."""
    with served(ANSWERS) as origin:
        opened.goto(origin)
        with opened.expect_popup() as told:
            opened.evaluate("() => { open('/?another') }")
        for page in (opened, told.value):
            page.wait_for_load_state("domcontentloaded")
            states = page.evaluate(
                "names => Promise.all(names.map(name => navigator.permissions.query({name}).then(s => s.state)))",
                list(ASKED),
            )
            assert dict(zip(ASKED, states, strict=True)) == dict.fromkeys(ASKED, "denied")
