"""The Salesforce CLI, which nobody here wrote, logs in by JWT with apps as the steps leave them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from fixtures.practice_org.state.model import PermittedUsers
from fixtures.practice_org.state.seed import ADMIN, INTEGRATION

from ..practice_org.factory import key_pair
from .bench import JWT, Bench

pytestmark = pytest.mark.clients


def test_login_jwt_display_query(bench: Bench) -> None:
    """With the app of the 17 steps the CLI logs in by JWT, is connected, reads data, and asks nobody else."""
    login = bench.log_in(bench.app())
    assert login.returncode == 0, login.told
    assert bench.verdicts(JWT) == ["ok"]
    assert bench.status() == "Connected"
    query = bench.query()
    assert query.returncode == 0, query.told
    assert ADMIN in query.stdout
    assert bench.cli.guard_log == []


def test_login_jwt_without_step_17(bench: Bench) -> None:
    """An app with no profile and no permission set attached refuses the CLI, and says that nobody approved."""
    login = bench.log_in(bench.app(profiles=[]))
    assert login.returncode == 1
    assert "user is not admin approved to access this app" in login.told
    refused = "invalid_app_access: user is not admin approved to access this app"
    assert set(bench.verdicts(JWT)) == {refused}


def test_login_jwt_without_step_15(bench: Bench) -> None:
    """An app that users authorize themselves refuses a JWT while the user has never approved it."""
    login = bench.log_in(bench.app(permitted_users=PermittedUsers.SELF_AUTHORIZE))
    assert login.returncode == 1
    assert "user hasn't approved this consumer" in login.told


def test_login_jwt_with_another_key(bench: Bench) -> None:
    """A private key that does not belong to the uploaded server.crt is refused."""
    login = bench.log_in(bench.app(), key=key_pair("another").key)
    assert login.returncode == 1
    assert "invalid assertion" in login.told


def test_login_jwt_as_user_of_another_profile(bench: Bench) -> None:
    """Pre-authorizing one profile does not let a user of another one in."""
    login = bench.log_in(bench.app(), username=INTEGRATION)
    assert login.returncode == 1
    assert "user is not admin approved to access this app" in login.told


def test_failed_login_jwt_is_kept_inside(bench: Bench) -> None:
    """After a refusal the CLI takes its assertion to Salesforce's own hosts; the guard lets it reach none."""
    bench.log_in(bench.app(profiles=[]))
    asked = {line.split()[1] for line in bench.cli.guard_log}
    assert asked == {"login.salesforce.com", "test.salesforce.com"}


def test_query_without_api_scope(bench: Bench) -> None:
    """An app without the api scope lets the CLI log in and then refuses its queries, once and for good."""
    login = bench.log_in(bench.app(scopes=["web", "refresh_token"]))
    assert login.returncode == 0, login.told
    query = bench.query()
    assert query.returncode == 1
    assert "This session is not valid for use with the REST API" in query.told
    assert bench.verdicts(JWT) == ["ok"]


def test_expired_session_is_renewed_by_jwt(bench: Bench) -> None:
    """After 16 idle minutes of a 15 minute timeout the CLI logs in anew by itself and the query works."""
    bench.log_in(bench.app())
    bench.org.org.clock.advance(minutes=16)
    query = bench.query()
    assert query.returncode == 0, query.told
    assert bench.verdicts(JWT) == ["ok", "ok"]


def test_open_signs_in_once(bench: Bench, page: Page) -> None:
    """`sf org open` gives a URL that signs a browser in to Setup, and the same URL does not work twice."""
    bench.log_in(bench.app())
    opened = bench.cli.json("org", "open", "--url-only", "--target-org", ADMIN)
    page.goto(opened["result"]["url"])
    expect(page).to_have_url(f"{bench.org.url}/lightning/setup/SetupOneHome/home")
    page.context.clear_cookies()
    page.goto(opened["result"]["url"])
    expect(page.get_by_label("Username")).to_be_visible()
