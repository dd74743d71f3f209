"""Which frame has a say: the page, and the frame of its classic page; whatever becomes of any other is no outage."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import Login, Org, Screen, Timeouts
from pages.components import Heading
from pages.errors import Unavailable

from .orgs.server import Asked, HostileOrg

_NOWHERE = "http://adverts.invalid/"


class Inside(Screen):
    """A classic page."""

    title = "Inside"

    heading = Heading("Inside", always=True)


def org_on(page: Page, hostile: HostileOrg) -> Org:
    """The org, with little patience."""
    return Org(page, hostile.url, patience=Timeouts(quick=1, page=4, save=4))


def test_a_blocked_advertisement(page: Page) -> None:
    """A frame beside the login form whose host does not exist takes nobody's login away."""
    with HostileOrg("blocked_advert") as hostile:
        org = org_on(page, hostile)
        org.open("/")
        with page.expect_event("requestfailed", lambda request: _NOWHERE in request.url, timeout=5000):
            page.evaluate("where => document.querySelector('iframe').src = where", _NOWHERE)
        assert org.first_of(Login, otherwise=lambda: False)
        assert not org.trouble


def test_a_frame_that_may_not_be_shown(page: Page) -> None:
    """A frame that another site forbids to show is no outage either."""

    def mode(asked: Asked) -> None:
        if asked.place == "/frame":
            asked.send("x", X_Frame_Options="DENY")
        else:
            asked.login(before="<iframe src='/frame'></iframe>")

    with HostileOrg(mode) as hostile:
        org = org_on(page, hostile)
        org.open("/")
        page.wait_for_load_state("load")
        org.wait_for(Login)


def shell(frame: str) -> str:
    """Lightning's shell around a frame."""
    return f"<h1>Setup</h1>{frame}"


def test_the_classic_page_that_does_not_come(page: Page) -> None:
    """The frame that holds the classic page is the org's: where it does not come, the org is not available."""

    def mode(asked: Asked) -> None:
        asked.send(shell(f"<iframe name='vfFrameId_1' src='{_NOWHERE}'></iframe>"))

    with HostileOrg(mode) as hostile:
        org = org_on(page, hostile)
        org.open("/lightning/setup/x")
        with pytest.raises(Unavailable, match="NAME_NOT_RESOLVED"):
            org.wait_for(Inside)


@pytest.mark.parametrize(
    "frame",
    [
        "<iframe name='vfFrameId_1' src='/inside'></iframe>",
        "<iframe title='vfFrameId_1' src='/inside'></iframe>",
        "<iframe title='Connected Apps ~ Salesforce - Developer Edition' src='/inside'></iframe>",
        "<div class='oneAlohaPage'><iframe src='/inside'></iframe></div>",
        "<div class='mainContentMark'><div><iframe src='/inside'></iframe></div></div>",
        "<div class='setupcontent'><iframe src='/inside'></iframe></div>",
        "<force-aloha-page><template shadowrootmode='open'><iframe src='/inside'></iframe></template>"
        "</force-aloha-page>",
    ],
    ids=["name", "title", "title-of-its-page", "aloha", "main-content", "setup-content", "shadow-root"],
)
def test_the_classic_page_is_known_by_any_sign(page: Page, frame: str) -> None:
    """Each of the signs that captured pages show leads to the classic page; a frame beside it does not."""

    def mode(asked: Asked) -> None:
        if asked.place == "/inside":
            asked.send("<h1>Inside</h1>")
        elif asked.place == "/beside":
            asked.send("<h1>Beside</h1>")
        else:
            asked.send(shell(f"{frame}<iframe src='/beside'></iframe>"))

    with HostileOrg(mode) as hostile:
        org = org_on(page, hostile)
        org.open("/lightning/setup/x")
        org.wait_for(Inside)
        assert org.surface.url.endswith("/inside")
