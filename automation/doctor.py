"""Checks all that a run needs, without a walk: settings, browser, key pair, callback port, runs folder, org."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

import httpx

from .browser import find_browser
from .callback import ProjectFile, free_port
from .certificate import read_pair
from .errors import AutomationError
from .exit_code import CANNOT_START, DONE, UNAVAILABLE
from .key_pair import named
from .own_folder import KEYS
from .port import CallbackPort
from .printable import hanging, json_line
from .session import Task
from .step import Flow
from .wanted import ConnectedApp

_SOON = 30
"""Days: a certificate that ends sooner is worth a word."""
_PATIENCE = 10.0
"""Seconds for the org's first answer."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked: whether it is well, what was found, and what to do where it is not."""

    what: str
    well: bool
    says: str
    hint: str = ""


def doctor(task: Task) -> int:
    """Prints the findings; 0 when all is well, 3 when a run could not start, 6 when only the org does not answer."""
    findings = [_examined(what, check, task) for what, check in _CHECKS.items()]
    ill = {finding.what for finding in findings if not finding.well}
    code = DONE if not ill else UNAVAILABLE if ill == {"org"} else CANNOT_START
    if task.as_json:
        facts = {"command": "doctor", "exit_code": code, "findings": [asdict(finding) for finding in findings]}
        task.streams.out.write(json_line(task.cleaner.clean_data(facts)) + "\n")
    else:
        task.streams.out.writelines(task.cleaner.clean(line) + "\n" for line in _lines(findings))
    return code


def _lines(findings: list[Finding]) -> Iterator[str]:
    for finding in findings:
        yield hanging(f"{'ok  ' if finding.well else 'FAIL'}  {finding.what:<14} {finding.says}", "      ")
        if finding.hint:
            yield hanging(f"      next: {finding.hint}", "      ")


def _examined(what: str, check: Callable[[Task], tuple[str, str]], task: Task) -> Finding:
    try:
        says, hint = check(task)
    except AutomationError as error:
        return Finding(what, well=False, says=str(error), hint=error.hint)
    return Finding(what, well=True, says=says, hint=hint)


def _settings(task: Task) -> tuple[str, str]:
    settings = task.settings
    wanted = ConnectedApp.wanted(settings)
    missing = [] if settings.practice or settings.username else ["SF_USERNAME"]
    if not settings.practice and not (settings.password_value or settings.password_file or settings.password_command):
        missing.append("SF_PASSWORD")
    says = f'"{wanted.name}" for {settings.login_url or "the practice org"}, {wanted.flow} flow'
    hints = [*settings.warnings, *(f"{name} is not set; a run with nobody there needs it" for name in missing)]
    return says, "; ".join(hints)


def _browser(task: Task) -> tuple[str, str]:
    settings = task.settings
    found = find_browser(
        task.environ | {"CHROME_BIN": settings.chrome_bin}, headless=not settings.headed, may_install=False
    )
    return found.source, ""


def _key_pair(task: Task) -> tuple[str, str]:
    if task.settings.flow is not Flow.JWT:
        return "the web flow needs none", ""
    given = named(task.settings, task.folder)
    if given.certificate is None:
        return "none yet; create makes one", ""
    now = datetime.now(UTC)
    pair = read_pair(given.certificate, given.private_key, now=now, copies=task.folder / KEYS)
    soon = ["replace it with: setupwalk cert rotate"] if pair.days_left(now) < _SOON else []
    says = f"{pair.named[0]}, expires {pair.not_after:%Y-%m-%d}, in {pair.days_left(now)} days"
    return says, "; ".join([*pair.warnings, *soon])


def _port(task: Task) -> tuple[str, str]:
    settings = task.settings
    port = CallbackPort(
        settings.callback_port, asked=settings.given("callback_port"), project=ProjectFile.find(task.folder)
    )
    wanted = port.number()
    free = free_port(wanted)
    if free == wanted:
        return f"{wanted} is free", ""
    return f"{wanted} is taken; {free} would be used", 'sfdx-project.json needs "oauthLocalPort" then'


def _runs(task: Task) -> tuple[str, str]:
    runs = task.settings.runs
    above = next(folder for folder in (runs, *runs.parents) if folder.is_dir())
    try:
        with tempfile.TemporaryFile(dir=above):
            return f"{runs} can be written", ""
    except OSError as error:
        raise AutomationError(f"{runs} cannot be written: {error.strerror}", hint="set SETUPWALK_RUNS") from None


def _org(task: Task) -> tuple[str, str]:
    if task.settings.practice:
        return "the practice org, which comes with this program", ""
    url = task.settings.login_url
    try:
        answer = httpx.get(url, timeout=_PATIENCE, follow_redirects=True)
    except httpx.HTTPError as error:
        raise AutomationError(f"{url} cannot be reached: {error}", hint="check SF_LOGIN_URL and the network") from None
    if answer.status_code >= 500:
        raise AutomationError(
            f"{url} answers {answer.status_code}", hint="see trust.salesforce.com, or try again later"
        )
    return f"{url} answers", ""


_CHECKS: dict[str, Callable[[Task], tuple[str, str]]] = {
    "settings": _settings,
    "browser": _browser,
    "key pair": _key_pair,
    "callback port": _port,
    "runs": _runs,
    "org": _org,
}
