"""Each step is needed: without it, the login that proves the app is refused in Salesforce's own words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from automation.oauth.client import OAuthClient
from automation.oauth.web_login import web_login
from fixtures.practice_org import INTEGRATION, PracticeOrg

from .walking import pair_in, walk, wanted_app


@pytest.mark.parametrize(
    ("without", "says", "step"),
    [
        pytest.param({15, 17}, "user hasn't approved this consumer", 15, id="permitted-users"),
        pytest.param({17}, "user is not admin approved to access this app", 17, id="nobody-chosen"),
        pytest.param({7, 8}, "client identifier invalid", 10, id="no-certificate"),
    ],
)
def test_without_step(
    page: Page, practice: PracticeOrg, pair: KeyPair, without: set[int], says: str, step: int
) -> None:
    """Without the step the org refuses the login, and the refusal is mapped to a step."""
    trip = walk(page, practice, wanted_app(Flow.JWT, pair), leave_out=without)
    proof = trip.proof()
    assert not proof.proven
    assert says in proof.says
    assert proof.step == step


@pytest.mark.xdist_group("walked")
def test_with_another_key_or_user(page: Page, walked: PracticeOrg, pair: KeyPair, tmp_path: Path) -> None:
    """A user of none of the chosen profiles is refused, and a key that the certificate does not belong to: step 8."""
    trip = walk(page, walked, wanted_app(Flow.JWT, pair))
    proof = trip.proof(INTEGRATION)
    assert ("not admin approved" in proof.says, proof.step) == (True, 17)
    trip.context.wanted = replace(trip.context.wanted, private_key=pair_in(tmp_path).private_key)
    proof = trip.proof()
    assert ("invalid assertion" in proof.says, proof.step) == (True, 8)


@pytest.mark.parametrize(
    ("scopes", "says", "step"),
    [
        (("web", "refresh_token"), "This session is not valid for use with the REST API", 9),
        pytest.param(("api", "web"), "user hasn't approved this consumer", 15, marks=pytest.mark.whole),
    ],
    ids=["api", "refresh_token"],
)
def test_without_scope(
    page: Page, practice: PracticeOrg, pair: KeyPair, scopes: tuple[str, ...], says: str, step: int
) -> None:
    """Without the api scope the token does not serve; without the refresh_token scope there is none."""
    # Without the refresh scope, step 13's choice does not exist, so the step goes too.
    trip = walk(page, practice, wanted_app(Flow.JWT, pair, scopes=scopes), leave_out={13})
    proof = trip.proof()
    assert (says in proof.says, proof.step) == (True, step), proof


def test_refresh_token_dies(page: Page, practice: PracticeOrg) -> None:
    """With step 13's 90 days a refresh token works on day 89 and not on day 91."""
    trip = walk(page, practice, wanted_app(Flow.WEB))
    app = trip.stored
    with OAuthClient(practice.url, app.consumer_key) as client:
        grant, _ = web_login(trip.context, client)
    form = {
        "grant_type": "refresh_token",
        "refresh_token": grant.refresh_token.reveal(),
        "client_id": app.consumer_key,
        "client_secret": app.consumer_secret,
    }
    practice.org.clock.advance(days=89)
    assert httpx.post(f"{practice.url}/services/oauth2/token", data=form, trust_env=False).status_code == 200
    practice.org.clock.advance(days=2)
    answer = httpx.post(f"{practice.url}/services/oauth2/token", data=form, trust_env=False)
    assert (answer.status_code, answer.json()["error_description"]) == (400, "expired access/refresh token")
