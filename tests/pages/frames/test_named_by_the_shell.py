"""The shell says how a page is called before the frame within it shows anything of the page."""

from __future__ import annotations

from playwright.sync_api import Page

from pages.screens.users.profiles import Profiles

from ...hostile.orgs.bent_pages import BentPages

SHELL = (
    "<title>Setup</title><h1>Profiles</h1><div class=oneAlohaPage><iframe name=vfFrameId_1 src=/list></iframe></div>"
)
LATE = """<title>x</title><div class=slds-spinner_container>Loading</div><script>
  setTimeout(() => { document.body.innerHTML = '<a href="/00e000000000001">System Administrator</a>' }, 700);
</script>"""


def test_a_list_that_comes_after_its_heading(page: Page) -> None:
    """The heading stands in the shell, the list in a frame that is there and shows nothing yet: it is waited for, and
    read in the frame."""
    there = BentPages(page, {"/lightning/setup/x": SHELL, "/list": LATE})
    profiles = there.open("/lightning/setup/x").wait_for(Profiles)
    assert profiles.names.all() == {"00e000000000001": "System Administrator"}


def test_read_in_the_frame(page: Page) -> None:
    """A screen that somebody took for here by that heading alone is read in the frame all the same."""
    there = BentPages(page, {"/lightning/setup/x": SHELL, "/list": LATE})
    org = there.open("/lightning/setup/x")
    org.until(lambda: org.surface is not page.main_frame, patience=5)
    profiles = org.current(Profiles)
    assert profiles is not None
    assert profiles.names.all() == {"00e000000000001": "System Administrator"}
