"""The frame of a classic page that is exchanged for another one while something is done in it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import ConnectedAppDetail, ManageProfiles, NewConnectedApp, Timeouts
from pages.errors import Exchanged
from pages.screens.connected_app.consumer_details import ConsumerDetails

from ...hostile.orgs.bent_pages import BentPages, detail, profiles

FORM = (
    "<title>x</title><h1>New Connected App</h1><form><table><tr><td>Connected App Name<td><input id=nameSection:name>"
    "<tr><td>API Name<td><input><tr><td>Contact Email<td><input id=emailSection:contactEmail>"
    "<tr><td>Enable OAuth Settings<td><input type=checkbox id=oauth:isOauth></table>"
    "<input type=submit value=Save></form>"
)
SHELL = """<title>Setup</title><div class=oneAlohaPage><iframe name=vfFrameId_1 src=/app></iframe></div><script>
const old = document.querySelector('iframe');
old.onload = () => {{
  const made = Object.assign(document.createElement('iframe'), {{name: {name}}});
  old.parentElement.append(made);
  window.second = true;
  setTimeout(() => {leads}, 900);
  setTimeout(() => {goes}, 500);
}};
</script>"""

EXCHANGED = """<title>Setup</title><div class=oneAlohaPage><iframe name=vfFrameId_1 src=/deaf></iframe></div><script>
  const old = document.querySelector('iframe'), place = old.parentElement;
  window.exchange = () => setTimeout(() => {
old.remove();
place.append(Object.assign(document.createElement('iframe'), {name: 'vfFrameId_2', src: '/app'}));
  }, 500);
</script>"""
DETAILS = (
    "<title>x</title><h1>Consumer Details</h1><table><tr><th>Consumer Key<td><span>3MVG9</span>"
    "<tr><th>Consumer Secret<td>s3cret</table>"
)


@pytest.mark.parametrize("name", ["'vfFrameId_2'", "'second'"])
def test_two_frames_for_a_moment(page: Page, name: str) -> None:
    """What is pressed while a new frame is on its way beside the old one is pressed in the new one."""
    edit = detail("Mine").replace("<button>Edit", "<button onclick=\"setTimeout(() => location = '/form', 700)\">Edit")
    shell = SHELL.format(name=name, leads="made.src = '/app'", goes="old.remove()")
    there = BentPages(page, {"/lightning/setup/x": shell, "/app": edit, "/form": FORM})
    app = there.open("/lightning/setup/x").wait_for(ConnectedAppDetail)
    page.wait_for_function("window.second")
    assert isinstance(app.change(), NewConnectedApp)


def test_a_second_frame_that_stays_blank(page: Page) -> None:
    """A frame that never gets a page does not keep anybody from the page that is there."""
    edit = detail("Mine").replace("<button>Edit", "<button onclick=\"location = '/form'\">Edit")
    shell = SHELL.format(name="'vfFrameId_2'", leads="0", goes="0")
    there = BentPages(page, {"/lightning/setup/x": shell, "/app": edit, "/form": FORM}, patience=Timeouts(3, 10, 10))
    app = there.open("/lightning/setup/x").wait_for(ConnectedAppDetail)
    page.wait_for_function("window.second")
    assert isinstance(app.change(), NewConnectedApp)


def test_read_while_it_is_exchanged(page: Page) -> None:
    """What was read while a page came anew counts for nothing: as a look it is an error, and whoever may wait reads
    again, what the new page shows."""
    there = BentPages(page, {"/app": detail("Mine")})
    app = there.open("/app").wait_for(ConnectedAppDetail)
    read: list[str | None] = []

    def first_in_the_gap() -> str | None:
        if not read:
            page.evaluate("() => { document.body.textContent = ''; setTimeout(() => location.reload(), 50) }")
        read.append(app.api_name.text)
        if len(read) == 1:
            page.wait_for_event("load")
        return read[-1]

    with pytest.raises(Exchanged):
        app.held(first_in_the_gap)
    read.clear()
    assert app.read_whole(first_in_the_gap) is not None
    assert read[0] is None


def test_pressed_in_the_new_frame(page: Page) -> None:
    """A button whose frame is exchanged before it can be pressed is pressed in the frame that comes instead."""
    edit = detail("Mine").replace("<button>Edit", "<button onclick=\"location = '/form'\">Edit")
    deaf = edit.replace("<button onclick", "<button disabled onclick")
    pages = {"/lightning/setup/x": EXCHANGED, "/deaf": deaf, "/app": edit, "/form": FORM}
    there = BentPages(page, pages, patience=Timeouts(3, 10, 10))
    app = there.open("/lightning/setup/x").wait_for(ConnectedAppDetail)
    page.evaluate("() => exchange()")
    assert isinstance(app.edit.press(NewConnectedApp), NewConnectedApp)


def test_a_notice_that_is_exchanged(page: Page) -> None:
    """A notice whose frame is exchanged before it is passed is passed in the frame that comes instead."""
    words = "<h1>New Connected App</h1><p>Allow from 2-10 minutes.</p><form action=/app>"
    deaf = words + "<script>parent.exchange()</script><button disabled>Continue</button></form>"
    pages = {
        "/lightning/setup/x": EXCHANGED.replace("/deaf", "/form").replace("/app", "/notice"),
        "/form": FORM.replace("<form>", "<form action=/unheard>"),
        "/unheard": deaf,
        "/notice": words + "<button>Continue</button></form>",
        "/app": detail("Mine"),
    }
    there = BentPages(page, pages, patience=Timeouts(3, 10, 10))
    form = there.open("/lightning/setup/x").wait_for(NewConnectedApp)
    assert isinstance(form.save.press(ConnectedAppDetail), ConnectedAppDetail)


def test_ticked_in_the_new_frame(page: Page) -> None:
    """A name whose frame is exchanged while it is ticked is ticked in the frame that comes instead."""
    plain = profiles("Admin", "Reader")
    flash = profiles("Admin", "Reader", script="onclick = () => { document.body.textContent = ''; parent.exchange(); }")
    pages = {"/lightning/setup/x": EXCHANGED, "/deaf": flash, "/app": plain}
    there = BentPages(page, pages, patience=Timeouts(3, 10, 10))
    form = there.open("/lightning/setup/x").wait_for(ManageProfiles)
    form.table.tick(["Admin"])
    assert form.table.names() == {"Admin": True, "Reader": False}


def test_a_screen_that_is_mostly_no_frame(page: Page) -> None:
    """The consumer's details, mostly a page of their own, are read in a frame that is exchanged for another."""
    there = BentPages(page, {"/lightning/setup/x": EXCHANGED, "/deaf": DETAILS, "/app": DETAILS})
    details = there.open("/lightning/setup/x").wait_for(ConsumerDetails)
    assert details.key.text == "3MVG9"
    page.evaluate("() => exchange()")
    page.wait_for_function("document.querySelector('iframe[name=vfFrameId_2]')")
    assert details.read_whole(lambda: details.key.text) == "3MVG9"
