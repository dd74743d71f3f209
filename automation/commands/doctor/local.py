"""What can be looked at on this machine: settings, browser, key pair, port, folders, the way to the org, its clock."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial

from ...bootstrap.user_folder import user_folder
from ...browser.find import find_browser
from ...browser.trust_store import BY_HAND, needs_certutil
from ...browser.version import started_version
from ...engine.step import Flow
from ...errors import ENVIRONMENT, AutomationError, SettingsError
from ...files.own_folder import KEYS
from ...files.writable import need_temporary
from ...jobs.key_pair import named
from ...jobs.task import Task
from ...keys.pair import read_pair
from ...network.reach import Reached, reach
from ...settings.advised_commands import advised
from ...settings.desired_app import desired_app
from ...settings.loader import Settings
from ...sfdx.callback_port import CallbackPort
from ...sfdx.project import ProjectFile, free_port
from ...texts.web_address import origin_of
from ...timeouts import FIRST_ANSWER
from .finding import Finding, State

_SOON = 30
"""Days: a certificate that ends sooner is worth a word."""
_CLOCK = 2
"""Minutes: a clock that is off by more makes logins and certificates end early or late."""
BEFORE_LOGIN = ("settings", "browser", "folders", "network", "org")
"""What a login in the browser stands on."""

Said = tuple[str, str]
"""What was found, and what is worth a word about it; empty where nothing is."""


def local_findings(task: Task, *, offline: bool = False) -> list[Finding]:
    """All of it; `offline` asks nobody."""
    return [finding for what, (check, why) in _CHECKS.items() for finding in _examined(what, check, why, task)] + (
        [] if offline or task.settings.practice else list(_org(task))
    )


def _examined(what: str, check: Callable[[Task], Said], why: str, task: Task) -> Iterator[Finding]:
    fail = partial(Finding, what, State.FAIL)
    try:
        says, hint = check(task)
    except AutomationError as error:
        # Several things may be wrong at once, each on a line of its own.
        *others, last = [line for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
        yield from (fail(line, kind=error.kind) for line in others)
        yield fail(last, why, error.hint, error.kind)
    except OSError as error:
        yield fail(f"{error.filename or what}: {error.strerror or error}", why, "mend that, then look again")
    else:
        yield Finding(what, State.NOTE if hint else State.OK, says, why if hint else "", hint)


def _settings(task: Task) -> Said:
    settings = task.settings
    wanted = desired_app(settings)
    says = f'"{wanted.name}" for {_where(settings)}, {wanted.flow} flow'
    return says, "; ".join(settings.warnings)


def _where(settings: Settings) -> str:
    target = settings.sign_in.target_org
    return settings.login_url or (f"the org {target} of the Salesforce CLI" if target else "the practice org")


def _browser(task: Task) -> Said:
    settings = task.settings
    found = find_browser(task.browser_environ, headless=not settings.headed, may_install=False)
    return f"{found.source}, version {started_version(found, headless=not settings.headed)}", ""


def _key_pair(task: Task) -> Said:
    if task.settings.flow is not Flow.JWT:
        return "the web flow needs none", ""
    given = named(task.settings, task.folder)
    if given.certificate is None:
        return "none yet; create makes one", ""
    now = datetime.now(UTC)
    pair = read_pair(given.certificate, given.private_key, now=now, copies=task.folder / KEYS)
    soon = [f"replace it with: {advised('cert rotate')}"] if pair.days_left(now) < _SOON else []
    fits = "" if pair.private_key is None else ", and the key belongs to it"
    ends = f"expires {pair.not_after:%Y-%m-%d}, in {pair.days_left(now)} days"
    says = f"{pair.named[0]}{fits}, RSA {pair.key_size} bits, {ends}"
    return says, "; ".join([*pair.warnings, *soon])


def _port(task: Task) -> Said:
    settings = task.settings
    port = CallbackPort(
        settings.callback_port, asked=settings.given("callback_port"), project=ProjectFile.find(task.folder)
    )
    wanted = port.number()
    free = free_port(wanted)
    if free == wanted:
        return f"{wanted} is free", ""
    return f"{wanted} is taken; {free} would be used", 'sfdx-project.json needs "oauthLocalPort" then'


def _folders(task: Task) -> Said:
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


def _network(task: Task) -> Said:
    if task.is_local:
        return "an org on this machine needs none", ""
    network = task.network()
    proxy = network.proxies.of(task.settings.login_url)
    way = f"through the proxy {proxy.server} (from {proxy.origin})" if proxy is not None else "without a proxy"
    trusted = [str(file) for file in network.trust.files]
    more = f", trusting the system's certificate authorities and {', '.join(trusted)}" if trusted else ""
    return way + more, BY_HAND if needs_certutil(network.trust, task.environ) else ""


def _org(task: Task) -> Iterator[Finding]:
    """Whether its login address answers, and how its clock and this machine's go."""
    url, why = task.settings.login_url, "every run begins at the org's login page"
    try:
        reached = reach(url, task.network(), FIRST_ANSWER)
    except AutomationError as error:
        yield Finding("org", State.FAIL, str(error), why, error.hint, ENVIRONMENT)
        return
    says = f"{url} answers"
    if origin_of(url) == reached.origin:
        yield Finding("org", State.OK, says)
    else:
        yield Finding(
            "org",
            State.NOTE,
            f"{says}, and leads on to {reached.origin}",
            "where that is neither the org's nor its single sign-on, something between here and the org answers, such "
            "as a guest network",
            f"if you do not know {reached.origin}, open it in a browser",
        )
    yield _clock(reached)


def _clock(reached: Reached) -> Finding:
    minutes = round(reached.behind.total_seconds() / 60)
    if abs(minutes) < _CLOCK:
        return Finding("clock", State.OK, "as the org's")
    which = "behind" if minutes > 0 else "ahead of"
    says = f"this machine's clock is {abs(minutes)} minutes {which} the org's"
    why = "a login with the app is good for a few minutes, and certificates begin and end by the clock"
    return Finding("clock", State.NOTE, says, why, "set it, or have it set by a time server")


_CHECKS: dict[str, tuple[Callable[[Task], Said], str]] = {
    "settings": (_settings, "a run refuses them before it opens a browser"),
    "browser": (_browser, "a walk is done in it"),
    "key pair": (_key_pair, "the CLI logs in with the key of the certificate that the app has"),
    "callback port": (_port, "the CLI's web login ends at it, and the app's Callback URL names it"),
    "folders": (_folders, "a run keeps its report, its key pair and the browser's own files there"),
    "network": (_network, "browser, test login and this program go the same way to the org"),
}
