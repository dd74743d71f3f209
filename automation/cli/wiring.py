"""Which command does what: it wires the rest and decides nothing about Setup."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from automation.settings.table import SETTINGS
from pages.values.secret import Secret

from ..bootstrap.child_environment import is_secret, withdraw_secrets
from ..errors import DONE, SettingsError
from ..files.writable import working_folder, write_named
from ..pem.source import KeySource
from ..settings.advised_commands import repeat_flags
from ..settings.loader import Settings
from ..texts.given_text import looks_secret
from ..texts.printable import in_one_line
from .parser import parser

if TYPE_CHECKING:
    from ..jobs.session import Task
    from ..runs.redact import Redactor

_LONG = 8
"""Characters: what stands in another program's variable, and is shorter, may be any word."""


def run(words: Sequence[str], redactor: Redactor) -> int:
    """Runs the command of a command line; returns the exit code. `redactor` learns the secrets on the way.

    Raises:
        AutomationError: the command line or a setting is wrong, or the command cannot start.
    """
    args = parser().read(words)
    repeat_flags(vars(args))
    for name, value in os.environ.items():
        known_by_settings = name in ("APP_PRIVATE_KEY", "APP_CERTIFICATE")  # a path among them is worth reading
        shown_by_nobody = name.startswith("SF_") or (len(value) >= _LONG and looks_secret(value))
        if is_secret(name, value) and shown_by_nobody and not known_by_settings:
            redactor.add(Secret(value))
    return _run(args, redactor)


def _run(args: argparse.Namespace, redactor: Redactor) -> int:
    folder = working_folder()
    match args.command:
        case "report":
            from ..commands.report import report_again  # noqa: PLC0415 - most commands need little of the program

            runs = _told(Settings.read(args, os.environ, folder)).runs
            withdraw_secrets(os.environ)
            return report_again(args.run, runs, sys.stdout, opens=not args.no_open)
        case "steps":
            return _steps(args, folder)
        case "practice":
            return _practice(args)
        case "cert" if args.cert_command != "rotate":
            return _certificate(args, folder)
    return _in_org(args, _task(args, folder, redactor))


def _in_org(args: argparse.Namespace, task: Task) -> int:
    """The commands that go to an org. Each module is read only when its command is called."""
    match args.command:
        case "create":
            code = _create(args, task)
        case "plan":
            from ..commands.plan import plan  # noqa: PLC0415 - as above

            code = plan(task, args.out)
        case "audit":
            from ..commands.audit import audit  # noqa: PLC0415 - as above

            code = audit(task)
        case "verify":
            from ..commands.verify import verify  # noqa: PLC0415 - as above

            code = verify(task)
        case "delete":
            from ..commands.delete import delete  # noqa: PLC0415 - as above

            code = delete(task, yes=args.yes)
        case "undo":
            from ..commands.undo import undo  # noqa: PLC0415 - as above

            code = undo(task, args.run, yes=args.yes)
        case "doctor":
            from ..commands.doctor import doctor  # noqa: PLC0415 - as above

            code = doctor(task)
        case "login":
            from ..commands.login import login  # noqa: PLC0415 - as above

            code = login(task)
        case _:
            from ..commands.rotate import rotate  # noqa: PLC0415 - as above

            code = rotate(task, days=args.days)
    return code


def _create(args: argparse.Namespace, task: Task) -> int:
    from ..commands.create import create  # noqa: PLC0415 - as above

    if not args.guided:
        return create(task, plan=args.plan)
    from ..guided.mode import GuidedMode  # noqa: PLC0415 - as above

    # A redrawing progress line and what a person types would write over each other.
    task = replace(task, attended=True, environ=task.environ | {"TERM": "dumb"})
    asks = not task.settings.code_command
    guided_mode = GuidedMode(sys.stderr, args.pace, may_ask_code=asks, record=args.record, env=task.environ)
    return create(task, plan=args.plan, guided_mode=guided_mode)


def _task(args: argparse.Namespace, folder: Path, redactor: Redactor) -> Task:
    from ..jobs.session import Streams, Task  # noqa: PLC0415 - as above

    settings = Settings.read(args, os.environ, folder)
    for setting in SETTINGS:
        value = getattr(settings, setting.name)
        for secret in value.secrets if isinstance(value, KeySource) else [value] if isinstance(value, Secret) else []:
            redactor.add(secret)
    withdraw_secrets(os.environ)
    environ, as_json = dict(os.environ), getattr(args, "as_json", False)
    return Task(settings, Streams(sys.stdout, sys.stderr), folder, environ, as_json=as_json, redactor=redactor)


def _steps(args: argparse.Namespace, folder: Path) -> int:
    from ..app.desired import DesiredApp  # noqa: PLC0415 - as above
    from ..commands.steps import guide, runbook  # noqa: PLC0415 - as above

    wanted = DesiredApp.wanted(_told(Settings.read(args, os.environ, folder)))
    if args.html is None:
        sys.stdout.write(guide(wanted))
        return DONE
    write_named(args.html, runbook(wanted), "--html")
    sys.stderr.write(f"wrote {args.html}\n")
    return DONE


def _practice(args: argparse.Namespace) -> int:
    from ..jobs.practice_org import Looks, practice_org  # noqa: PLC0415 - as above
    from ..settings.types import Ui  # noqa: PLC0415 - as above

    if not 0 <= args.port <= 65535:
        raise SettingsError(f"--port: {args.port} is not a port, 0 to 65535")
    looks = Looks(
        args.edition,
        args.three_origins,
        tuple(args.fault),
        args.language,
        args.login_code,
        on_mail=lambda text: print(text, file=sys.stderr, flush=True),  # noqa: T201 - progress goes to stderr
    )
    with practice_org(port=args.port, state=args.state, ui=Ui.CLASSIC if args.classic else Ui.AUTO, looks=looks) as org:
        print(org.url, flush=True)  # noqa: T201 - the data
        sys.stderr.write(
            f"the practice org serves {org.url}; log in as {org.username}, password {org.password.reveal()} "
            "(it opens nothing else). Ctrl-C ends it.\n"
        )
        end = threading.Event()
        while not end.wait(1):  # in slices: an endless wait cannot be interrupted on Windows
            pass
    return DONE


def _told(settings: Settings) -> Settings:
    """The settings, after what is doubtful about them was said."""
    sys.stderr.writelines(f"{in_one_line(warning)}\n" for warning in settings.warnings)
    return settings


def _certificate(args: argparse.Namespace, folder: Path) -> int:
    if args.cert_command == "new":
        return _new_certificate(args, folder)
    from ..commands.cert_show import show  # noqa: PLC0415 - as above

    return show(_told(Settings.read(args, os.environ, folder)), folder, sys.stdout, as_json=args.as_json)


def _new_certificate(args: argparse.Namespace, folder: Path) -> int:
    from ..jobs.key_pair import how_to_name  # noqa: PLC0415 - as above
    from ..keys.pair import new_pair  # noqa: PLC0415 - as above

    pair = new_pair(args.out, common_name=args.name, now=datetime.now(UTC), days=args.days, bits=args.bits)
    sys.stdout.write(f"{pair.private_key}\n{pair.certificate}\n")
    sys.stderr.write(
        f"{in_one_line(pair.subject)}, expires {pair.not_after:%Y-%m-%d}, SHA-256 {pair.fingerprint}\n"
        f"Upload the certificate; keep the key to yourself.\n{how_to_name(pair, folder)}\n"
    )
    return DONE
