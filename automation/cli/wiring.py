"""Which function does which command, and what of the command line it is given. Each is imported when it is called, so
that a command starts without what it does not need."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

from ..settings.types import Ui
from .call import Call

Does = Callable[[Call], int]
"""Does a command; returns the exit code."""


def create(call: Call) -> int:
    from ..commands.create import create

    args = call.args
    task = replace(call.task(), yes=args.yes)
    if not args.guided:
        return create(task, plan=args.plan, secret=args.with_secret)
    from ..guided.mode import GuidedMode

    # A redrawing progress line and what a person types would write over each other.
    task = replace(task, attended=True, environ=task.environ | {"TERM": "dumb"})
    guided_mode = GuidedMode(sys.stderr, args.pace, record=args.record, env=task.environ)
    code = create(task, plan=args.plan, secret=args.with_secret, guided_mode=guided_mode)
    if guided_mode.wants_report:
        from ..commands.report import report_again

        report_again(None, task.settings.runs, sys.stderr, opens=True)
    return code


def plan(call: Call) -> int:
    from ..commands.plan import plan

    return plan(call.task(), call.args.out)


def audit(call: Call) -> int:
    from ..commands.visits.audit import audit

    return audit(call.task())


def capture(call: Call) -> int:
    from ..commands.visits.capture import capture

    return capture(call.task(), call.args.to)


def doctor(call: Call) -> int:
    from ..commands.doctor.doctor import doctor

    return doctor(call.task(), offline=call.args.offline)


def verify(call: Call) -> int:
    from ..commands.proving.verify import verify

    return verify(call.task(), with_cli=call.args.with_cli, secret=call.args.with_secret)


def explain(call: Call) -> int:
    from ..commands.proving.explain import explain

    source = getattr(sys.stdin, "buffer", None)
    task = call.task if call.args.look else None
    return explain(source, sys.stdout, as_json=call.args.as_json, task=task)


def delete(call: Call) -> int:
    from ..commands.delete import delete

    return delete(call.task(), yes=call.args.yes)


def undo(call: Call) -> int:
    from ..commands.undo import undo

    return undo(call.task(), call.args.run, yes=call.args.yes)


def report(call: Call) -> int:
    from ..commands.report import report_again

    return report_again(call.args.run, call.settings().runs, sys.stdout, opens=not call.args.no_open)


def login(call: Call) -> int:
    if call.args.enroll_passkey:
        from ..commands.enroll_passkey import enroll_passkey

        return enroll_passkey(call.task())
    from ..commands.login import login

    return login(call.task())


def steps(call: Call) -> int:
    from ..commands.steps import steps

    return steps(call.settings(), call.args.html)


def practice(call: Call) -> int:
    from ..commands.practice import practice
    from ..jobs.practice_org import Looks

    args = call.args
    looks = Looks(
        args.edition,
        args.three_origins,
        tuple(args.fault),
        args.language,
        args.login_code,
        args.dialect,
        args.org_kind,
        passkeys=args.passkeys,
    )
    return practice(args.port, args.state, Ui.CLASSIC if args.classic else Ui.AUTO, looks)


def cert_new(call: Call) -> int:
    from ..commands.certificates.new import cert_new

    args = call.args
    return cert_new(
        call.settings(),
        args.out,
        call.folder,
        name=args.name,
        subject=args.subject,
        days=args.days,
        bits=args.bits,
    )


def cert_show(call: Call) -> int:
    from ..commands.certificates.show import show

    return show(call.task())


def cert_status(call: Call) -> int:
    from ..commands.certificates.status import status

    return status(call.task(), call.args.list, call.args.before)


def rotate(call: Call) -> int:
    from ..commands.certificates.hand_over import HandOver, Part
    from ..commands.certificates.rotate import Rotate, rotate

    args = call.args
    task = replace(call.task(), yes=args.yes)
    hand_over = HandOver(
        args.hand_over,
        args.hand_over_command or "",
        first=args.hand_over_first,
        part=Part(args.hand_over_part),
        environ=task.settings.command_environ or {},
        redactor=task.redactor,
    )
    return rotate(task, Rotate(args.days, args.before, hand_over))
