"""Logs in with the app as the CLI would, and says which step is wrong where the org refuses. It changes nothing."""

from __future__ import annotations

from ...engine.step import Flow
from ...errors import SettingsError
from ...jobs.execute import Job
from ...jobs.finish import taken, tell
from ...jobs.key_pair import PairUse
from ...jobs.practice_org import need_org
from ...jobs.session import Task, session
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
        result = taken(ready, Job("verify", chapters, wanted.flow, after=proof_in(ready, asks=True)))
    return tell(result, task)
