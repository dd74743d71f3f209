"""Whom an app lets in by JWT, and with which scopes: Permitted Users, profiles, permission sets, approvals."""

from __future__ import annotations

import pytest

from fixtures.practice_org.state.model import PermittedUsers
from fixtures.practice_org.state.seed import INTEGRATION

from ..talk import Talk, refusal

NOT_APPROVED = ("invalid_grant", "user hasn't approved this consumer")
NOT_ADMIN_APPROVED = ("invalid_app_access", "user is not admin approved to access this app")


def test_admin_approved_by_profile_only_for_its_users() -> None:
    """The attached profile lets its users in and no others."""
    talk = Talk()
    assert talk.jwt().status_code == 200
    assert refusal(talk.jwt(sub=INTEGRATION)) == NOT_ADMIN_APPROVED


def test_admin_approved_by_permission_set() -> None:
    """A permission set lets in who holds it, once it is attached and assigned."""
    talk = Talk(profiles=[])
    chosen = talk.org.state.permission_sets[0]
    talk.app.permission_sets.append(chosen.id)
    assert refusal(talk.jwt()) == NOT_ADMIN_APPROVED
    talk.user().permission_sets.append(chosen.id)
    assert talk.jwt().status_code == 200


def test_self_authorized_needs_an_approval() -> None:
    """All users may self-authorize: a JWT is refused until the user approved the app in a browser."""
    talk = Talk(permitted_users=PermittedUsers.SELF_AUTHORIZE)
    assert refusal(talk.jwt()) == NOT_APPROVED
    talk.code(scope="api")
    assert refusal(talk.jwt()) == NOT_APPROVED, "an approval without refresh_token does not count"
    talk.code(scope="api refresh_token")
    assert talk.jwt().json()["scope"].split() == ["api", "refresh_token"]


def test_self_authorized_scopes_are_combined() -> None:
    """The token's scopes are those of all approvals that include refresh_token, in the app's order."""
    talk = Talk(permitted_users=PermittedUsers.SELF_AUTHORIZE)
    talk.code(scope="web refresh_token")
    talk.code(scope="api refresh_token")
    assert talk.jwt().json()["scope"].split() == ["api", "web", "refresh_token"]


@pytest.mark.parametrize("permitted", list(PermittedUsers))
def test_app_without_refresh_token_scope(permitted: PermittedUsers) -> None:
    """Without "Perform requests at any time" among the scopes of step 9 no JWT login works."""
    talk = Talk(scopes=["api", "web"], permitted_users=permitted)
    assert refusal(talk.jwt()) == NOT_APPROVED


def test_frozen_user() -> None:
    """A frozen user is told the same as a deactivated one, and a token from before is of no use."""
    talk = Talk()
    token = talk.access_token()
    talk.user().frozen = True
    assert refusal(talk.jwt()) == ("invalid_grant", "inactive user")
    assert talk.query(token, "SELECT Id FROM User").status_code == 401


@pytest.mark.parametrize(
    ("ranges", "relaxation", "status"),
    [
        ([], "Enforce IP restrictions", 200),
        (["127.0.0.0/8"], "Enforce IP restrictions", 200),
        (["192.0.2.0/24"], "Enforce IP restrictions", 400),
        (["192.0.2.0/24"], "Relax IP restrictions", 200),
    ],
)
def test_login_ip_ranges(ranges: list[str], relaxation: str, status: int) -> None:
    """Login IP Ranges of the profile keep a client out, unless the app relaxes them."""
    talk = Talk(ip_relaxation=relaxation)
    profile = talk.org.profile(talk.user().profile_id)
    assert profile is not None
    profile.login_ip_ranges = ranges
    answer = talk.jwt()
    assert answer.status_code == status
    if status == 400:
        assert refusal(answer) == ("invalid_grant", "ip restricted")


def test_user_login_tells_who_is_frozen() -> None:
    """The API's UserLogin has a row for each user."""
    talk = Talk()
    token = talk.access_token()
    talk.org.state.users[1].frozen = True
    told = talk.query(token, "SELECT UserId, IsFrozen FROM UserLogin").json()["records"]
    assert [row["IsFrozen"] for row in told] == [False, True]
