"""Which of the wanted scopes are lacking."""

from __future__ import annotations

from collections.abc import Collection

REFRESH = frozenset({"refresh_token", "offline_access"})
"""One scope by two names: its label has both (grade A-img)."""


def lacking(wanted: Collection[str], found: Collection[str]) -> list[str]:
    """The wanted scopes that are not there; `full` stands for all but the one that gives a refresh token."""
    have = set(found) | (REFRESH if REFRESH & set(found) else set())
    return [scope for scope in wanted if scope not in have and not ("full" in have and scope not in REFRESH)]
