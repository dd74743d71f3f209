"""The commands and their flags. It knows what may be given, not what is done with it."""

from __future__ import annotations

import argparse
from typing import Any

from . import wiring
from .arguments import Parser, Version
from .certificate_commands import add_certificates
from .flags import IN_ORG, PAIR, add_flags, common_options, group, json_flag
from .values import path_value, run_folder, seconds, whole
from .wiring import Does

_YES = "do not ask before a production org is changed"
Commands = Any
"""argparse's own type for what adds commands has no public name."""


def parser() -> Parser:
    """The parser of the whole command line; what it reads has the command's function as `does`."""
    parser = Parser(
        prog="setupwalk",
        description="Creates and maintains a Salesforce connected app by going through Setup in a browser.",
        epilog=common_options(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=Version, help="say which versions of setupwalk, Python and Playwright run")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _walking(commands)
    _after(commands)
    _by_hand(commands)
    add_certificates(commands, _add)
    return parser


def _add(commands: Commands, name: str, does: Does, help: str) -> Parser:  # noqa: A002 - as argparse calls it
    command: Parser = commands.add_parser(name, help=help, description=help)
    command.set_defaults(does=does)
    return command


def _secret(command: Parser) -> None:
    command.add_argument(
        "--with-secret",
        type=path_value,
        metavar="FILE",
        help="write the consumer secret to this new file, for you alone",
    )


def _walking(commands: Commands) -> None:
    create = _add(commands, "create", wiring.create, "go through the steps, then test the app by logging in with it")
    create.add_argument("--plan", type=path_value, metavar="FILE", help="only if the org is still as this plan saw it")
    create.add_argument("--yes", action="store_true", help=_YES)
    create.add_argument("--guided", action="store_true", help="in a window, step by step: watch, decide, take over")
    create.add_argument("--record", action="store_true", help="keep a video of it in the run's folder (with --guided)")
    create.add_argument(
        "--pace", type=seconds, metavar="SECONDS", help="how long the pointer rests before each click (with --guided)"
    )
    _secret(create)
    plan = _add(commands, "plan", wiring.plan, "list what would change, step by step; changes nothing")
    plan.add_argument("--out", type=path_value, metavar="FILE", help="keep the plan, for create --plan FILE")
    audit = _add(commands, "audit", wiring.audit, "visit each screen, change nothing, and say what is missing there")
    capture = _add(
        commands,
        "capture",
        wiring.capture,
        "visit each screen, change nothing, and keep how it is built, without your data",
    )
    capture.add_argument("--to", type=path_value, metavar="FOLDER", help="a new folder for it (capture-TIME)")
    doctor = _add(
        commands, "doctor", wiring.doctor, "check settings, browser, key pair and port, and your rights in the org"
    )
    doctor.add_argument("--offline", action="store_true", help="ask nobody: check this machine alone")
    for command in (create, plan, doctor):
        json_flag(command)
        add_flags(command, group("org", "app", "policy", "run"))
    for command in (audit, capture):
        json_flag(command)
        add_flags(command, IN_ORG - {"flow", "evidence", "wait_minutes"})


def _after(commands: Commands) -> None:
    verify = _add(
        commands,
        "verify",
        wiring.verify,
        "log in with the app as the CLI would, and say what is wrong",
    )
    verify.add_argument("--with-cli", action="store_true", help="then log the installed Salesforce CLI in with it too")
    explain = _add(
        commands,
        "explain",
        wiring.explain,
        "say which step is wrong by another program's output on stdin: sf, a client library, a CI log",
    )
    explain.add_argument("--look", action="store_true", help="look at the org, which tells which of its causes it is")
    json_flag(explain)
    add_flags(explain, IN_ORG | {"jwt_username"})
    delete = _add(commands, "delete", wiring.delete, "delete the app, after asking")
    undo = _add(commands, "undo", wiring.undo, "undo a run: put the old values back, or delete the app it created")
    undo.add_argument(
        "run",
        type=run_folder,
        nargs="?",
        metavar="RUN",
        help="its folder, or its name in the runs folder (the newest that changed something, other than an undo)",
    )
    for changing in (delete, undo):
        changing.add_argument("--yes", action="store_true", help="do not ask")
    _secret(verify)
    for command in (verify, delete, undo):
        json_flag(command)
        add_flags(command, IN_ORG | PAIR | ({"callback_port"} if command is verify else set()))
    report = _add(commands, "report", wiring.report, "open the report of a run")
    report.add_argument(
        "run", type=run_folder, nargs="?", metavar="RUN", help="its folder, or its name in the runs folder (the newest)"
    )
    report.add_argument("--runs", default=None, metavar="PATH", help="the folder for what runs leave (SETUPWALK_RUNS)")
    report.add_argument("--no-open", action="store_true", help="write it, but do not open it")


def _by_hand(commands: Commands) -> None:
    login = _add(commands, "login", wiring.login, "log in once by hand, in a window, and keep the login for later runs")
    login.add_argument(
        "--enroll-passkey",
        action="store_true",
        help="register a passkey for a user who is there for automation alone, and keep that, sealed, instead",
    )
    add_flags(login, {"login_url", "username", "expect_org", "ca_file", "no_install", "log", "verbose"})
    steps = _add(commands, "steps", wiring.steps, "print the guide for doing it by hand")
    steps.add_argument("--html", type=path_value, metavar="FILE", help="write a printable runbook instead")
    add_flags(steps, group("app", "policy") | {"flow"})
    practice = _add(commands, "practice", wiring.practice, "run the practice org until you press Ctrl-C")
    practice.add_argument("--port", type=whole, default=8765, help="the port on localhost (8765); 0 for any free port")
    practice.add_argument("--state", type=path_value, metavar="FILE", help="keep the org in this file")
    practice.add_argument("--classic", action="store_true", help="log in to Classic instead of Lightning")
    practice.add_argument("--edition", default="G2", help="which release the pages look like: G1, G2, G3 or G4 (G2)")
    practice.add_argument("--three-origins", action="store_true", help="login, Lightning and Setup on separate hosts")
    practice.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="NAME",
        help='something that goes wrong, such as "slow:seconds=1,times=100"; may be repeated',
    )
    practice.add_argument("--language", default="en", help="of the labels: en, de, es or ja (en)")
    practice.add_argument(
        "--dialect",
        metavar="SEED|NAME=VALUE,...",
        help="how its pages behave where real ones are not known: by a number, or by name",
    )
    practice.add_argument(
        "--org-kind", default="", metavar="KIND", help="developer (usual), production, sandbox, scratch or trial"
    )
    practice.add_argument("--passkeys", action="store_true", help="ask administrators for a passkey at login")
    practice.add_argument("--login-code", action="store_true", help="ask for a code at login; the code is printed here")
