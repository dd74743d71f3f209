"""Acts and judgements on a classic page whose frame is exchanged for another one meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from pages import (
    AppIdentity,
    ConnectedAppDetail,
    EditPolicies,
    NewConnectedApp,
    NewPermissionSet,
    Timeouts,
)
from pages.components import Pick
from pages.components.ticks.checkbox_table import CheckboxTable
from pages.components.ticks.tick_lines import TickLine
from pages.errors import PartMissing, Unreadable
from pages.screens.connected_app.assignments import ManageProfiles
from pages.screens.users.permission_sets import PermissionSet, PermissionSets

from ...hostile.orgs.bent_pages import BentPages, detail, profiles

SHELL = """<title>Setup</title><div class=oneAlohaPage><iframe name=vfFrameId_1 src=/first></iframe></div><script>
  const old = document.querySelector('iframe'), place = old.parentElement;
  window.exchange = (after, stays) => setTimeout(() => {
if (!stays) old.remove();
place.append(Object.assign(document.createElement('iframe'), {name: 'vfFrameId_2', src: '/second'}));
  }, after);
</script>"""
MUTE = detail("", "").replace("Connected App: ", "x")
LATE = "<script>setTimeout(() => document.querySelector('tr').cells[1].textContent = 'Mine_App', 1000)</script>"
FORM = (
    "<title>x</title><h1>New Connected App</h1><form action=/saved><table>"
    "<tr><td>Connected App Name<td><input name=n id=nameSection:name>"
    "<tr><td>API Name<td><input name=a><tr><td>Contact Email<td><input id=emailSection:contactEmail>"
    "<tr><td>Enable OAuth Settings<td><input type=checkbox id=oauth:isOauth>"
    "</table><input type=submit value=Save></form>"
)
POLICIES = (
    "<title>x</title><h1>Connected App Edit</h1><form><table>"
    "<tr><td>Permitted Users<td><select id=userpolicy><option>All users may self-authorize<option>Admin</select>"
    "<tr><td colspan=2><input type=radio name=r id=life><label for=life>Expire refresh token after:</label>"
    "<input size=3><select><option>Hour(s)<option>Day(s)</select></table><input type=submit value=Save></form>"
)
SET = (
    "<title>x</title><h1>Permission Set Create</h1><form action=/saved><label>Label <input name=l {hears}></label>"
    "<label>API Name <input name=a></label><input type=submit value=Save></form>"
)
MADE = (
    "<title>x</title><h1>Permission Set</h1><button>Manage Assignments</button>"
    "<table><tr><td>API Name<td>Pipeline_Users</table>"
)


def deaf(page: str) -> str:
    """The same page, on which nothing can be used."""
    return page.replace("<input", "<input disabled").replace("<select", "<select disabled")


def in_frames(page: Page, first: str, second: str, **others: str) -> BentPages:
    """A shell whose frame has the first page, and the second once it is exchanged."""
    pages = {"/lightning/setup/x": SHELL, "/first": first, "/second": second}
    pages |= {f"/{path}": body for path, body in others.items()}
    there = BentPages(page, pages, patience=Timeouts(1, 5, 5))
    there.open("/lightning/setup/x")
    return there


def test_whose_page_it_is_is_told_by_the_new_frame(page: Page) -> None:
    """That a page does not tell whose it is, is no judgement on the one that took its place and had less time."""
    app = in_frames(page, MUTE, MUTE + LATE).org.wait_for(ConnectedAppDetail)
    page.evaluate("() => exchange(500)")
    assert app.must_show(AppIdentity("Mine", "Mine_App")).api_name.text == "Mine_App"


def test_a_page_that_stays_mute(page: Page) -> None:
    """A page that was exchanged once and does not tell whose it is, is refused all the same."""
    app = in_frames(page, MUTE, MUTE).org.wait_for(ConnectedAppDetail)
    page.evaluate("() => exchange(500)")
    with pytest.raises(Unreadable, match="does not tell whose it is"):
        app.must_show(AppIdentity("Mine", "Mine_App"))


ACTS: dict[str, tuple[Callable[[NewConnectedApp], object], Callable[[NewConnectedApp], object], object]] = {
    "filled": (lambda form: form.name.fill("Mine"), lambda form: form.name.value, "Mine"),
    "ticked": (lambda form: form.enable_oauth.tick(), lambda form: form.enable_oauth.ticked, True),
}


@pytest.mark.parametrize("act", ACTS)
def test_done_in_the_new_frame(page: Page, act: str) -> None:
    """What could not be done before the frame was exchanged is done in the new one."""
    do, read, done = ACTS[act]
    form = in_frames(page, deaf(FORM), FORM).org.wait_for(NewConnectedApp)
    page.evaluate("() => exchange(500)")
    do(form)
    assert read(form) == done


def test_chosen_in_the_new_frame(page: Page) -> None:
    """So are an option of a list, and a radio button with the number and unit behind it."""
    form = in_frames(page, deaf(POLICIES), POLICIES).org.wait_for(EditPolicies)
    page.evaluate("() => exchange(500)")
    form.expire_refresh_token.choose(90, "Day(s)")
    assert form.expire_refresh_token.value == (90, "Day(s)")
    other = in_frames(page, deaf(POLICIES), POLICIES).org.wait_for(EditPolicies)
    page.evaluate("() => exchange(500)")
    other.permitted_users.choose("Admin")
    assert other.permitted_users.value == "Admin"


def test_what_is_lost_with_a_frame_is_typed_again_before_save(page: Page) -> None:
    """A permission set whose label went away with its frame is not saved without it."""
    hears = SET.format(hears="onchange='parent.exchange(300)'")
    there = in_frames(
        page,
        "<title>Permission Sets</title><h1>Permission Sets</h1><button onclick=\"location='/new'\">New</button>",
        SET.format(hears=""),
        new=hears,
        saved=MADE,
    )
    there.org.wait_for(PermissionSets).create("Pipeline Users", "Pipeline_Users")
    assert there.org.current(PermissionSet)
    saved = [parse_qs(urlsplit(one).query) for one in there.asked if one.startswith("/saved")]
    assert saved == [{"l": ["Pipeline Users"], "a": ["Pipeline_Users"]}]


def test_a_form_that_keeps_nothing_is_not_saved(page: Page) -> None:
    """A form that does not hold what was typed twice is left unsaved."""
    forgets = SET.format(hears="onchange='value = String()'")
    there = in_frames(page, forgets, forgets)
    with pytest.raises(Unreadable, match="does not keep"):
        there.org.wait_for(NewPermissionSet).name_it("Pipeline Users", "Pipeline_Users")


def test_ticks_that_are_lost_with_a_frame(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name whose tick went away with its frame, between one tick and the next, is ticked in the new one."""
    names, ticked = ("Analyst", "System Administrator"), CheckboxTable._set
    form = in_frames(page, profiles(*names), profiles(*names)).org.wait_for(ManageProfiles)

    def then_exchanged(table: CheckboxTable, line: TickLine, **how: bool) -> None:
        ticked(table, line, ticked=how["ticked"])
        if page.frame("vfFrameId_2") is None:
            page.evaluate("() => exchange(0)")
            page.wait_for_function("document.querySelector('iframe[name=vfFrameId_2]')?.contentDocument.forms.length")

    monkeypatch.setattr(CheckboxTable, "_set", then_exchanged)
    form.table.choose([Pick(name, "") for name in names])
    assert form.table.names() == dict.fromkeys(names, True)


def test_save_is_for_the_form_that_was_filled(page: Page) -> None:
    """A form that came instead of the one that was filled in is not saved in its place."""
    there = in_frames(page, FORM.replace("<input type=submit", "<input disabled type=submit"), FORM)
    form = there.org.wait_for(NewConnectedApp)
    page.evaluate("() => exchange(300, true)")
    with pytest.raises(PartMissing):
        form.save.press(ConnectedAppDetail)
    assert not there.asked_for("/saved")
