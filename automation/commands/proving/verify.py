"""Logs in with the app as the CLI would, and says which step is wrong where the org refuses. It changes nothing."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Error as PlaywrightError

from pages.errors import PageError

from ...context.readings import read_assigned, read_policies
from ...context.step_context import StepContext
from ...engine.step import Flow
from ...errors import SettingsError
from ...jobs.execute import Job
from ...jobs.finish import taken, tell
from ...jobs.key_pair import PairUse
from ...jobs.practice_org import need_org
from ...jobs.session import Task, session
from ...oauth.login_check import Proof
from ...scenario.shared import find_app, sign_in
from ..create import proof_in


def verify(task: Task) -> int:
    """Finds the app, logs in with it, and tells; returns the exit code.

    Raises:
        AutomationError: it cannot start: settings, key pair, browser; in the JWT flow also without a private key.
    """
    need_org(task.settings)
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
            if proven.proven:
                with suppress(PageError, PlaywrightError):  # for advice alone
                    read_policies(context)
                    read_assigned(context)
            return proven

        result = taken(ready, Job("verify", chapters, wanted.flow, after=proof_and_policies))
    return tell(result, task)
