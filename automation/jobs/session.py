"""What a command needs before it can walk: key pair, port, browser, org, lock. It wires, and walks nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from ..browser.find import find_browser
from ..browser.saved_session import kept_login
from ..context.consumer.key import ConsumerKeys
from ..context.org_certificate import OrgCertificate
from ..context.rights import need_rights
from ..engine.step import Flow
from ..files.own_folder import KEYS
from ..files.writable import need_folder, need_temporary
from ..network.reach import refuse_blocked_way
from ..oauth.login_check import fits_certificate
from ..runs.state import StateFile
from ..scenario.sign_in import PasswordForm
from ..settings.desired_app import desired_app, named_app
from ..sfdx.callback_port import callback_port
from .arrival import Arrival, expects, walks_as
from .codes.sources import code_sources
from .key_pair import PairUse, with_pair
from .locks import folder_alone
from .login_source import login_for, need_credentials
from .passkeys import belongs, passkey_for
from .production import meant_for_production
from .ready import Session
from .task import Streams, Task
from .ways.order import addressed, ways_in
from .ways.target import is_target

__all__ = ["Session", "Streams", "Task", "session"]


@contextmanager
def session(task: Task, use: PairUse = PairUse.CREATES, *, named: bool = False) -> Iterator[Session]:
    """Checks what the command needs and can be checked without a browser. The lock of org and app is taken after
    sign-in.

    `use` is what the key pair is needed for. `named`: of what is wanted only the name matters.

    Raises:
        AutomationError: it cannot start: settings, key pair, browser (exit code 3).
    """
    task, target = addressed(task)
    opened = target.known() if target is not None else None
    settings, redactor = task.settings, task.redactor
    console = task.console(redactor)
    wanted = named_app(settings) if named else desired_app(settings)
    kept = None
    if not settings.practice:
        org_id = settings.sign_in.expect_org or (opened.org_id if opened is not None else "")
        user = settings.username or (opened.username if opened is not None else "")
        kept = kept_login(task.folder, settings.login_url, user, datetime.now(UTC), console.note, org_id=org_id)
    network = task.network()
    ways = ways_in(task, kept, target, network)
    codes = code_sources(task, lambda: ready.walker, console.note)
    by_password = isinstance(ways[0], PasswordForm)
    passkey = passkey_for(task, console.note, needed=by_password)
    if not settings.practice and not task.attended and by_password and passkey is None:
        need_credentials(settings)
    need_folder(settings.runs, f"SETUPWALK_RUNS (from {settings.origin('runs')})")
    need_temporary(task.environ)
    executable = find_browser(
        task.browser_environ,
        headless=not (settings.headed or task.attended),
        say=console.note,
        may_install=not settings.no_install,
    )
    if not task.is_local:
        refuse_blocked_way(settings.login_url, network)
    with ExitStack() as stack:
        login = stack.enter_context(login_for(settings, needs_password=by_password))
        with folder_alone(task.folder, console.note):
            keys = with_pair(wanted, settings, task.folder, console.note, use)
        needs_project = use is PairUse.CREATES or (
            keys.wanted.flow is Flow.WEB and use in (PairUse.PLANS, PairUse.PROVES)
        )
        port = callback_port(settings, task.folder, console.note, needed=needs_project)
        wanted = replace(keys.wanted, callback_port=port.number())
        console.note(
            f"org: {login.url}{', the practice org, which lives for this run only' if settings.practice else ''}"
        )
        if kept is not None:
            console.note(f"with the login of {kept.identity.who}, kept until {kept.ends:%Y-%m-%d %H:%M} UTC")
            login = replace(login, username=login.username or kept.identity.username)
        if opened is not None:
            login = replace(login, username=login.username or opened.username)
        if passkey is not None:
            login = replace(login, username=login.username or passkey.owner.username)
        arrival = Arrival(settings.runs, wanted.api_name, f"{login.url} {login.username}", console.note, stack)
        arrival.conditions.append(expects(settings.sign_in.expect_org, settings.origin("expect_org")))
        arrival.conditions.append(walks_as(settings.username, settings.origin("username")))
        if opened is not None:
            arrival.conditions.append(is_target(opened, f"--target-org {settings.sign_in.target_org}"))
        arrival.conditions += [belongs(passkey)] if passkey is not None else []
        state = StateFile(task.folder / KEYS, console.note, lasting=not settings.practice)
        known = ConsumerKeys(state, settings.consumer_key, settings.origin("consumer_key"))
        certificates = OrgCertificate(
            keys.pair,
            keys.named.by_settings,
            state,
            lambda consumer_key, key: fits_certificate(login.url, consumer_key, ready.prover, key, network),
            make=keys.make,
            meanwhile=keys.meanwhile,
            waiting=keys.named.waiting,
        )
        ready = Session(
            task,
            console,
            redactor,
            wanted,
            login,
            executable,
            port,
            arrival,
            certificates,
            use,
            known,
            kept,
            network,
            ways=ways,
            codes=codes,
            passkey=passkey,
        )
        ready.before_writing.conditions += [meant_for_production(task), known.permits, need_rights]
        yield ready
