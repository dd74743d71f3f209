"""What is advised against, and what is not: each case alone, from an app that is as tight as the guide has it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from automation.app.least_privilege import Standing, advice
from pages.values.policies import ADMIN_APPROVED, SELF_AUTHORIZE

TIGHT = Standing(
    scopes=("api", "web", "refresh_token"),
    permitted_users=ADMIN_APPROVED,
    refresh_policy="Expire refresh token after 90 Day(s)",
    timeout="15 minutes",
    ip_relaxation="Enforce IP restrictions",
    profiles=("Integration User",),
    permission_sets=("Pipeline Users",),
)


def test_tight() -> None:
    """Nothing is said of an app as the guide has it, and nothing of what is not known."""
    assert advice(TIGHT) == []
    assert advice(Standing()) == []


@pytest.mark.parametrize(
    ("change", "about"),
    [
        ({"scopes": ("api", "full", "refresh_token")}, "full scope"),
        ({"scopes": ("api", "chatter_api", "refresh_token")}, "scopes"),
        ({"permitted_users": SELF_AUTHORIZE}, "self-authorize"),
        ({"refresh_policy": "Refresh token is valid until revoked"}, "endless refresh tokens"),
        ({"refresh_policy": "Expire refresh token if not used for 30 Day(s)"}, "endless refresh tokens"),
        ({"timeout": "30 minutes"}, "long sessions"),
        ({"timeout": "24 hours"}, "long sessions"),
        ({"timeout": ""}, "long sessions"),
        ({"timeout": "--None--"}, "long sessions"),
        ({"profiles": ("Integration User", "system administrator")}, "powerful profile"),
        ({"profiles": ("Boss",), "powerful": ("Boss",)}, "powerful profile"),
        ({"permission_sets": ("All",), "powerful": ("All",)}, "powerful permission set"),
        ({"ip_relaxation": "Relax IP restrictions"}, "IP relaxation"),
        ({"ip_relaxation": "Enforce IP restrictions, but relax for refresh tokens"}, "IP relaxation"),
    ],
)
def test_each_alone(change: dict[str, Any], about: str) -> None:
    """One thing that is looser is one piece of advice, which says what, why and what to do instead."""
    found = advice(replace(TIGHT, **change))
    assert [one.about for one in found] == [about]
    assert all((found[0].what, found[0].why, found[0].instead))


def test_what_is_as_tight() -> None:
    """Refresh tokens that end at once, a permission set named like the administrator's profile, and the other name of
    refresh_token are nothing to advise against."""
    change = {
        "refresh_policy": "Immediately expire refresh token",
        "permission_sets": ("System Administrator",),
        "scopes": ("api", "offline_access"),
    }
    assert advice(replace(TIGHT, **change)) == []  # type: ignore[arg-type]
