"""What the user who walks may do, by one query of the org's REST API, and what follows where a right is missing.

It opens no page and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from pages.browser.browser_session import browser_session

from ..app.rights import LABELS, Rights
from ..engine.step import Flow
from ..errors import FORBIDDEN, AutomationError
from .step_context import StepContext

_QUERY = f"SELECT {', '.join(LABELS)} FROM UserPermissionAccess"  # noqa: S608 - names of this module alone
"""The object tells a user's own rights, by whatever profile or permission set (documented, grade B)."""


def read_rights(context: StepContext) -> Rights:
    """Asks the org what whoever is signed in may do; nothing is known where its API does not answer."""
    from .rest_query import reply_to  # noqa: PLC0415 - its libraries take a while to load

    session = browser_session(context.org.page, context.org.url)
    reply = reply_to(session, _QUERY, context.network) if session is not None else None
    if reply is None or reply.rows is None or len(reply.rows) != 1:
        return Rights(code=reply.code if reply is not None else "")
    told = {name: value for name, value in reply.rows[0].items() if name in LABELS and isinstance(value, bool)}
    return Rights(told if len(told) == len(LABELS) else {})


def need_rights(context: StepContext) -> None:
    """Looks, before the first write, whether the user may change connected apps; what was read stays known.

    Raises:
        AutomationError: the org says that they may not (exit code 5). What it does not tell, its pages will.
    """
    context.rights = read_rights(context)
    if missing := context.rights.for_app():
        raise lacking(context, missing, "create or change connected apps")


def need_rights_for_users(context: StepContext) -> None:
    """The same for step 17, where it is known that the app has not all wanted profiles and permission sets.

    Raises:
        AutomationError: the org says that they may not (exit code 5).
    """
    wanted, rights = context.wanted, context.rights
    if rights is None or wanted.flow is not Flow.JWT or not (wanted.profiles or wanted.permission_sets):
        return
    if missing := rights.for_users():
        raise lacking(context, missing, "choose the profiles and permission sets of a connected app, which is step 17")


def lacking(context: StepContext, missing: Iterable[str], deed: str) -> AutomationError:
    """The error for rights that are missing."""
    who = (context.identity.username if context.identity is not None else "") or context.username or "this user"
    named = " and ".join(missing)
    return AutomationError(
        f"{who} may not {deed}: the org says that {named} is missing; nothing was written",
        kind=FORBIDDEN,
        hint=f"have an administrator give {who} a permission set with {named}, or set SF_USERNAME to a user who has it",
    )
