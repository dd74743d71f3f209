"""`--strict`: an app that lets in more than the CLI needs is not made. It judges by the advice and knows none."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from pages.errors import PageError

from ..app.least_privilege import Advice, Standing, advice
from ..context.exposure import advice_on
from ..context.step_context import StepContext
from ..engine.step import Flow
from ..errors import AutomationError, SettingsError
from ..jobs.session import Session
from ..scenario.users import foresee_users
from ..settings.loader import Settings


def be_strict(ready: Session) -> None:
    """Judges what is wanted now, and before the first write what the org has beyond that.

    Raises:
        SettingsError: there is something to advise against.
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
        _refuse(advice_on(context, "create"), settings)

    ready.before_writing.conditions.append(condition)


def _refuse(found: Sequence[Advice], settings: Settings) -> None:
    if found:
        raise SettingsError(
            "\n".join(f"not with --strict (from {settings.origin('strict')}): {one.what}" for one in found),
            hint="; ".join(one.instead for one in found),
        )
