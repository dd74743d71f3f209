"""Logs in with the app as the CLI would, and says which step is wrong where the org refuses. It changes nothing."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Error as PlaywrightError

from pages.errors import PageError

from ...context.exposure import unread
from ...context.readings import read_exposure
from ...context.step_context import StepContext
from ...engine.step import Flow
from ...errors import CHANGED, AutomationError, SettingsError
from ...jobs.execute import Job
from ...jobs.finish import taken, tell
from ...jobs.key_pair import PairUse
from ...jobs.practice_org import need_org
from ...jobs.session import Session, Task, session
from ...oauth.check import Check
from ...oauth.diagnosis import cause_in_org
from ...oauth.login_check import Proof, with_check
from ...scenario.shared import find_app, sign_in
from ..create import proof_in
from ..secret_file import keeping, need_place
from ..strictness import BY_HAND, and_why
from .with_cli import CliRefused, log_in, need_cli


def verify(task: Task, *, with_cli: bool = False, secret: Path | None = None) -> int:
    """Finds the app, logs in with it, and tells; returns the exit code. `with_cli`: then the installed CLI does too. A
    file for the consumer secret gets it.

    Raises:
        AutomationError: it cannot start: settings, key pair, browser; in the JWT flow also without a private key.
    """
    need_org(task.settings)
    need_place(secret)
    program = need_cli(task.browser_environ, task.settings.flow) if with_cli else ""
    with session(task, PairUse.PROVES, named=True) as ready:
        wanted = ready.wanted
        if wanted.flow is Flow.JWT and (ready.pair is None or ready.pair.key is None):
            raise SettingsError(
                "there is no private key to log in with, so nothing can be verified",
                hint="give the key of the app's certificate: APP_PRIVATE_KEY, or --private-key for its file",
            )
        chapters = (sign_in(wanted), find_app(wanted))
        proof = proof_in(ready, asks=True, thorough=True)

        def proof_and_policies(context: StepContext) -> Proof:
            proven = proof(context)
            if proven.proven and program:
                proven = by_cli(context, ready, program, proven)
            if proven.proven:
                _read_for_advice(context, task)
            return proven

        result = taken(ready, Job("verify", chapters, wanted.flow, after=keeping(ready, secret, proof_and_policies)))
    return tell(result, task)


def _read_for_advice(context: StepContext, task: Task) -> None:
    """Reads what advice goes by. Without --strict the login counts, and it is only told what could not be read.

    Raises:
        AutomationError: not all of it can be read, with --strict; the login has worked.
    """
    strict = task.settings.strict
    try:
        why = read_exposure(context)
    except (PageError, PlaywrightError) as error:
        if strict:
            raise
        why = str(error)
    if not (missing := unread(context)):
        return
    if strict:
        raise AutomationError(
            f"the test login works, but with --strict it is a failure that {and_why(missing, why)}",
            kind=CHANGED,
            hint=BY_HAND,
        )
    context.say(f"warning: {and_why(missing, why)}, so there may be more to advise")


def by_cli(context: StepContext, ready: Session, program: str, proof: Proof) -> Proof:
    """The proof with one more check: whether the installed CLI logs in too."""
    what, step, hint = "Salesforce CLI", 0, ""
    context.say("the Salesforce CLI logs in too, in a home folder of its own; its token ends by Timeout Value")
    try:
        log_in(
            program,
            ready.task.browser_environ,
            url=ready.login.url,
            consumer_key=context.need_key(),
            key=context.wanted.private_key,
            username=proof.username,
            local=ready.task.is_local,
        )
        check = Check(what, ok=True, says="sf org login jwt works")
    except CliRefused as refused:
        if refused.entry is not None:
            cause = cause_in_org(context, refused.entry, proof.username)
            step, hint = cause.step, cause.hint
        check = Check(what, ok=False, says=str(refused), step=step, hint=hint)
    context.say(check.line)
    return with_check(proof, check)
