"""The `.env` file: its assignments with their lines. It knows no setting, and never repeats a value."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from ..errors import SettingsError
from ..files.reading import Unusable, is_folder, read_text
from ..texts.given_text import tidy

_MOST = 1_000_000
_QUOTED = re.compile(
    r"\s*(?:export[^\S\r\n]+)?(?:'[^']+'|[^=#\s]+)[^\S\r\n]*=[^\S\r\n]*(?P<quote>[\"'])(?P<text>(?:\\.|(?!(?P=quote))[^\\])*)(?P=quote)",
    re.DOTALL,
)
_NAME = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=")


@dataclass(frozen=True, slots=True, repr=False)
class Assignment:
    """`name=value` at `line`, counted from 1. The value may be a secret, so there is no printed form of it."""

    name: str
    value: str
    line: int
    cut: bool = False
    """A comment stood behind it, which a value without quotes ends at."""


def read_dotenv(path: Path) -> list[Assignment]:
    """All assignments in the file's order; none when there is no such file.

    A folder of that name, as some people call their virtual environment, counts as no file. `$` and `${...}` stay as
    they are, so that a password may hold them, and a backslash is a backslash, so that a path of Windows may: only in
    double quotes a double quote and a backslash, and in single quotes a single quote, have one before them.

    Raises:
        SettingsError: the file cannot be read, is not UTF-8, or has lines that assign nothing. All such lines are
            named, by number and at most by what stands left of the `=`.
    """
    if is_folder(path):
        return []
    try:
        text = read_text(path, most=_MOST)
    except Unusable as error:
        if error.missing:
            return []
        raise SettingsError(f"{path} {error}") from None
    assignments: list[Assignment] = []
    broken: list[str] = []
    for binding in parse_stream(io.StringIO(text)):
        line = _line(binding)
        if binding.error or (binding.key is not None and binding.value is None):
            broken.append(f"{path.name} line {line}: {_complaint(binding)}")
        elif binding.key is not None and binding.value is not None:
            assignments.append(Assignment(tidy(binding.key), _value(binding), line, _is_cut(binding)))
    if broken:
        raise SettingsError("\n".join(broken), hint="a line is NAME=value, # comment, or empty")
    return assignments


def assignment_of(name: str, value: str) -> str:
    """A line of the file, without its end, that `read_dotenv` reads as this value. It is for no line break."""
    if re.fullmatch(r"[\w./:\\@+-]+", value):
        return f"{name}={value}"
    if "'" not in value and "\\" not in value:
        return f"{name}='{value}'"  # a shell takes it so as well
    return f'{name}="' + re.sub(r'(["\\])', r"\\\1", value) + '"'


def _value(binding: Binding) -> str:
    """python-dotenv makes line breaks and tabs of `\\n` and `\\t` in double quotes, and loses `C:\\new\\temp`."""
    quoted = _QUOTED.match(binding.original.string)
    if quoted is None:
        return binding.value or ""
    escaped = r"\\([\"\\])" if quoted["quote"] == '"' else r"\\(')"
    return re.sub(escaped, r"\1", quoted["text"])


def _is_cut(binding: Binding) -> bool:
    text = binding.original.string
    return _QUOTED.match(text) is None and text.partition("=")[2].strip() != binding.value


def _line(binding: Binding) -> int:
    """The line of the text itself: the parser counts from the blank lines before it."""
    text = binding.original.string
    blank = text[: len(text) - len(text.lstrip())]
    return binding.original.line + len(re.findall(r"\r\n|\n|\r", blank))


def _complaint(binding: Binding) -> str:
    name = _NAME.match(binding.original.string.lstrip())
    if name is None:
        return "there is no NAME= in it"
    return (
        f"the value of {name[1]} cannot be read; is a quote opened and not closed, or does text follow one? A quote "
        "with a backslash before it closes nothing"
    )
