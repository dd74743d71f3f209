"""Lightning's Setup in a browser, for tests of the practice org itself: its own few steps, no page objects."""

from __future__ import annotations

from playwright.sync_api import FrameLocator, Locator, Page

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

FRAME = "force-aloha-page iframe[name^=vfFrameId]"


def signed_in(page: Page, practice: PracticeOrg, path: str = "") -> None:
    """Opens `path` as ADMIN, through the login form, and waits until the page's scripts listen."""
    page.goto(practice.url + path)
    page.locator("#username").fill(ADMIN)
    page.locator("#password").fill(PASSWORD)
    page.locator("#Login").click()
    page.locator("#Login").wait_for(state="detached")
    page.wait_for_load_state("domcontentloaded")  # by then they have run


def frame(page: Page) -> FrameLocator:
    """The classic page inside the shell."""
    return page.frame_locator(FRAME)


def quick_find(page: Page, placeholder: str = "Quick Find") -> Locator:
    """Quick Find, once the shell's scripts listen to it: what is typed before that filters nothing."""
    box = page.get_by_placeholder(placeholder)
    box.wait_for()
    page.wait_for_load_state("load")
    return box
