"""Settings that name files, programs and commands, and in which a secret stands by mistake. It reads no file."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from ..files.reading import is_there
from ..texts.given_text import looks_secret, no_path
from ..texts.unfilled import unfilled_path
from .types import Unprintable

_LONGEST_NAME = 255
_LONGEST_PATH = 4000
"""Bytes: what systems take for a name and for a path; Windows takes less, and says so itself."""
_BUILT_IN = re.compile(
    r"!|\.|:|\[|break|call|case|cd|command|dir|do|echo|eval|exec|exit|export|false|for|if|let|local|printf|pwd|read|return"
    r"|set|shift|source|start|test|time|trap|true|type|ulimit|umask|unset|until|wait|while"
)
"""Of POSIX shells and of Windows' own."""


def path(text: str) -> Path:
    """A file or folder; ~ and ~somebody are home folders.

    What may be a secret in the wrong place is a path only if a file or the way to it is there, and is not repeated.

    Raises:
        ValueError: it is none.
    """
    if not text:
        raise ValueError("is empty")
    try:
        place = Path(text).expanduser()
    except RuntimeError:
        raise ValueError("begins with the home folder of a user who is not known here") from None
    if "\0" in text:
        raise Unprintable("holds a NUL character")
    if any(len(os.fsencode(part)) > _LONGEST_NAME for part in place.parts) or len(os.fsencode(place)) > _LONGEST_PATH:
        raise Unprintable("is too long for the path of a file")
    if not is_there(place) and (problem := no_path(text)):
        raise Unprintable(problem)
    if not is_there(place) and (problem := unfilled_path(text)):
        raise ValueError(problem)
    if looks_secret(text) and not _surely_path(text, place):
        raise Unprintable("looks like a secret and not like the path of a file; a path may begin with ./")
    return place


def hidden_path(text: str) -> Path:
    """The same, for a setting in which a secret itself is often put: the text is never repeated."""
    try:
        return path(text)
    except ValueError as error:
        raise Unprintable(str(error)) from None


def program(text: str) -> str:
    """The path of a program, as text."""
    return str(path(text))


def shell_command(text: str) -> str:
    """A command for the shell. A word that is none, such as the secret itself, is refused and not repeated: a shell
    would repeat it, and show it to everybody among its arguments.

    Raises:
        Unprintable: it does not begin with a command.
    """
    found = re.match(r"[^\s;&|()<>]*", text)
    word = found[0] if found is not None else ""
    known = _BUILT_IN.fullmatch(word) or re.match(r"\$\{?\w", word) or _program(word.strip("'\""))
    plain = re.search(r"[$`'\"=\\{}*?\[\]~]", word) is None
    if word and not known and (plain or not re.search(r"\s", text)):
        raise Unprintable("does not begin with a command that is on this machine")
    return text


def _program(word: str) -> bool:
    try:
        return shutil.which(os.path.expanduser(word)) is not None  # noqa: PTH111  an unknown ~user stays as it is
    except ValueError:
        return False


def _surely_path(text: str, place: Path) -> bool:
    """Whether it is written as only a path is, or something of it is there."""
    if text.startswith(("./", "../", ".\\", "..\\", "~")) or is_there(place):
        return True
    return place.is_absolute() and len(place.parts) > 1 and is_there(Path(*place.parts[:2]))
