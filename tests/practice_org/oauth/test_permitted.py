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
