"""Every setting of the app, broken: how, in which flow it shows, at which step, and in which words of the org."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fixtures.practice_org import INTEGRATION
from fixtures.practice_org.state.model import PermittedUsers, RefreshTokenPolicy
from fixtures.practice_org.state.org import Org

from ...practice_org.factory import key_pair
from .verifying import Bench

Break = Callable[[Bench], None]


def of_app(**values: Any) -> Break:
    """Other values of the app."""

    def change(bench: Bench) -> None:
        for name, value in values.items():
            assert getattr(bench.made.app, name) != value
            setattr(bench.made.app, name, value)

    return change


def of_user(**values: Any) -> Break:
    """Other values of the integration user, whose profile is selected."""

    def change(bench: Bench) -> None:
        user = integration(bench.practice.org)
        bench.made.app.profiles.append(user.profile_id)
        for name, value in values.items():
            setattr(user, name, value)

    return change


def integration(org: Org) -> Any:
    user = org.user(INTEGRATION)
    assert user is not None
    return user


def own_set_alone(bench: Bench) -> None:
    """The user has a permission set, and the app another one."""
    org = bench.practice.org
    first, second = org.state.permission_sets[:2]
    integration(org).permission_sets = [first.id]
    bench.made.app.profiles, bench.made.app.permission_sets = [], [second.id]


def address(bench: Bench) -> None:
    """The user's profile lets in an address that is not this machine's."""
    profile = bench.practice.org.profile(bench.made.app.profiles[0])
    assert profile is not None
    profile.login_ip_ranges = ["192.0.2.0/24"]


def deleted(bench: Bench) -> None:
    """Somebody has deleted the app."""
    bench.practice.org.state.connected_apps.remove(bench.made.app)


def without(scope: str) -> Break:
    return of_app(scopes=[one for one in ("api", "web", "refresh_token") if one != scope])


ELSEWHERE = "https://elsewhere.example/callback"
AS_INTEGRATION = {"APP_JWT_USERNAME": INTEGRATION}
NOBODY = {"APP_JWT_USERNAME": "nobody@practice.example"}
JWT: dict[str, tuple[Break, int, str, dict[str, str]]] = {
    "OAuth settings off": (of_app(oauth_enabled=False), 5, "OAuth settings are not enabled", {}),
    "digital signatures off": (
        of_app(use_digital_signatures=False, certificate=""),
        7,
        "does not use digital signatures",
        {},
    ),
    "another certificate": (of_app(certificate=key_pair("another").certificate), 8, "Digital Certificate", {}),
    "no api": (without("api"), 9, "select (api)", {}),
    "no web": (without("web"), 9, "select (web)", {}),
    "no refresh_token": (without("refresh_token"), 9, "Selected OAuth Scopes are api, web", {}),
    "self-authorize": (
        of_app(permitted_users=PermittedUsers.SELF_AUTHORIZE),
        15,
        'Permitted Users is "All users may self-authorize"',
        {},
    ),
    "no profile": (of_app(profiles=[]), 17, 'has the profile "System Administrator"', {}),
    "another profile": (lambda _: None, 17, 'the app has the profile "System Administrator"', AS_INTEGRATION),
    "another permission set": (own_set_alone, 17, "permission set", AS_INTEGRATION),
    "endless refresh tokens": (
        of_app(refresh_policy=RefreshTokenPolicy.UNTIL_REVOKED),
        13,
        "Refresh Token Policy is",
        {},
    ),
    "a long timeout": (of_app(session_timeout_minutes=120), 14, "Timeout Value is", {}),
    "no timeout": (of_app(session_timeout_minutes=None), 14, "Timeout Value is", {}),
    "restricted address": (address, 12, 'IP Relaxation is "Enforce IP restrictions"', {}),
    "frozen user": (of_user(frozen=True), 0, f"{INTEGRATION} is frozen", AS_INTEGRATION),
    "inactive user": (of_user(active=False), 0, f"{INTEGRATION} is not active", AS_INTEGRATION),
    "unknown user": (lambda _: None, 0, "this org has no user nobody@practice.example", NOBODY),
    "deleted": (deleted, 3, "", {}),
}
WEB: dict[str, tuple[Break, int, str]] = {
    "callback": (of_app(callback_urls=[ELSEWHERE]), 6, f"Callback URL is {ELSEWHERE}"),
    "OAuth settings off": (of_app(oauth_enabled=False), 5, "OAuth settings are not enabled"),
    "no api": (without("api"), 9, "api is not among them"),
    "no web": (without("web"), 9, "web is not among them"),
    "no refresh_token": (without("refresh_token"), 9, "Selected OAuth Scopes are api, web"),
    "endless refresh tokens": (of_app(refresh_policy=RefreshTokenPolicy.UNTIL_REVOKED), 13, "choose"),
    "refresh tokens end at once": (of_app(refresh_policy=RefreshTokenPolicy.EXPIRE_IMMEDIATELY), 13, "Policy is"),
    "refresh tokens of a year": (of_app(refresh_period=365), 13, "choose"),
    "refresh tokens by use": (of_app(refresh_policy=RefreshTokenPolicy.EXPIRE_IF_UNUSED), 13, ""),
    "a long timeout": (of_app(session_timeout_minutes=120), 14, "set Timeout Value"),
    "no timeout": (of_app(session_timeout_minutes=None), 14, "set Timeout Value"),
    "nobody approved": (
        of_app(profiles=[]),
        17,
        'has the profile "System Administrator"',
    ),
    "restricted address": (address, 12, "IP Relaxation"),
    "deleted": (deleted, 3, ""),
}
