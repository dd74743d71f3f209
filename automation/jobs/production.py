"""Nobody changes a production org by mistake: somebody has named it, has said yes, or is asked. It knows no command."""

from __future__ import annotations

from ..context.step_context import StepContext
from ..errors import DECLINED, AutomationError, SettingsError
from ..files.questions import agreed, somebody_there
from .before_writing import Condition
from .task import Task


def meant_for_production(task: Task) -> Condition:
    """Lets a command write to an org that is not production, and to production where it was told to: by --yes, by
    --expect-org with the org's id, or by the person at the terminal. In a guided session the person sees where they
    are."""
    settings = task.settings

    def condition(context: StepContext) -> None:
        identity = context.identity
        if settings.practice or task.attended or task.yes:
            return
        if identity is not None and (not identity.kind.careful or identity.org_id == settings.sign_in.expect_org):
            return
        which = "an org that does not say which it is, and counts as production"
        if identity is not None:
            what = (
                "a production org" if identity.kind.value != "unknown" else "an org of unknown kind, as production is"
            )
            which = f"{what}: {identity.org_id} at {identity.host}"
        if somebody_there(task.streams.err):
            if not agreed(f"This is {which}. Change it? Type yes, or anything else to cancel:", task.streams.err):
                raise AutomationError("Cancelled, nothing changed", kind=DECLINED)
            return
        named = f", or name the org with --expect-org {identity.org_id}" if identity is not None else ""
        raise SettingsError(f"this is {which}, and nobody said that it may be changed", hint=f"add --yes{named}")

    return condition
