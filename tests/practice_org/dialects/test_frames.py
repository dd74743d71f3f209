"""Dialects of the frame that holds classic pages: what holds it, when it changes, how long it is blank."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from fixtures.practice_org import Dialect, PracticeOrg

from ..lightning import signed_in

APPS = "/lightning/setup/ConnectedApplication/home"
SETS = "/lightning/setup/PermSets/home"


def spoken(dialect: str) -> PracticeOrg:
    """An org of that dialect."""
    return PracticeOrg(dialect=Dialect.parse(dialect), polling=False)


def inner(page: Page) -> FrameLocator:
    """The classic page, whatever holds its frame."""
    return page.frame_locator(".oneAlohaPage iframe >> nth=-1")


@pytest.mark.parametrize(
    ("place", "roots"),
    [("aloha", ["FORCE-ALOHA-PAGE"]), ("division", []), ("nested", ["FORCE-ALOHA-PAGE", "SETUP-ALOHA-CONTAINER"])],
)
def test_what_holds_the_frame(page: Page, place: str, roots: list[str]) -> None:
    """The frame stands in so many shadow roots, and its page is there to see."""
    with spoken(f"frame_place={place}") as practice:
        signed_in(page, practice, APPS)
        expect(inner(page).get_by_role("heading", name="Connected Apps")).to_be_visible()
        around = """frame => {
            const hosts = [];
            let root = frame.getRootNode();
            for (; root.host; root = root.host.getRootNode()) hosts.push(root.host.tagName);
            return hosts;
        }"""
        assert page.locator(".oneAlohaPage iframe").evaluate(around) == roots
        box = page.locator(".oneAlohaPage iframe").bounding_box()
        assert box is not None
        assert box["height"] > 300


@pytest.mark.parametrize(("names", "named"), [("name", True), ("title", False)])
def test_where_the_name_stands(page: Page, names: str, named: bool) -> None:
    """`vfFrameId` is in the frame's name, or in nothing but its title while it is blank."""
    with spoken(f"frame_name={names},frame_blank=long") as practice:
        signed_in(page, practice, APPS)
        made = page.locator("force-aloha-page iframe")
        expect(made).to_have_attribute("title", re.compile("^vfFrameId_"))
        assert (made.get_attribute("name") or "").startswith("vfFrameId_") == named
        expect(made).to_have_attribute("title", re.compile("^Connected Apps ~"))


def test_long_blank(page: Page) -> None:
    """The frame is blank for over a second, under a spinner."""
    with spoken("frame_blank=long") as practice:
        signed_in(page, practice, "/lightning/setup/SetupOneHome/home")
        begun = time.monotonic()
        page.evaluate(f"openSetup('{APPS}')")
        expect(page.locator(".slds-spinner_container")).to_have_count(1)
        expect(inner(page).get_by_role("heading", name="Connected Apps")).to_be_visible()
        assert time.monotonic() - begun > 1.2


def test_two_for_a_moment(page: Page) -> None:
    """Two frames stand there, then one, with the same page."""
    with spoken("frame_double=moment") as practice:
        signed_in(page, practice, APPS)
        expect(page.locator(".oneAlohaPage iframe")).to_have_count(2)
        expect(page.locator(".oneAlohaPage iframe")).to_have_count(1)
        expect(inner(page).get_by_role("heading", name="Connected Apps")).to_be_visible()


def test_another_frame_after_each_page(page: Page) -> None:
    """Also a form that is posted leads to another frame; what answers it without leading on stays where it is."""
    with spoken("frame_swap=each-page") as practice:
        signed_in(page, practice, SETS)
        inner(page).locator("div.subNav input.btn").click()
        label = inner(page).locator("[id$=permSetLabelInput]")
        label.wait_for()
        name = page.locator(".oneAlohaPage iframe").get_attribute("name")
        inner(page).locator("#save").click()
        expect(inner(page).locator(".errorMsg").first).to_be_visible()
        assert page.locator(".oneAlohaPage iframe").get_attribute("name") == name
        label.fill("Frame Changer")
        inner(page).locator("[id$=permSetDevNameInput]").fill("Frame_Changer")
        inner(page).locator("#save").click()
        expect(inner(page).locator("h2.pageDescription")).to_have_text("Frame Changer")
        expect(page.locator(".oneAlohaPage iframe")).not_to_have_attribute("name", name or "")
        assert [made.label for made in practice.org.state.permission_sets].count("Frame Changer") == 1


@pytest.mark.parametrize("origin", ["same", "cross"])
def test_whose_origin(page: Page, origin: str) -> None:
    """The frame's page has the shell's origin, or another; a link in it works in both."""
    with spoken(f"frame_origin={origin},hosts=commercial") as practice:
        signed_in(page, practice, APPS)
        inner(page).get_by_role("link", name="Backup Courier").click()
        expect(inner(page).locator("h2.mainTitle").first).to_be_visible()
        origins = {each.url.split("/")[2] for each in page.frames if each.url.startswith("http")}
        assert len(origins) == (1 if origin == "same" else 2)
