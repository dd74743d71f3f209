"""The commands of key and certificate, and their flags. It knows what may be given, not what is done with it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from ..files.own_folder import KEYS
from . import wiring
from .arguments import Parser
from .flags import IN_ORG, PAIR, add_flags, json_flag
from .values import command_for_shell, days, path_value, whole

Commands = Any
"""argparse's own type for what adds commands has no public name."""
LIST_HELP = """\
LIST is a TOML or JSON file; paths in it are those from its folder:

  [[apps]]
  name = "CI Login"
  certificate = "keys/ci.crt"
  private_key = "keys/ci.key"    # may be left out
  before = 20                    # days, instead of --before; may be left out
"""
Add = Callable[[Any, str, wiring.Does, str], Parser]


def add_certificates(commands: Commands, add: Add) -> None:
    """Adds `cert` and what stands below it; `add` makes a command."""
    cert = commands.add_parser("cert", help="key and certificate").add_subparsers(
        dest="cert_command", required=True, metavar="COMMAND"
    )
    new = add(cert, "new", wiring.cert_new, "make server.key and server.crt where create looks; overwrites nothing")
    new.add_argument("--out", type=path_value, default=KEYS, metavar="DIR", help=f"another folder than {KEYS}")
    new.add_argument("--days", type=whole, default=365, help="days until the certificate expires (365)")
    new.add_argument("--bits", type=whole, default=2048, choices=(2048, 3072, 4096), help="RSA key size (2048)")
    named = new.add_mutually_exclusive_group()
    named.add_argument("--name", default="setupwalk", help="the certificate's common name (setupwalk)")
    named.add_argument("--subject", metavar="NAME", help="its whole subject, such as /C=DE/O=Acme/CN=ci")
    new.epilog = "APP_PRIVATE_KEY_PASSPHRASE, or its _FILE or _COMMAND, locks the key; Salesforce CLI reads no such key"
    show = add(
        cert, "show", wiring.cert_show, "explain the certificate: which key belongs to it, and does the org have it"
    )
    json_flag(show)
    add_flags(show, PAIR | {"login_url", "app_name", "api_name"})
    status = add(cert, "status", wiring.cert_status, "say how long certificates last, and what to do; exit code 2: due")
    status.formatter_class = argparse.RawDescriptionHelpFormatter
    status.epilog = LIST_HELP
    status.add_argument(
        "list", type=path_value, nargs="?", metavar="LIST", help="a file that names several apps (none)"
    )
    status.add_argument("--before", type=days, default=30, metavar="DAYS", help="due when no more days are left (30)")
    json_flag(status)
    add_flags(status, (PAIR | {"app_name"}) - {"jwt_username"})
    rotate = add(cert, "rotate", wiring.rotate, "replace key and certificate, in the org too, and test the login")
    rotate.add_argument("--yes", action="store_true", help="do not ask before a production org is changed")
    rotate.add_argument("--days", type=whole, default=365, help="days until the new certificate expires (365)")
    rotate.add_argument(
        "--before",
        type=days,
        metavar="DAYS",
        help="do nothing, and open no browser, while more days than these are left",
    )
    to = rotate.add_mutually_exclusive_group()
    to.add_argument("--hand-over", type=path_value, metavar="FILE", help="write the new key to this file too")
    to.add_argument(
        "--hand-over-command",
        type=command_for_shell,
        metavar="COMMAND",
        help="a shell command that gets the new key on its input, such as: gh secret set APP_PRIVATE_KEY",
    )
    rotate.add_argument(
        "--hand-over-part", choices=("key", "certificate", "pair"), default="key", help="what is handed over (key)"
    )
    rotate.add_argument(
        "--hand-over-first",
        action="store_true",
        help="hand over before the upload: who fetches the new key is refused until the org has its certificate, and "
        "nobody has to wait for the command while the old key is refused",
    )
    json_flag(rotate)
    add_flags(rotate, IN_ORG | PAIR)
