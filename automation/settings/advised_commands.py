"""The setupwalk commands that advices name, as they have to be typed to act on the same app in the same org.

Flags that somebody gave are repeated, since a command typed without them would act on what the defaults name. What came
from the environment or `.env` is there for the next command too.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..pem.source import looks_like_content
from ..texts.shell_words import quoted
from .table import SETTINGS

_NAME = "setupwalk"
_given: dict[str, tuple[str, ...]] = {}
"""The flags of this process's own command line, by the setting: there is one command line, as there is one `sys.argv`,
and what gives advice is everywhere."""


def repeat_flags(args: Mapping[str, Any]) -> None:
    """From now on the advised commands have these flags of settings."""
    _given.clear()
    for setting in SETTINGS:
        value = args.get(setting.name)
        if setting.flag is not None and value is not None and not (setting.secret and _is_content(value)):
            _given[setting.name] = tuple(_words(setting.flag, value))


def advised(command: str, **instead: str) -> str:
    """A command with the flags that were given; settings in `instead` are other than those, or stand in no flag."""
    flags = {**_given, **{name: tuple(_words(_flag(name), value)) for name, value in instead.items()}}
    words = (word for setting in SETTINGS for word in flags.get(setting.name, ()))
    return as_called(" ".join([_NAME, command, *words]))


def as_called(command: str) -> str:
    """A command that begins with the program's name, with what calls it: from a checkout, or by a path, its name alone
    does not."""
    called, said = Path(sys.argv[0]), _NAME
    if called.parts[-2:] == ("automation", "__main__.py"):
        said = "python -m automation" if sys.platform == "win32" else "python3 -m automation"
    elif called.stem == _NAME and shutil.which(_NAME) is None:
        said = quoted(sys.argv[0])
    return command.replace(_NAME, said, 1)


def _flag(name: str) -> str:
    return next(setting.flag for setting in SETTINGS if setting.name == name and setting.flag is not None)


def _words(flag: str, value: str | bool | list[str]) -> Iterator[str]:
    if isinstance(value, bool):
        yield flag if value else flag.replace("--", "--no-", 1)
        return
    for text in value if isinstance(value, list) else [value]:
        # A value that begins with a dash would be taken for a flag, and an empty one is a value.
        yield f"{flag}={quoted(text)}" if text.startswith("-") else f"{flag} {quoted(text)}"


def _is_content(value: Any) -> bool:
    return isinstance(value, str) and looks_like_content(value)
