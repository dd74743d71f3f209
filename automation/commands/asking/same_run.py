"""Whether the app in the org is the one that an earlier run worked on. It asks no person but for a code."""

from __future__ import annotations

from pages.values.app_identity import AppIdentity

from ...context.step_context import StepContext
from ...errors import SettingsError
from ...runs.journal_reader import PastRun


def check_same(context: StepContext, past: PastRun) -> None:
    """The ids and the consumer key alone tell an app from one that was made anew under its name. Where its page keeps
    the key behind a code, the ids tell, and no code is asked for.

    Raises:
        SettingsError: the app has others, or shows none.
    """
    if context.app is None:
        return
    by_id = AppIdentity("", ids=past.app_ids).shown_by(ids=context.ids)
    key = "" if by_id is False or not past.consumer_key else context.need_key(code=by_id is None)
    by_key = key == past.consumer_key if key and not context.key_given else None
    if by_id is not False and by_key is not False and (by_id or by_key):
        return
    if by_id is None and by_key is None:
        raise SettingsError(
            f"the org shows neither the id nor the consumer key of {past.app} that the run kept, so it cannot be told "
            "whether it is the app of that run; nothing was changed",
            hint=f"look at it in Setup; to delete it: {past.advised('delete')}",
        )
    other = "id" if by_id is False else "consumer key"
    raise SettingsError(
        f"{past.app} was created again after that run: it has another {other}; nothing was changed",
        hint=f"to delete it anyway: {past.advised('delete')}",
    )
