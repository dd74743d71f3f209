"""`--strict`: an app that lets in more than the CLI needs is not made. It judges by the advice and knows none."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from pages.errors import PageError

from ..app.least_privilege import Advice, Standing, advice
from ..context.exposure import advice_on, unread
from ..context.readings import read_exposure
from ..context.same_app import its_page
from ..context.step_context import StepContext
from ..engine.step import Flow
from ..errors import AutomationError, SettingsError
from ..jobs.session import Session
from ..scenario.users import foresee_users
from ..settings.loader import Settings

BY_HAND = "look at the app's policies by hand (App Manager, Manage), or leave --strict out"
"""What to do where an app cannot be judged."""


def be_strict(ready: Session) -> None:
    """Judges what is wanted now, and before the first write what the org has beyond that, which is read then.

    Raises:
        SettingsError: there is something to advise against, or what the org has cannot be read.
    """
    settings, wanted = ready.task.settings, ready.wanted
    if not settings.strict:
        return
    jwt = wanted.flow is Flow.JWT
    asked = Standing(
        scopes=wanted.scopes,
        permitted_users=wanted.permitted_users if jwt else None,
        refresh_policy=wanted.refresh_policy,
        timeout=wanted.session_timeout,
        profiles=wanted.profiles if jwt else (),
        permission_sets=wanted.permission_sets if jwt else (),
    )
    _refuse(advice(asked), settings)

    def condition(context: StepContext) -> None:
        with suppress(AutomationError, PageError):  # step 17 tells it as its own failure
            foresee_users(context)
        _need_exposure(context, settings)
        _refuse(advice_on(context, "create"), settings)

    ready.before_writing.conditions.append(condition)


def _need_exposure(context: StepContext, settings: Settings) -> None:
    """Reads what the app that the org has lets in, as far as nobody has yet.

    Raises:
        SettingsError: not all of it can be read.
        PersonNeeded, SessionEnded, Unavailable, Untrusted: the org does not let it be read now.
    """
    if context.app is None:
        return
    why = read_exposure(context) if context.app.oauth else ""
    if context.attended:
        its_page(context)  # where the reading of the app has left a person
    if missing := unread(context):
        raise SettingsError(
            f"not with --strict (from {settings.origin('strict')}): {and_why(missing, why)}; nothing was written",
            hint=BY_HAND,
        )


def and_why(missing: Sequence[str], why: str) -> str:
    """What of an app could not be read, and why as far as that is known."""
    return f"what the app lets in is not fully known: {', '.join(missing)} could not be read" + (
        f" ({why})" if why else ""
    )


def _refuse(found: Sequence[Advice], settings: Settings) -> None:
    if found:
        raise SettingsError(
            "\n".join(f"not with --strict (from {settings.origin('strict')}): {one.what}" for one in found),
            hint="; ".join(one.instead for one in found),
        )
