"""The command line's flags, made from the settings' table. It parses no value."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Collection
from pathlib import Path

from ..settings.advised_commands import as_called
from ..settings.file_settings import path
from ..settings.table import GROUPS, SETTINGS
from ..settings.types import minutes_of_waiting, whole_number, yes_or_no

_METAVARS: dict[object, str] = {Path: "PATH", path: "PATH", whole_number: "NUMBER", minutes_of_waiting: "NUMBER"}


def group(*names: str) -> frozenset[str]:
    """The settings of these groups of the table."""
    return frozenset(setting.name for setting in SETTINGS if setting.group in names)


IN_ORG = group("org", "run") | {"app_name", "api_name"}
"""The settings of a command that works on an app in an org."""
PAIR = frozenset({"certificate", "private_key", "jwt_username"})
"""The settings of the key pair, and of who logs in with it."""
COMMON = group("org", "run") - {"flow"}
"""The settings of every command that works in an org, which the program's own `--help` explains, once."""


def common_options() -> str:
    """What the program's own `--help` says of them."""
    lines = ["options that all commands take which work in an org, after the command:"]
    for setting in SETTINGS:
        if setting.name in COMMON and setting.flag is not None:
            metavar = "" if setting.parse is yes_or_no else f" {_METAVARS.get(setting.parse, 'TEXT')}"
            words = textwrap.wrap(f"{setting.help} ({setting.variable})", 54)
            head = f"  {setting.flag}{metavar}"
            lines += [f"{head:<24}{words[0]}", *(" " * 24 + line for line in words[1:])]
    return "\n".join(lines)


def add_flags(parser: argparse.ArgumentParser, used: Collection[str]) -> None:
    """Adds a flag for every setting, each group under its title, since a script may give all commands the same flags;
    `--help` shows those of the settings in `used` alone, and of a command that works in an org what is its own.

    A flag's text stays as it is and a flag that is not given is None, so that all wrong settings are reported
    together and in one form, whether they come from a flag or from elsewhere.
    """
    in_org = "runs" in used
    if in_org:
        parser.epilog = f"common options: {as_called('setupwalk')} --help"
    for key, title in GROUPS.items():
        titled = parser.add_argument_group(title)
        for setting in SETTINGS:
            if setting.group != key or setting.flag is None:
                continue
            words = f"{setting.help} ({setting.variable})" + ("; may be repeated" if setting.repeated else "")
            hidden = setting.name not in used or (in_org and setting.name in COMMON)
            shown = argparse.SUPPRESS if hidden else words
            if setting.parse is yes_or_no:
                switch = argparse.BooleanOptionalAction
                titled.add_argument(setting.flag, dest=setting.name, help=shown, default=None, action=switch)
            else:
                titled.add_argument(
                    setting.flag,
                    dest=setting.name,
                    help=shown,
                    default=None,
                    metavar=_METAVARS.get(setting.parse, "TEXT"),
                    action="append" if setting.repeated else "store",
                )


def json_flag(parser: argparse.ArgumentParser) -> None:
    """Adds `--json`."""
    parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON object on stdout")
