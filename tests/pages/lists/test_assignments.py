"""Manage Assignments: the right permission set, the right user, whatever the org's pages are like."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page

from fixtures.practice_org import ADMIN, INTEGRATION, PASSWORD, Dialect, PracticeOrg
from pages import Login, Org, PermissionSet, Secret, Timeouts
from pages.errors import PartMissing, Unreadable
from pages.screens.users.assignments import AddAssignments, AssignedUsers

from ...hostile.orgs.bent_pages import BentPages

SHORT = Timeouts(quick=1, page=4, save=4)
LABEL = "Sandbox Keeper"
DIALECTS = (
    "",
    "assignment_expiry=not-asked,assignment_end=list",
    "assignment_pages=assigned-users,button=link",
    "assignment_pages=assigned-users,assignment_end=list,frame_swap=each-page",
)


def twin_of(practice: PracticeOrg, username: str) -> str:
    """One more user of the same display name; their user name."""
    user = practice.org.user(username)
    assert user is not None
    twin = replace(user, id="005zz0000000009AAA", username=f"other.{username}", permission_sets=[])
    practice.org.state.users.insert(0, twin)
    return twin.username


def holders(practice: PracticeOrg, record: str) -> list[str]:
    """The user names of those who have a permission set."""
    return [user.username for user in practice.org.state.users if record in user.permission_sets]


def record_of(practice: PracticeOrg, label: str) -> str:
    """The id of a permission set."""
    return next(made.id for made in practice.org.state.permission_sets if made.label == label)


def signed_in(page: Page, practice: PracticeOrg, ui: str) -> Org:
    """The org in that interface, with its administrator signed in."""
    org = Org(page, practice.url, patience=SHORT)
    org.open("/")
    org.wait_for(Login).sign_in(ADMIN, Secret(PASSWORD))
    org.open("/lightning/setup/SetupOneHome/home" if ui == "lightning" else "/setup/forcecomHomepage.apexp")
    return org


@pytest.mark.parametrize("ui", ["lightning", "classic"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_user_is_told_by_user_name(page: Page, dialect: str, ui: str) -> None:
    """Of two users of one display name the one with the user name is given the set, by whatever pages, and is read as
    one who has it; the other is not touched."""
    with PracticeOrg(dialect=Dialect.parse(dialect), polling=False) as practice:
        twin, record = twin_of(practice, INTEGRATION), record_of(practice, LABEL)
        org = signed_in(page, practice, ui)
        org.open_classic(f"/{record}")
        before = org.wait_for(PermissionSet).assigned(record, LABEL)
        assert not before.lists(INTEGRATION)
        after = before.add.press(AddAssignments).must_show_set(record, LABEL).give(INTEGRATION)
        assert holders(practice, record) == [INTEGRATION]
        assert after.lists(INTEGRATION)
        assert not after.lists(twin)


def test_the_user_is_told_by_id(page: Page) -> None:
    """An id picks its own row, though another row says the same user name in other letters."""
    with PracticeOrg(polling=False) as practice:
        twin, record = twin_of(practice, INTEGRATION), record_of(practice, LABEL)
        user = practice.org.user(twin)
        assert user is not None
        org = signed_in(page, practice, "lightning")
        org.open_classic(f"/{record}")
        form = org.wait_for(PermissionSet).assigned(record, LABEL).add.press(AddAssignments)
        after = form.give(twin, user.id)
        assert holders(practice, record) == [twin]
        assert after.lists(twin, user.id)
        assert not after.lists(INTEGRATION, "005zz0000000777")


def test_a_user_who_is_not_in_the_list(page: Page) -> None:
    """A display name is no user name, and nobody is picked for it."""
    with PracticeOrg(polling=False) as practice:
        record = record_of(practice, LABEL)
        org = signed_in(page, practice, "lightning")
        org.open_classic(f"/{record}")
        form = org.wait_for(PermissionSet).assigned(record, LABEL).add.press(AddAssignments)
        with pytest.raises(PartMissing, match='lists no "Integration Robot"'):
            form.give("Integration Robot")
        assert holders(practice, record) == []


def test_a_page_of_another_permission_set(page: Page) -> None:
    """A page whose address names another permission set, or none while it shows another label, is not acted on."""
    shown = "<h1>Assigned Users</h1><h2>Other</h2><button>Add Assignments</button>"
    there = BentPages(page, {"/who?id=0PS000000000009": shown, "/who": shown}, patience=SHORT)
    for address in ("/who?id=0PS000000000009", "/who"):
        here = there.open(address).wait_for(AssignedUsers)
        with pytest.raises(Unreadable, match="nothing was touched"):
            here.must_show_set("0PS000000000001", LABEL)
