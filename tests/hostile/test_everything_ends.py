"""Whatever an org's pages do, a walk ends by itself, within its patience and as a failure of the right class."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType
from playwright.sync_api import Error as PlaywrightError

from automation.browser.end import ending
from automation.engine.step import Result, Status, Step
from automation.reporting.evidence import Evidence
from automation.reporting.failure import kind_of, may_pass
from automation.runs.folder import Run
from automation.settings.types import Evidence as Policy
from pages import LightningSetup, Login, Org, Secret
from pages.errors import Endless, PageError, Unavailable

from ..support.command import setupwalk
from .orgs.guarded import Clock, guarded, tabs
from .orgs.server import HostileOrg

_REST = {"APP_CONTACT_EMAIL": "a@b.example", "APP_PROFILES": "System Administrator"}
ANY = PageError
"""Where nothing is wrong but that nothing of the org comes."""


def walk_in(org: Org) -> None:
    """The first steps of a walk."""
    org.open("/")
    org.wait_for(Login).sign_in("admin@practice.example", Secret("not a password"))
    org.wait_for(LightningSetup)


@pytest.mark.parametrize(
    ("mode", "error"),
    [
        ("no_answer", Endless),
        pytest.param("no_answer_after_login", Endless, marks=pytest.mark.whole),
        pytest.param("slow_head", Endless, marks=pytest.mark.whole),
        pytest.param("endless_script", Endless, marks=pytest.mark.whole),
        ("endless_script_after_login", Endless),
        ("alerts", Endless),
        pytest.param("questions", Endless, marks=pytest.mark.whole),
        pytest.param("windows", ANY, marks=pytest.mark.whole),
        pytest.param("refreshes", ANY, marks=pytest.mark.whole),
        pytest.param("redirects", Unavailable, marks=pytest.mark.whole),
        pytest.param("reset", Unavailable, marks=pytest.mark.whole),
        pytest.param("downloads", Unavailable, marks=pytest.mark.whole),
        pytest.param("trickle", ANY, marks=pytest.mark.whole),
        pytest.param("changes", ANY, marks=pytest.mark.whole),
        pytest.param("addresses", ANY, marks=pytest.mark.whole),
        pytest.param("stays", ANY, marks=pytest.mark.whole),
        pytest.param("password_window", ANY, marks=pytest.mark.whole),
        pytest.param("service_worker", ANY, marks=pytest.mark.whole),
        ("long_word", ANY),
    ],
)
def test_it_ends(browser_type: BrowserType, mode: str, error: type[PageError]) -> None:
    """A page of each hostile kind ends the walk with an error that is told as such, and the browser closes."""
    clock = Clock()
    with HostileOrg(mode) as hostile:
        with guarded(browser_type, hostile.url) as org, pytest.raises(error) as raised:
            walk_in(org)
        assert len(str(raised.value)) < 5000, "a sentence, however long the page's words are"
    assert clock.seconds < 30


@pytest.mark.whole
@pytest.mark.parametrize("mode", ["huge", "frames"])
def test_size_ends(browser_type: BrowserType, mode: str) -> None:
    """A page of 100 MB or of two thousand frames is read or given up, and ends."""
    clock = Clock()
    with HostileOrg(mode) as hostile, guarded(browser_type, hostile.url) as org, pytest.raises(PageError):
        walk_in(org)
    assert clock.seconds < 120


def test_what_was_waited_for_is_not_tried_again() -> None:
    """An org that does not answer in all the time there is gets no second try of the same length; one that refuses the
    connection does."""
    assert kind_of(Endless("no answer")).exit_code == 6
    assert not may_pass(Endless("no answer"))
    assert may_pass(Unavailable("it is restarting"))


def test_a_crashed_page_is_an_end(browser_type: BrowserType) -> None:
    """A page whose renderer crashes is an org that is not available, at once, and not a page that loads for ever."""
    clock = Clock()
    with HostileOrg("stays") as hostile, guarded(browser_type, hostile.url) as org:
        org.open("/")
        with pytest.raises(PlaywrightError):
            org.page.goto("chrome://crash")
        with pytest.raises(Unavailable, match="crashed") as raised:
            org.wait_for(Login)
    assert kind_of(raised.value).exit_code == 6
    assert clock.seconds < 15


def test_a_browser_that_dies_is_no_changed_page(browser_type: BrowserType) -> None:
    """Every look after the browser's death says that it has ended; none says that a part is not there."""
    with HostileOrg("stays") as hostile, guarded(browser_type, hostile.url) as org:
        org.open("/")
        browser = org.page.context.browser
        assert browser is not None
        end = ending(browser)
        assert end is not None
        end()
        for look in (
            lambda: org.current(Login),
            lambda: Login(org).username.value,
            org.fingerprint,
            lambda: org.wait_for(Login),
        ):
            with pytest.raises(Unavailable) as raised:
                look()
            assert kind_of(raised.value).exit_code == 6


def test_a_page_that_asks_to_be_kept_is_left(browser_type: BrowserType) -> None:
    """A page that asks whether it may be left does not keep the robot: the next page comes."""
    with HostileOrg("stays") as hostile, guarded(browser_type, hostile.url) as org:
        org.open("/")
        org.wait_for(Login).username.fill("somebody")
        org.open("/home/home.jsp")
        assert org.page.title() == "Home"
        assert org.dialogs.accepted


@pytest.mark.whole
def test_windows_are_closed(browser_type: BrowserType) -> None:
    """A page that opens window after window leaves a handful at most, until it is ended."""
    with HostileOrg("windows") as hostile, guarded(browser_type, hostile.url) as org:
        org.open("/")
        with pytest.raises(Endless, match="windows"):
            org.until(lambda: tabs(org.page) > 20, patience=20)


def test_evidence_ends(browser_type: BrowserType, tmp_path: Path) -> None:
    """The evidence of a step that failed on a page that never yields takes its bounded time."""
    clock = Clock()
    step: Step[Org] = Step(2, "Look", "", lambda _: None, lambda _: ())
    with HostileOrg("endless_script") as hostile, guarded(browser_type, hostile.url) as org:
        org.open("/")
        org.page.wait_for_timeout(500)
        Evidence(org, Run(tmp_path, "App"), Policy.FAILURES).ended(step, Result(2, "Look", Status.FAILED))
    assert clock.seconds < 40


def test_a_browser_that_cannot_be_told_is_not_ended() -> None:
    """Only a process that descends from this one is ever ended by force."""
    from automation.browser.end import _ours

    assert _ours(os.getpid())
    assert not _ours(1)
    assert not _ours(os.getppid())


def test_the_command_ends(tmp_path: Path) -> None:
    """The command as a whole: one alert after another ends a run with exit code 6, a report, and no second try."""
    clock = Clock()
    with HostileOrg("alerts") as hostile:
        env = {"SF_LOGIN_URL": hostile.url, "SF_USERNAME": "admin@practice.example", "SF_PASSWORD": "not a password"}
        done = setupwalk("create", folder=tmp_path, env=env | _REST, seconds=60)
    assert done.code == 6, done.err
    assert "asks without end" in done.err
    assert "Traceback" not in done.err
    assert clock.seconds < 40


@pytest.mark.whole
@pytest.mark.parametrize("mode", ["no_answer", "no_answer_after_login", "endless_script", "endless_script_after_login"])
def test_the_command_ends_with_its_own_patience(tmp_path: Path, mode: str) -> None:
    """With the product's own patience an org that never answers costs one patience and not three."""
    clock = Clock()
    with HostileOrg(mode) as hostile:
        env = {"SF_LOGIN_URL": hostile.url, "SF_USERNAME": "admin@practice.example", "SF_PASSWORD": "not a password"}
        done = setupwalk("create", folder=tmp_path, env=env | _REST, seconds=100)
    assert done.code == 6, done.err
    assert clock.seconds < 60
