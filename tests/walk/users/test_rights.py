"""The rights of whoever walks are asked for before the first write, with one query, and only where there is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from automation.app.rights import CUSTOMIZE, MANAGE_APPS, MANAGE_USERS, MODIFY_ALL
from automation.context.rights import need_rights, need_rights_for_users, read_rights
from automation.engine.step import Flow
from automation.errors import FORBIDDEN, AutomationError
from automation.jobs.before_writing import BeforeWriting
from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import Profile

from ...support.command import env_of, setupwalk
from ..walking import walk, wanted_app

ASKED = "UserPermissionAccess"


def administrator(org: PracticeOrg) -> Profile:
    """The profile of whoever walks."""
    return next(one for one in org.org.state.profiles if one.name == "System Administrator")


def asked(org: PracticeOrg) -> int:
    """How often the org was asked for rights."""
    return sum(entry.queried == ASKED for entry in org.org.log.entries)


def test_step_17_needs_more(tmp_path: Path) -> None:
    """Who may make connected apps, but may not choose their profiles, is stopped before the app is made: else it would
    stand there half-made. The run ends with exit code 5 and names the right and the step."""
    with PracticeOrg() as practice:
        administrator(practice).lacks = [MANAGE_USERS]
        done = setupwalk("create", folder=tmp_path, env=env_of(practice))
        assert done.code == 5, done.err
        assert "Manage Profiles and Permission Sets is missing; nothing was written" in done.err
        assert "step 17" in done.err
        assert practice.org.log.writes == []


def test_costs_little(tmp_path: Path) -> None:
    """A run that writes asks once; one that finds everything right asks nothing, and no more does a plan."""
    with PracticeOrg() as practice:
        env = env_of(practice)
        assert setupwalk("plan", folder=tmp_path, env=env).code == 2
        assert asked(practice) == 0
        assert setupwalk("create", folder=tmp_path, env=env).code == 0
        assert asked(practice) == 1
        assert setupwalk("create", folder=tmp_path, env=env).code == 0
        assert asked(practice) == 1


@pytest.mark.parametrize(
    ("lacks", "words"),
    [
        ([CUSTOMIZE], "Customize Application is missing"),
        ([MODIFY_ALL, MANAGE_APPS], "Modify All Data (or Manage Connected Apps) is missing"),
        ([MODIFY_ALL], ""),
        ([MANAGE_APPS], ""),
    ],
    ids=["customize", "both", "either", "other"],
)
def test_rights_to_change_apps(page: Page, practice: PracticeOrg, pair: KeyPair, lacks: list[str], words: str) -> None:
    """Customize Application is needed, and of Modify All Data and Manage Connected Apps one."""
    trip = walk(page, practice, wanted_app(Flow.JWT, pair), plans=True)
    administrator(practice).lacks = lacks
    if not words:
        need_rights(trip.context)
        assert trip.context.rights is not None
        assert trip.context.rights.known
        return
    with pytest.raises(AutomationError, match="nothing was written") as told:
        need_rights(trip.context)
    assert told.value.kind is FORBIDDEN
    assert words in str(told.value)


def test_not_told_is_no_refusal(page: Page, practice: PracticeOrg, pair: KeyPair) -> None:
    """Where the API does not answer nobody is refused, and nothing is called known."""
    trip = walk(page, practice, wanted_app(Flow.JWT, pair), plans=True)
    practice.org.api_enabled = False
    need_rights(trip.context)
    rights = read_rights(trip.context)
    assert (rights.known, rights.code) == (False, "API_DISABLED_FOR_ORG")


def test_tried_again(page: Page, practice: PracticeOrg, pair: KeyPair) -> None:
    """A walk that is tried again in a new browser is held to what step 17 needs too, and nobody is asked twice."""
    trip = walk(page, practice, wanted_app(Flow.JWT, pair), plans=True)
    administrator(practice).lacks = [MANAGE_USERS]
    before_writing = BeforeWriting()
    before_writing.conditions.append(need_rights)
    before_writing(trip.context)
    again = replace(trip.context, rights=None)
    before_writing(again)
    with pytest.raises(AutomationError, match="Manage Profiles and Permission Sets is missing"):
        need_rights_for_users(again)
    assert asked(practice) == 1
