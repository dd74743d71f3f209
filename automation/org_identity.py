"""Which org this is, and who is signed in: the one key of everything that is kept about an org."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrgIdentity:
    """An org and the user who is signed in to it, read once after sign-in.

    `org_id` are 15 characters, 00D... (grade A); `host` is the org's own login host, as the browser was led to it;
    `username` is how the user logs in.
    """

    org_id: str
    host: str
    username: str
