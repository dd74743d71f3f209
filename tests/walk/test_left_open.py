"""An app that was saved is not left to every user of the org, or not without saying so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from automation.context.exposure import open_to_all
from automation.engine.step import Flow, Status
from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import PermittedUsers

from ..support.command import setupwalk
from .walking import walk, wanted_app

SPACED = "Logs the pipeline in.  Owned by\nDevOps,\u00a0weekdays."


def shows_otherwise(page: Page, pattern: str, old: str, new: str) -> None:
    """From now on the org's pages at these addresses show one text for another."""

    def answer(route: Route) -> None:
        if route.request.method != "GET":
            route.continue_()
            return
        got = route.fetch()
        route.fulfill(response=got, body=got.text().replace(old, new))

    page.route(re.compile(pattern), answer)


def test_blanks_are_no_difference(page: Page, practice: PracticeOrg, pair: KeyPair) -> None:
    """A Description with two spaces, line ends and a no-break space is walked whole, stored as it was given, and right
    at the second look."""
    wanted = wanted_app(Flow.JWT, pair, description=SPACED)
    trip = walk(page, practice, wanted)
    assert set(trip.statuses.values()) == {Status.DONE}
    assert trip.stored.description.split() == SPACED.split()
    assert "  " in trip.stored.description
    assert Status.DIFFERS not in walk(page, practice, wanted, plans=True).statuses.values()


def test_value_that_does_not_last(page: Page, practice: PracticeOrg, pair: KeyPair) -> None:
    """Where the org shows another Description than the one that was saved, step 4 has failed; but the app is
    pre-authorized and its users are chosen, as the steps behind it are walked all the same."""
    shows_otherwise(page, "/app/mgmt/", "Kept otherwise", "Kept in other words")
    trip = walk(page, practice, wanted_app(Flow.JWT, pair, description="Kept otherwise"))
    assert trip.failure.number == 4
    assert [difference.what for difference in trip.failure.differences] == ["Description"]
    assert trip.statuses[17] is Status.DONE
    assert trip.stored.permitted_users is PermittedUsers.ADMIN_APPROVED
    assert trip.stored.profiles
    assert open_to_all(trip.context) == ""


@pytest.mark.parametrize(
    ("at", "after", "words"),
    [
        pytest.param("save-policies", 0, "the app exists, and any user", id="before step 15 is saved"),
        pytest.param("save-app", 0, "the app may have been saved", id="save without an answer"),
    ],
)
def test_open_app_is_told(page: Page, practice: PracticeOrg, pair: KeyPair, at: str, after: int, words: str) -> None:
    """A walk that ends between the app's save and that of its policies knows that the app is open to all."""
    practice.org.faults.arm("error-500", at=at, times=2, after=after)
    trip = walk(page, practice, wanted_app(Flow.JWT, pair))
    assert trip.failure.number in (10, 16)
    assert words in open_to_all(trip.context)


@pytest.mark.whole
def test_refused_app_is_not_open(page: Page, practice: PracticeOrg, pair: KeyPair) -> None:
    """An app that the org refused to save is nothing that could be open."""
    practice.org.faults.arm("duplicate-name")
    trip = walk(page, practice, wanted_app(Flow.JWT, pair))
    assert trip.failure.number == 10
    assert open_to_all(trip.context) == ""


def test_told_everywhere(practice: PracticeOrg, pair: KeyPair, tmp_path: Path) -> None:
    """A run that fails between the two saves says on the console, in its results and in its report that the app is open
    to all, and what to do; the run after it finishes, and says nothing of the kind."""
    env = {
        "SF_LOGIN_URL": practice.url,
        "SF_USERNAME": "admin@practice.example",
        "SF_PASSWORD": "practice-only",
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "Admin",
        "APP_CERTIFICATE": str(pair.certificate),
        "APP_PRIVATE_KEY": str(pair.private_key),
    }
    practice.org.faults.arm("error-500", at="save-policies")
    done = setupwalk("create", "--json", folder=tmp_path, env=env)
    assert done.code == 6
    assert "any user of the org can authorize it until step 15 is done" in done.err
    assert "the app exists" in done.facts["open_to_all"]
    assert done.facts["open_to_all"] in done.facts["error"]["hint"]
    assert "until step 15 is done" in (tmp_path / done.facts["run"] / "report.html").read_text(encoding="utf-8")
    again = setupwalk("create", "--json", folder=tmp_path, env=env)
    assert again.code == 0, again.err
    assert "open_to_all" not in again.facts
