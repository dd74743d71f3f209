"""Asks the org which cause of an explained refusal it is: signs in, finds the app, reads. It changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...context.step_context import StepContext
from ...engine.step import Flow
from ...errors import DONE
from ...jobs.execute import Job
from ...jobs.finish import hand_over, taken
from ...jobs.key_pair import PairUse
from ...jobs.practice_org import need_org
from ...jobs.session import Task, session
from ...oauth.catalogue.entry import Entry
from ...oauth.diagnosis import cause_in_org
from ...oauth.refusals import Probable
from ...scenario.shared import find_app, sign_in

_FIND = 3
"""The step at which an app is found, or made."""


@dataclass(frozen=True, slots=True)
class InOrg:
    """What the org shows of each refusal, in their order; `exit_code` is not 0 where it could not be looked at."""

    causes: tuple[Probable, ...]
    exit_code: int
    trouble: str = ""
    hint: str = ""


def look(task: Task, refusals: list[Entry], flow: Flow | None) -> InOrg:
    """Looks; `flow` is how the client logged in, where that is known and no setting says it.

    Raises:
        AutomationError: it cannot start: settings, browser.
    """
    need_org(task.settings)
    if flow is not None and not task.settings.given("flow"):
        task = replace(task, settings=replace(task.settings, flow=flow))
    found: list[Probable] = []
    with session(task, PairUse.MAY_HELP, named=True) as ready:

        def judge(context: StepContext) -> None:
            found.extend(cause_in_org(context, entry, ready.prover, ours=False) for entry in refusals)

        chapters = (sign_in(ready.wanted), find_app(ready.wanted))
        result = taken(ready, Job("explain", chapters, ready.wanted.flow, after=judge))
    error = result.error
    if error and (error.step, error.type) == (_FIND, "NotAsWanted"):
        gone = Probable(_FIND, f"{error.cause}: create makes it, or name another one (--app-name, --api-name)")
        return InOrg((gone,) * len(refusals), DONE)
    if error:
        if not task.as_json:
            hand_over(result, task)
        return InOrg((), result.exit_code, error.cause, error.hint)
    return InOrg(tuple(found), result.exit_code)
