"""How the values of flags that are no settings are read. What is wrong ends a sentence, and repeats no secret."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from ..settings.file_settings import path, shell_command
from ..settings.types import whole_number
from ..texts.given_text import shown, strange

_RUN = re.compile(r"[0-9]{8}T[0-9]{6}Z-\w+(?:-[0-9]+)?")
_MOST_DAYS = 36500


def path_value(text: str) -> Path:
    problem = strange(text)
    try:
        place = path(text) if not problem else Path()
    except ValueError as error:
        problem = str(error)
    if problem:
        raise argparse.ArgumentTypeError(f"the path {problem}")
    return place


def run_folder(text: str) -> Path:
    """A run's folder. Its name alone, which the program has made, is long and without a slash, as secrets are."""
    return Path(text) if _RUN.fullmatch(text) else path_value(text)


def whole(text: str) -> int:
    try:
        return whole_number(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{shown(text)} {error}") from None


def days(text: str) -> int:
    number = whole(text)
    if not 0 <= number <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"{shown(text)} is not a number of days, 0 to {_MOST_DAYS}")
    return number


def command_for_shell(text: str) -> str:
    try:
        return shell_command(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"the command {error}") from None


def seconds(text: str) -> float:
    number = float(text) if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9}", text) else 61.0
    if number > 60:
        raise argparse.ArgumentTypeError(f"{shown(text)} is not a number of seconds, 0 to 60")
    return number
