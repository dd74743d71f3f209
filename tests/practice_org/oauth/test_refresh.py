"""Refresh tokens under each policy of step 13, and sessions under the timeout of step 14."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from fixtures.practice_org.state.model import PeriodUnit, RefreshTokenPolicy

from ..talk import Talk, refusal

EXPIRED = ("invalid_grant", "expired access/refresh token")
SOQL = "SELECT Id FROM User"


def test_answer() -> None:
    """A refresh gives a new, working access token and no second refresh token; the old token lives on."""
    talk = Talk()
    first = talk.tokens()
    answer = talk.refresh(first["refresh_token"]).json()
    assert set(answer) == {"access_token", "scope", "instance_url", "id", "token_type", "issued_at", "signature"}
    assert answer["access_token"] != first["access_token"]
    for token in (first["access_token"], answer["access_token"]):
        assert talk.query(token, SOQL).status_code == 200
    assert [entry.verdict for entry in talk.org.log.grants("refresh_token")] == ["ok"]


@pytest.mark.parametrize("token", ["", "5Aep861nobody"])
def test_unknown(token: str) -> None:
    """A refresh token that was never given out is answered like an expired one."""
    assert refusal(Talk().refresh(token)) == EXPIRED


def test_of_another_app() -> None:
    """A refresh token is good for its own app only."""
    talk = Talk()
    other = talk.org.state.connected_apps[0]
    token = talk.tokens()["refresh_token"]
    answer = talk.refresh(token, client_id=other.consumer_key, client_secret=other.consumer_secret)
    assert refusal(answer) == EXPIRED


def test_secret() -> None:
    """The secret is required unless "Require Secret for Refresh Token Flow" is off; a wrong one never passes."""
    talk = Talk()
    token = talk.tokens()["refresh_token"]
    for secret in ("", "wrong"):
        assert refusal(talk.refresh(token, client_secret=secret))[0] == "invalid_client"
    talk.app.require_secret_for_refresh = False
    assert talk.refresh(token, client_secret="").status_code == 200
    assert refusal(talk.refresh(token, client_secret="wrong"))[0] == "invalid_client"


def test_user_no_longer_let_in() -> None:
    """Who lost the app's profile, or was deactivated, gets no new token and the reason for it."""
    talk = Talk()
    token = talk.tokens()["refresh_token"]
    talk.app.profiles.clear()
    assert refusal(talk.refresh(token))[0] == "invalid_app_access"
    talk.user().active = False
    assert refusal(talk.refresh(token)) == ("invalid_grant", "inactive user")


POLICIES: list[tuple[dict[str, Any], float, bool]] = [
    ({"refresh_policy": RefreshTokenPolicy.UNTIL_REVOKED}, 4000, True),
    ({"refresh_policy": RefreshTokenPolicy.EXPIRE_IMMEDIATELY}, 0, False),
    ({"refresh_period": 90}, 89, True),
    ({"refresh_period": 90}, 91, False),
    ({"refresh_period": 36, "refresh_unit": PeriodUnit.HOURS}, 1.4, True),
    ({"refresh_period": 36, "refresh_unit": PeriodUnit.HOURS}, 1.6, False),
    ({"refresh_period": 3, "refresh_unit": PeriodUnit.MONTHS}, 88, True),
    ({"refresh_period": 3, "refresh_unit": PeriodUnit.MONTHS}, 93, False),
    ({"refresh_period": 14, "refresh_unit": PeriodUnit.MONTHS}, 424, True),
    ({"refresh_period": 14, "refresh_unit": PeriodUnit.MONTHS}, 428, False),
    ({"refresh_policy": RefreshTokenPolicy.EXPIRE_IF_UNUSED, "refresh_period": 30}, 29, True),
    ({"refresh_policy": RefreshTokenPolicy.EXPIRE_IF_UNUSED, "refresh_period": 30}, 31, False),
]


@pytest.mark.parametrize(("app", "days", "lives"), POLICIES)
def test_policy(app: dict[str, Any], days: float, lives: bool) -> None:
    """Each Refresh Token Policy, in each unit, ends a token when it says and not before."""
    talk = Talk(**app)
    token = talk.tokens()["refresh_token"]
    talk.org.clock.advance(days=days)
    answer = talk.refresh(token)
    if lives:
        assert answer.status_code == 200
    else:
        assert refusal(answer) == EXPIRED


def test_immediate_expiry_spares_the_access_token() -> None:
    """With "Immediately expire refresh token" the access token of the login still works."""
    talk = Talk(refresh_policy=RefreshTokenPolicy.EXPIRE_IMMEDIATELY)
    assert talk.query(talk.tokens()["access_token"], SOQL).status_code == 200


def test_use_prolongs_only_under_if_not_used() -> None:
    """Using a token every 20 days keeps it alive under "if not used for 30 days", not under "after 30 days"."""
    outcomes: dict[RefreshTokenPolicy, list[int]] = {}
    for policy in (RefreshTokenPolicy.EXPIRE_IF_UNUSED, RefreshTokenPolicy.EXPIRE_AFTER):
        talk = Talk(refresh_policy=policy, refresh_period=30)
        token = talk.tokens()["refresh_token"]
        outcomes[policy] = []
        for _ in range(3):
            talk.org.clock.advance(days=20)
            outcomes[policy].append(talk.refresh(token).status_code)
    assert outcomes == {
        RefreshTokenPolicy.EXPIRE_IF_UNUSED: [200, 200, 200],
        RefreshTokenPolicy.EXPIRE_AFTER: [200, 400, 400],
    }


@pytest.mark.parametrize(
    ("timeout", "idle", "status"), [(15, 14, 200), (15, 15, 401), (None, 119, 200), (None, 120, 401)]
)
def test_session_timeout(timeout: int | None, idle: int, status: int) -> None:
    """A token dies after the app's timeout without use; without one of its own, after two hours."""
    talk = Talk(session_timeout_minutes=timeout)
    token = talk.access_token()
    talk.org.clock.advance(minutes=idle)
    assert talk.query(token, SOQL).status_code == status


def test_use_prolongs_a_session() -> None:
    """Each call starts the session's time anew, so a busy client is not cut off."""
    talk = Talk()
    token = talk.access_token()
    for _ in range(4):
        talk.org.clock.advance(minutes=10)
        assert talk.query(token, SOQL).status_code == 200


def test_stricter_timeout_counts_at_once() -> None:
    """A shorter Timeout Value ends sessions that are already idle longer than that."""
    talk = Talk(session_timeout_minutes=120)
    token = talk.access_token()
    talk.org.clock.advance(minutes=30)
    talk.app.session_timeout_minutes = 15
    assert talk.query(token, SOQL).status_code == 401


def test_fresh_token_is_never_refused() -> None:
    """Whatever the policies, a token that was just given is taken: a 401 then would make clients loop for ever."""
    for timeout, policy in itertools.product((None, 0, 15), RefreshTokenPolicy):
        talk = Talk(session_timeout_minutes=timeout, refresh_policy=policy)
        for token in (talk.access_token(), talk.tokens()["access_token"]):
            assert talk.query(token, SOQL).status_code == 200
