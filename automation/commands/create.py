"""The main job: walks the steps, proves the app by a login, and tells what was done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..context.step_context import StepContext
from ..engine.step import Flow
from ..jobs.execute import Job
from ..jobs.finish import taken, tell
from ..jobs.session import Session, Task, session
from ..oauth.catalogue.entry import APP
from ..oauth.login_check import CERTIFICATE_STEP, Proof, prove
from ..oauth.propagation import Propagation
from ..runs.plan_file import PlanFile
from ..scenario.connected_app import scenario
from ..scenario.help_texts import telling_login
from ..settings.advised_commands import advised
from .plan import refuse_outdated
from .secret_file import keeping, need_place
from .strictness import be_strict

UNKNOWN_KEY = "invalid_client"
"""How the org's word begins for a consumer key that no app has (grade A)."""
GuidedMode = Callable[[Job, Session], Job]
"""Puts another hand and more observers on a journey."""


def create(
    task: Task,
    *,
    plan: Path | None = None,
    secret: Path | None = None,
    guided_mode: GuidedMode = lambda job, _: job,
) -> int:
    """Walks, proves and tells; returns the exit code. With the file of a plan, only if the org is as the plan saw it;
    with a file for the consumer secret, that is written there.

    Raises:
        AutomationError: it cannot start: settings, key pair, browser, or a plan that does not fit any more.
    """
    planned = PlanFile.read(plan) if plan is not None else None
    need_place(secret)
    with session(task) as ready:
        if planned is not None:
            refuse_outdated(planned, ready)
        be_strict(ready)
        wanted = ready.wanted
        chapters = scenario(wanted)
        if task.attended and ready.login.told:
            chapters = telling_login(chapters, ready.login.username, ready.login.told)
        job = Job(
            "create", chapters, wanted.flow, after=keeping(ready, secret, proof_in(ready, asks=secret is not None))
        )
        result = taken(ready, guided_mode(job, ready))
    return tell(result, task)


def proof_in(ready: Session, *, asks: bool = False, thorough: bool = False) -> Callable[[StepContext], Proof]:
    """The login with the app that follows a walk, by the user that the settings name, or the one who walked;
    `thorough` as for `prove`.

    It needs the consumer key. Where the walk has changed nothing and nobody is there, no code is asked for one unless
    `asks`: an unattended run that finds all as wanted needs no person.
    """

    def proof(context: StepContext) -> Proof:
        if context.app is not None:
            context.port.tell_project(context.port.number(context.app.callback_urls), say=context.say)
        code = asks or ready.task.attended or context.made_here or bool(context.saved)
        secret = ready.wanted.flow is Flow.WEB  # which is behind the same code
        key = context.need_key(code=code)
        if context.key_hidden and ((secret and not code) or not key):
            return _untested(ready.prover, "consumer secret" if secret else "consumer key")
        replaced = {CERTIFICATE_STEP} if APP in context.saved and not context.made_here else set()
        patience = Propagation(ready.task.settings.wait_minutes, saved=context.saved | replaced)
        proof = prove(context, ready.login.url, ready.prover, patience, thorough=thorough)
        if UNKNOWN_KEY in proof.says and ready.keys.forget(context) and context.need_key(code=code):
            proof = prove(context, ready.login.url, ready.prover, patience, thorough=thorough)
        if proof.proven or proof.logged_in:
            ready.certificates.proven(context)
        elif proof.step == CERTIFICATE_STEP:
            ready.certificates.refused(context)
        return proof

    return proof


def _untested(username: str, what: str) -> Proof:
    always = (
        ""
        if what == "consumer secret"
        else "to have the login tested each time, set APP_CONSUMER_KEY, or give the user who walks the right Modify "
        "Metadata Through Metadata API Functions; "
    )
    return Proof(
        username,
        f"nothing was to be changed, and the login was not tested: the org tells the app's {what} only to somebody "
        "who gives a code",
        hint=f"{always}to test it now, with a code: {advised('verify')}",
        skipped=True,
    )
