"""Checks all that a run needs, without a walk: settings, browser, key pair, port, folders, network, org."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from ..bootstrap.user_folder import user_folder
from ..browser.find import find_browser
from ..browser.trust_store import BY_HAND, needs_certutil
from ..engine.step import Flow
from ..errors import DONE, ENVIRONMENT, SETTINGS, AutomationError, SettingsError
from ..files.own_folder import KEYS
from ..files.writable import need_temporary
from ..jobs.key_pair import named
from ..jobs.task import Task
from ..keys.pair import read_pair
from ..network.reach import reach
from ..runs.history import SCHEMA
from ..settings.advised_commands import advised
from ..settings.desired_app import desired_app
from ..sfdx.callback_port import CallbackPort
from ..sfdx.project import ProjectFile, free_port
from ..texts.printable import hanging, json_line
from ..texts.web_address import origin_of
from ..timeouts import FIRST_ANSWER

_SOON = 30
"""Days: a certificate that ends sooner is worth a word."""
_CLOCK = 2
"""Minutes: a clock that is off by more makes logins and certificates end early or late."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked: whether it is well, what was found, and what to do where it is not."""

    what: str
    well: bool
    says: str
    hint: str = ""


def doctor(task: Task) -> int:
    """Prints the findings; 0 when all is well, 3 when a run could not start, 6 when only the org does not answer."""
    findings = [finding for what, check in _CHECKS.items() for finding in _examined(what, check, task)]
    ill = {finding.what for finding in findings if not finding.well}
    code = DONE if not ill else ENVIRONMENT.exit_code if ill == {"org"} else SETTINGS.exit_code
    if task.as_json:
        findings_told = [asdict(finding) for finding in findings]
        facts = {"schema": SCHEMA, "command": "doctor", "exit_code": code, "findings": findings_told}
        task.streams.out.write(json_line(task.redactor.redact_data(facts)) + "\n")
    else:
        task.streams.out.writelines(task.redactor.redact(line) + "\n" for line in _lines(findings))
    return code


def _lines(findings: list[Finding]) -> Iterator[str]:
    for finding in findings:
        yield hanging(f"{'ok  ' if finding.well else 'FAIL'}  {finding.what:<14} {finding.says}", "      ")
        if finding.hint:
            yield hanging(f"      next: {finding.hint}", "      ")


def _examined(what: str, check: Callable[[Task], tuple[str, str]], task: Task) -> Iterator[Finding]:
    try:
        says, hint = check(task)
    except AutomationError as error:
        # Several things may be wrong at once, each on a line of its own.
        *others, last = [line for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
        yield from (Finding(what, well=False, says=line) for line in others)
        yield Finding(what, well=False, says=last, hint=error.hint)
    except OSError as error:
        yield Finding(what, well=False, says=f"{error.filename or what}: {error.strerror or error}")
    else:
        yield Finding(what, well=True, says=says, hint=hint)


def _settings(task: Task) -> tuple[str, str]:
    settings = task.settings
    wanted = desired_app(settings)
    missing = [] if settings.practice or settings.username else ["SF_USERNAME"]
    if not settings.practice and not (settings.password_value or settings.password_file or settings.password_command):
        missing.append("SF_PASSWORD")
    says = f'"{wanted.name}" for {settings.login_url or "the practice org"}, {wanted.flow} flow'
    hints = [*settings.warnings, *(f"{name} is not set; a run with nobody there needs it" for name in missing)]
    return says, "; ".join(hints)


def _browser(task: Task) -> tuple[str, str]:
    settings = task.settings
    found = find_browser(task.browser_environ, headless=not settings.headed, may_install=False)
    return found.source, ""


def _key_pair(task: Task) -> tuple[str, str]:
    if task.settings.flow is not Flow.JWT:
        return "the web flow needs none", ""
    given = named(task.settings, task.folder)
    if given.certificate is None:
        return "none yet; create makes one", ""
    now = datetime.now(UTC)
    pair = read_pair(given.certificate, given.private_key, now=now, copies=task.folder / KEYS)
    soon = [f"replace it with: {advised('cert rotate')}"] if pair.days_left(now) < _SOON else []
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


def _folders(task: Task) -> tuple[str, str]:
    """The folders that a run writes to: its own, the one of the keys, and the one that is kept for the user."""
    places = {task.settings.runs: "set SETUPWALK_RUNS", task.folder / KEYS: "start it in another folder"}
    for folder, hint in places.items():
        above = next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
        try:
            with tempfile.TemporaryFile(dir=above):
                pass
        except OSError as error:
            raise SettingsError(f"{folder} cannot be written: {error.strerror}", hint=hint) from None
    temporary = need_temporary(task.environ)
    every = [*places, user_folder(), *([temporary] if temporary is not None else [])]
    return f"{', '.join(map(str, every))} can be written", ""


def _network(task: Task) -> tuple[str, str]:
    if task.is_local:
        return "an org on this machine needs none", ""
    network = task.network()
    proxy = network.proxies.of(task.settings.login_url)
    way = f"through the proxy {proxy.server} (from {proxy.origin})" if proxy is not None else "without a proxy"
    trusted = [str(file) for file in network.trust.files]
    more = f", trusting the system's certificate authorities and {', '.join(trusted)}" if trusted else ""
    return way + more, BY_HAND if needs_certutil(network.trust, task.environ) else ""


def _org(task: Task) -> tuple[str, str]:
    if task.settings.practice:
        return "the practice org, which comes with this program", ""
    url = task.settings.login_url
    reached = reach(url, task.network(), FIRST_ANSWER)
    says, hints = f"{url} answers", []
    if origin_of(url) != reached.origin:
        says += f", and leads on to {reached.origin}"
        hints.append(
            f"if {reached.origin} is neither the org's nor its single sign-on, something between this machine and the "
            "org answers, such as a guest network: open it in a browser"
        )
    minutes = round(reached.behind.total_seconds() / 60)
    if abs(minutes) >= _CLOCK:
        which = "behind" if minutes > 0 else "ahead of"
        hints.append(f"this machine's clock is {abs(minutes)} minutes {which} the org's: set it, since logins go by it")
    return says, "; ".join(hints)


_CHECKS: dict[str, Callable[[Task], tuple[str, str]]] = {
    "settings": _settings,
    "browser": _browser,
    "key pair": _key_pair,
    "callback port": _port,
    "folders": _folders,
    "network": _network,
    "org": _org,
}
