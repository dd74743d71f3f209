"""The end card by mouse: a refused login, users assigned by hand, the login again, the run taken back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from fixtures.practice_org import INTEGRATION, PracticeOrg

from ..actor import Actor
from ..person import Person
from ..show import Show

Start = Callable[..., tuple[Show, Actor, Person]]
APP = "Walked App"


def assigns(page: Page) -> None:
    """A person gives the permission set to the pipelines' user, in Lightning's own pages."""
    page.frame_locator("iframe[name^=vfFrameId]").get_by_role("button", name="Manage Assignments").click()
    page.get_by_role("button", name="Add Assignment").click()
    page.get_by_role("row").filter(has_text=INTEGRATION).locator(".slds-checkbox--faux").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Assign", exact=True).click()
    page.get_by_role("button", name="Done").click()


@pytest.mark.whole
def test_b17_after_a_refused_proof_the_way_is_open(start: Start, practice: PracticeOrg) -> None:
    """A refused login is no success: the end card says why and offers more than Close. The user is assigned by hand,
    which the panel notices; the login is tested again and works; what to copy is there."""
    show, actor, _ = start(APP_JWT_USERNAME=INTEGRATION, SETUPWALK_WAIT_MINUTES="0")
    actor.press("Do all remaining steps")
    said = actor.reads("its test login failed", 120)
    assert f"{APP} is ready" not in said
    assert "must have one of these permission sets: CI Release Runner" in said
    actor.until(lambda: actor.button("Undo this run"), "the run cannot be taken back")
    actor.press("Assign users")
    actor.press("I'll do it")
    actor.reads("Click Manage Assignments")
    assigns(actor.page)
    actor.reads(f"{INTEGRATION} has the permission set CI Release Runner", 60)
    actor.press("Test login again")
    said = actor.reads(f"{APP} is ready", 60)
    assert practice.org.state.connected_apps[-1].consumer_key in said
    assert "sf org login jwt --client-id" in said
    actor.press("Close")
    done = show.end()
    assert done.code == 0, done.err
    user = practice.org.user(INTEGRATION)
    assert user is not None
    assert len(user.permission_sets) == 1


@pytest.mark.whole
def test_missing_10_a_run_is_taken_back_by_a_button(start: Start, practice: PracticeOrg) -> None:
    """Undo asks first and says what it will do; keeping changes nothing; taken back, the app is gone, the card says
    so, and the terminal hands out no key."""
    show, actor, _ = start()
    actor.press("Do all remaining steps")
    actor.reads(f"{APP} is ready", 120)
    key = practice.org.state.connected_apps[-1].consumer_key
    actor.press("Undo this run")
    actor.reads("It will delete the connected app")
    actor.press("No, keep it")
    actor.reads(f"{APP} is ready")
    assert practice.org.app_by_name(APP) is not None
    actor.press("Undo this run")
    actor.press("Yes, take it back")
    actor.reads("This run was taken back", 90)
    assert practice.org.app_by_name(APP) is None
    actor.press("Close")
    done = show.end()
    assert done.code == 0, done.err
    assert key not in done.out
    assert not re.search("sf org login", done.out)


@pytest.mark.whole
def test_the_robot_assigns_users_too(start: Start, practice: PracticeOrg) -> None:
    """Assign users by Do it for me, in Classic."""
    show, actor, _ = start(SETUPWALK_UI="classic", APP_JWT_USERNAME=INTEGRATION, SETUPWALK_WAIT_MINUTES="0")
    actor.press("Do all remaining steps")
    actor.reads("its test login failed", 120)
    actor.press("Assign users")
    actor.press("Do it for me")
    actor.reads(f"{INTEGRATION} has the permission set CI Release Runner", 60)
    actor.press("Test login again")
    actor.reads(f"{APP} is ready", 60)
    actor.press("Close")
    assert show.end().code == 0
