"""The command line's flags, made from the settings' table. It parses no value."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..settings.file_settings import path
from ..settings.table import GROUPS, SETTINGS
from ..settings.types import minutes_of_waiting, whole_number, yes_or_no

_METAVARS: dict[object, str] = {Path: "PATH", path: "PATH", whole_number: "NUMBER", minutes_of_waiting: "NUMBER"}


def add_flags(parser: argparse.ArgumentParser, group: str | None = None) -> None:
    """Adds the flags of one group, or of all, each group under its title.

    A flag's text stays as it is and a flag that is not given is None, so that all wrong settings are reported
    together and in one form, whether they come from a flag or from elsewhere.
    """
    for key in [group] if group is not None else list(GROUPS):
        titled = parser.add_argument_group(GROUPS[key])
        for setting in SETTINGS:
            if setting.group != key or setting.flag is None:
                continue
            words = f"{setting.help} ({setting.variable})"
            if setting.parse is yes_or_no:
                switch = argparse.BooleanOptionalAction
                titled.add_argument(setting.flag, dest=setting.name, help=words, default=None, action=switch)
            else:
                titled.add_argument(
                    setting.flag,
                    dest=setting.name,
                    help=words + ("; may be repeated" if setting.repeated else ""),
                    default=None,
                    metavar=_METAVARS.get(setting.parse, "TEXT"),
                    action="append" if setting.repeated else "store",
                )
