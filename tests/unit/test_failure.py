"""Which kind and exit code an error has, whatever raised it; no browser is needed to know."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error as PlaywrightError

from automation.errors import DECLINED, ENVIRONMENT, INTERRUPTED, KINDS, REFUSED, AutomationError, SettingsError
from automation.network.oauth_answers import OAuthRefusal
from automation.reporting.failure import REPORT_IT, hint_for, kind_of, root_of
from pages.errors import NotAllowed, PartMissing, PersonNeeded, Refused, ScreenMissing, SessionEnded, Unavailable


@pytest.mark.parametrize(
    ("error", "name", "code"),
    [
        (Unavailable("503"), "environment", 6),
        (SessionEnded("the login page"), "environment", 6),
        (AutomationError("cannot be reached", kind=ENVIRONMENT), "environment", 6),
        (PlaywrightError("Locator.click: Target page, context or browser has been closed"), "environment", 6),
        (PlaywrightError("Page.goto: net::ERR_CONNECTION_RESET at http://localhost"), "environment", 6),
        (NotAllowed("Insufficient Privileges"), "forbidden", 5),
        (PersonNeeded("a code"), "person needed", 4),
        (SettingsError("no such profile"), "settings", 3),
        (Refused("Contact Email: not valid"), "refused", 1),
        (AutomationError("the test login with the app was refused", kind=REFUSED), "refused", 1),
        (OAuthRefusal("invalid_grant", "user is frozen"), "refused", 1),
        (PartMissing("no Callback URL"), "changed page", 1),
        (ScreenMissing("another page"), "changed page", 1),
        (None, "changed page", 1),
        (AutomationError("stopped", kind=INTERRUPTED), "interrupted", 130),
        (AutomationError("nobody agreed", kind=DECLINED), "not agreed", 130),
        (ValueError("oops"), "our defect", 1),
        (PlaywrightError("Unknown engine"), "our defect", 1),
    ],
)
def test_class(error: Exception | None, name: str, code: int) -> None:
    """Each error has one kind, and with it one exit code."""
    assert (kind_of(error).name, kind_of(error).exit_code) == (name, code)


def test_only_the_environment_is_tried_again() -> None:
    """Nothing but the environment can be better a moment later."""
    assert [kind.name for kind in KINDS if kind.again] == ["environment"]


def test_a_defect_says_where_to_report_it() -> None:
    """What is our own fault asks for a report, and names what goes with it; other classes do not."""
    assert hint_for(ZeroDivisionError()) == REPORT_IT
    assert hint_for(NotAllowed("no", hint="ask the admin")) == "ask the admin"
    assert "same command again" in hint_for(Unavailable("gone"))


def test_the_browsers_end_behind_a_part() -> None:
    """A part that could not be pressed because the browser ended is the browser's end, not a changed page."""
    missing = PartMissing("could not press Save")
    missing.__cause__ = PlaywrightError("Locator.click: Target page, context or browser has been closed")
    assert kind_of(root_of(missing)).name == "environment"
    missing.__cause__ = PlaywrightError("Locator.click: Timeout 5000ms exceeded.")
    assert kind_of(root_of(missing)).name == "changed page"
    away = Unavailable("https://org.example cannot be reached")
    away.__cause__ = PlaywrightError("net::ERR_CONNECTION_REFUSED")
    assert root_of(away) is away
