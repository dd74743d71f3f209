"""Looks at all that a run needs, here and, where somebody can log in, in the org. It changes nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from ...browser.saved_session import kept_login
from ...errors import AutomationError
from ...jobs.login_source import need_credentials
from ...jobs.passkeys import passkey_for
from ...jobs.task import Task
from ...jobs.ways.order import addressed
from .finding import Finding, State
from .in_org import look_into
from .local import BEFORE_LOGIN, local_findings
from .telling import tell


def doctor(task: Task, *, offline: bool = False) -> int:
    """Prints the findings.

    Returns 0 where nothing is known to stand in a run's way, else what a run would end with: 3 settings, 4 a person is
    needed, 5 the org forbids it, 6 the org does not answer.
    """
    unaddressed: list[Finding] = []
    if not offline:
        try:
            task, _ = addressed(task)
        except AutomationError as error:
            why = "every run begins with the org's address"
            unaddressed.append(Finding("org", State.FAIL, str(error), why, error.hint, error.kind))
            offline = True
    findings = local_findings(task, offline=offline) + unaddressed
    ill = [finding.what for finding in findings if finding.state is State.FAIL and finding.what in BEFORE_LOGIN]
    left_out = ""
    if task.settings.practice:
        left_out = "No org is named (SF_LOGIN_URL), so runs go to the practice org, which allows everything."
    elif unaddressed:
        left_out = "The org was not looked into: first put right how to get there."
    elif offline:
        left_out = "The org was not asked (--offline)."
    elif why := _nobody(task):
        left_out = f"The org was not looked into: {why}"
    elif ill:
        left_out = f"The org was not looked into: first put right what is wrong with {', '.join(ill)}."
    else:
        findings += look_into(task)
    return tell(findings, task, left_out=left_out)


def _unheard(_: str) -> None:
    return None


def _nobody(task: Task) -> str:
    """Why nobody can log in; empty where somebody can, or at least could try."""
    settings = task.settings
    if settings.sign_in.target_org:
        return ""
    try:
        kept = kept_login(task.folder, settings.login_url, settings.username, datetime.now(UTC), _unheard)
        if kept is None and passkey_for(task, _unheard, needed=False) is None:
            need_credentials(settings)
    except AutomationError as error:
        return f"{error}; {error.hint}"
    return ""


__all__ = ["Finding", "doctor"]
