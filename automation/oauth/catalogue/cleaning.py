"""Makes plain lines of what programs print: colours, JSON, addresses, time stamps and frames of CI logs come off.

It knows no refusal. Each of its rules takes a time that grows with the text's length alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]{0,40}[ -/]{0,5}[@-~]|\][^\x07\x1b]{0,500}(?:\x07|\x1b\\)?|[@-_])")
"""Colours, moves, titles and links of a terminal."""
_BREAK = re.compile(r"\r|\\{1,4}[rn]")
"""What a prompt or a spinner draws over begins a line too; in JSON a line's end is written out."""
_QUERY = re.compile(r"\berror(?:_description|_code)?=[^\s\"'<>]{1,2000}")
_FRONT = re.compile(
    r"(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\]?"
    r"|\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]?|##\[\w{1,9}\]|::\w{1,9}[^:\n]{0,200}::"
    r"|[ \t\u203a\u00bb|\u2502>\u25cf])[ \t]*"
)
"""A CI system's time stamp or mark, and the bar that the CLI sets before an error; a line may have several."""
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u00b4`", "'"))
_LONGEST = 10_000
"""Characters at each end of a line that count: what a person reads is shorter, and a log may have a file in one."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one line says, in small letters, and the number of the line that it stands in."""

    number: int
    text: str


def decoded(data: bytes) -> str:
    """The text of a program's output; Windows' shells write UTF-16 where output goes to a file."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if data[1:400:2].count(0) > 100:
        return data.decode("utf-16-le", "replace")
    return data.decode("utf-8-sig", "replace")


def plain_lines(text: str, before: int = 0) -> Iterator[Line]:
    """What the lines of a text say, without those that say nothing; `before` are the lines before the text."""
    for number, raw in enumerate(text.split("\n"), before + 1):
        for part in _BREAK.split(_ESCAPES.sub("", raw)):
            if said := _plain(part if len(part) <= _LONGEST else f"{part[:_LONGEST]} {part[-_LONGEST:]}"):
                yield Line(number, said)


def _plain(line: str) -> str:
    end = 0
    while (front := _FRONT.match(line, end)) is not None:
        end = front.end()
    line = line[end:].rstrip()
    if "error" in line:
        line = _QUERY.sub(lambda query: unquote(query[0].replace("+", " ")), line)
    if "&" in line:
        line = html.unescape(line)
    return line.replace("\\'", "'").translate(_APOSTROPHES).lower()
