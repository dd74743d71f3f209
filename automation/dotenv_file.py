"""The `.env` file: its assignments with their lines. It knows no setting, and never repeats a value."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from automation.errors import SettingsError

_NAME = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=")


@dataclass(frozen=True, slots=True, repr=False)
class Assignment:
    """`name=value` at `line`, counted from 1. The value may be a secret, so there is no printed form of it."""

    name: str
    value: str
    line: int


def read_dotenv(path: Path) -> list[Assignment]:
    """All assignments in the file's order; none when there is no such file.

    A folder of that name, as some people call their virtual environment, counts as no file. `$` and `${...}` stay as
    they are, so that a password may hold them.

    Raises:
        SettingsError: the file cannot be read, is not UTF-8, or has lines that assign nothing. All such lines are
            named, by number and at most by what stands left of the `=`.
    """
    if not path.exists() or path.is_dir():
        return []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is not UTF-8 text", hint="save it again with the encoding UTF-8") from None
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from None
    assignments: list[Assignment] = []
    broken: list[str] = []
    for binding in parse_stream(io.StringIO(text)):
        line = _line(binding)
        if binding.error or (binding.key is not None and binding.value is None):
            broken.append(f"{path.name} line {line}: {_complaint(binding)}")
        elif binding.key is not None and binding.value is not None:
            assignments.append(Assignment(binding.key, binding.value, line))
    if broken:
        raise SettingsError("\n".join(broken), hint="a line is NAME=value, # comment, or empty")
    return assignments


def _line(binding: Binding) -> int:
    """The line of the text itself: the parser counts from the blank lines before it."""
    text = binding.original.string
    blank = text[: len(text) - len(text.lstrip())]
    return binding.original.line + len(re.findall(r"\r\n|\n|\r", blank))


def _complaint(binding: Binding) -> str:
    name = _NAME.match(binding.original.string.lstrip())
    if name is None:
        return "there is no NAME= in it"
    return f"the value of {name[1]} cannot be read; is a quote opened and not closed, or does text follow one?"
