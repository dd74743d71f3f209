"""The main job: walks the steps, proves the app by a login, and tells what was done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..context.step_context import StepContext
from ..jobs.execute import Job
from ..jobs.finish import taken, tell
from ..jobs.session import Session, Task, session
from ..oauth.login_check import CERTIFICATE_STEP, Proof, prove
from ..oauth.propagation import Propagation
from ..runs.plan_file import PlanFile
from ..scenario.connected_app import scenario
from ..scenario.help_texts import telling_login
from .plan import refuse_outdated

GuidedMode = Callable[[Job, Session], Job]
"""Puts another hand and more observers on a journey."""


def create(task: Task, *, plan: Path | None = None, guided_mode: GuidedMode = lambda job, _: job) -> int:
    """Walks, proves and tells; returns the exit code. With the file of a plan, only if the org is as the plan saw it.

    Raises:
        AutomationError: it cannot start: settings, key pair, browser, or a plan that does not fit any more.
    """
    planned = PlanFile.read(plan) if plan is not None else None
    with session(task) as ready:
        if planned is not None:
            refuse_outdated(planned, ready)
        wanted = ready.wanted
        chapters = scenario(wanted)
        if task.attended and ready.login.told:
            chapters = telling_login(chapters, ready.login.username, ready.login.told)
        job = Job("create", chapters, wanted.flow, after=proof_in(ready))
        result = taken(ready, guided_mode(job, ready))
    return tell(result, task)


def proof_in(ready: Session) -> Callable[[StepContext], Proof]:
    """The login with the app that follows a walk, by the user that the settings name, or the one who walked."""

    def proof(context: StepContext) -> Proof:
        if context.app is not None:
            context.port.tell_project(context.port.number(context.app.callback_urls), say=context.say)
        patience = Propagation(ready.task.settings.wait_minutes, saved=context.saved)
        proof = prove(context, ready.login.url, ready.prover, patience)
        if proof.proven:
            ready.certificates.proven(context)
        elif proof.step == CERTIFICATE_STEP:
            ready.certificates.refused(context)
        return proof

    return proof
