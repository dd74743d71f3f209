"""The Salesforce CLI logs in through a browser, with apps as the steps leave them."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from fixtures.practice_org.state.model import PermittedUsers
from fixtures.practice_org.state.seed import ADMIN

from ..support.command import a_port
from .bench import Bench, callback_at, fill_in_login

pytestmark = [
    pytest.mark.clients,
    pytest.mark.skipif(
        sys.platform != "linux",
        reason="not shown: only on Linux does the CLI open the browser that BROWSER names",
    ),
]


@pytest.mark.parametrize(
    "permitted", [PermittedUsers.SELF_AUTHORIZE, pytest.param(PermittedUsers.ADMIN_APPROVED, marks=pytest.mark.whole)]
)
def test_login_web_display_query(bench: Bench, page: Page, permitted: PermittedUsers) -> None:
    """The CLI logs in through the browser, with an allow page or beforehand approved, and reads data."""
    login = bench.log_in_web(bench.app(permitted_users=permitted).app, page)
    assert login.returncode == 0, login.told
    assert login.json()["result"]["username"] == ADMIN
    assert bench.verdicts("authorization_code") == ["ok"]
    expect(page.get_by_text("Authentication Successful")).to_be_visible()
    assert bench.status() == "Connected"
    query = bench.query()
    assert query.returncode == 0, query.told
    assert bench.cli.guard_log == []


def test_login_web_denied(bench: Bench, page: Page) -> None:
    """Deny on the allow page ends the CLI's login with the words of the OAuth server."""
    login = bench.log_in_web(bench.app(permitted_users=PermittedUsers.SELF_AUTHORIZE).app, page, button="Deny")
    assert login.returncode == 1
    assert "end-user denied authorization" in login.told


def test_login_web_lifetimes(bench: Bench, page: Page) -> None:
    """One refresh renews a session of 15 minutes; the refresh token works on day 89 and not on day 91."""
    bench.log_in_web(bench.app().app, page)
    clock = bench.org.org.clock
    clock.advance(minutes=16)
    assert bench.query().returncode == 0
    assert bench.verdicts("refresh_token") == ["ok"]
    clock.advance(days=89)
    assert bench.query().returncode == 0
    clock.advance(days=2)
    query = bench.query()
    assert query.returncode == 1
    assert "expired access/refresh token" in query.told
    assert bench.verdicts("refresh_token")[-1] == "invalid_grant: expired access/refresh token"
    assert "expired access/refresh token" in bench.status()


def test_login_web_with_too_few_scopes(bench: Bench, page: Page) -> None:
    """The CLI asks for api, web and refresh_token: an app that lacks one cannot be used by it."""
    made = bench.app(scopes=["api", "refresh_token"])
    with bench.login_web(made.app, made.app.consumer_secret) as login:
        page.goto(login.url())
        page.wait_for_url(f"http://localhost:{a_port()}/OauthError*")
        ended = login.finish()
    assert ended.returncode == 1
    assert "invalid_scope" in ended.told


def test_login_web_with_wrong_secret(bench: Bench, page: Page) -> None:
    """A wrong consumer secret is refused at the token endpoint, after the person has allowed everything."""
    made = bench.app()
    with bench.login_web(made.app, "wrong") as login:
        page.goto(login.url())
        fill_in_login(page)
        ended = login.finish()
    assert ended.returncode == 1
    assert "invalid_client" in ended.told


def test_login_web_outside_a_project(bench: Bench, tmp_path: Path) -> None:
    """Without a project file the CLI takes port 1717, and says so where another program of this machine has it."""
    made = bench.app()
    with bench.login_web(made.app, "", tmp_path) as login:
        try:
            told = unquote(login.url())
        except AssertionError as ended:
            told = str(ended)
    assert f"redirect_uri={callback_at(1717)}" in told or "redirect server on port 1717" in told
