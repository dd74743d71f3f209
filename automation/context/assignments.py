"""Reads who a user is and which permission sets they have, by the org's REST API. It changes nothing, opens no page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pages.browser.browser_session import browser_session
from pages.values.text import same

from .step_context import StepContext


@dataclass(frozen=True, slots=True)
class UserRecord:
    """A user of the org; ids have 15 characters."""

    id: str
    username: str
    profile: str
    active: bool


def user_by_api(context: StepContext, username: str) -> tuple[UserRecord | None] | None:
    """The one user of that name, in a tuple of one, which holds None where the org has no such user; None where the
    org's API does not tell. User names are unique (documented, grade B)."""
    read = _rows(context, ("Id", "Username", "ProfileId", "IsActive"), "User", "Username", username)
    if read is None:
        return None
    found = [
        UserRecord(str(row["Id"])[:15], str(row["Username"]), str(row["ProfileId"])[:15], row["IsActive"] is True)
        for row in read
        if same(str(row["Username"]), username)
    ]
    return (found[0] if found else None,) if len(found) == len(read) <= 1 else None


def sets_by_api(context: StepContext, user_id: str) -> frozenset[str] | None:
    """The ids of the permission sets that a user has, those of the profile too; None where the org's API does not tell.
    Object and fields: documented, grade B."""
    read = _rows(context, ("Id", "PermissionSetId"), "PermissionSetAssignment", "AssigneeId", user_id)
    return frozenset(str(row["PermissionSetId"])[:15] for row in read) if read is not None else None


def frozen_by_api(context: StepContext, user_id: str) -> bool | None:
    """Whether a user is frozen; None where the org's API does not tell. Object and fields: documented, grade B."""
    read = _rows(context, ("Id", "IsFrozen"), "UserLogin", "UserId", user_id)
    return read[0]["IsFrozen"] is True if read is not None and len(read) == 1 else None


def _rows(
    context: StepContext, fields: tuple[str, ...], named: str, key: str, value: str
) -> list[dict[str, object]] | None:
    """These fields of all rows of an object that have that value."""
    from .rest_query import rows  # noqa: PLC0415 - its libraries take a while to load

    session = browser_session(context.org.page, context.org.url)
    quoted = re.sub(r"(['\\])", r"\\\1", value)
    soql = f"SELECT {', '.join(fields)} FROM {named} WHERE {key} = '{quoted}'"  # noqa: S608 - its one value is quoted
    read = rows(session, soql, context.network) if session is not None else None
    return read if read is not None and all(row.keys() >= set(fields) for row in read) else None
