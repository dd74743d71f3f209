"""Text of an org, a file or a person as data: none of it steers a terminal, a CI system's log, Markdown or a program.

It knows the characters and marks that do, and not where a text comes from or goes.
"""

from __future__ import annotations

import json
import re
from typing import Any

_JOINER = "\u200c\u200d"
_UNSEEN = re.compile(
    # Control characters; soft hyphen and other signs without a width; those that turn the direction of writing;
    # line and paragraph separators; halves of characters; tags.
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
    # Joiners are letters' own business in some scripts and in emoji; beside ASCII they only hide.
    rf"|(?<![^\x00-\x7f])[{_JOINER}]|[{_JOINER}](?![^\x00-\x7f])"
)
_COMMAND = re.compile(r"(?m)^([^\S\n]*):(?=:)|##(?=\w*\[)")
"""What CI systems take out of a job's log and obey: GitHub's `::name::` at the beginning of a line, and wherever it
stands `##[name]` of GitHub and Azure, `##vso[...]` of Azure, `##teamcity[...]` of TeamCity (grade A, their manuals and
the runner's source). GitLab's section marks need a carriage return and an escape."""
_MARKDOWN = re.compile(r"[\\`*_\[\]!|~$]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def visible(text: str) -> str:
    """The text with everything that is not seen, or that steers a terminal, made visible; line breaks and tabs stay."""
    return _UNSEEN.sub(_escaped, text.replace("\r\n", "\n"))


def printable(text: str) -> str:
    """The same, and without marks that a CI system obeys: a text for a terminal or a log.

    Line breaks and tabs stay. What is changed reads as in a program's text: `\\x1b`, `\\u202e`.
    """
    return _COMMAND.sub(_harmless, visible(text))


def in_one_line(text: str) -> str:
    """The same, with line breaks as blanks: nobody's text begins a line of its own."""
    return printable(" ".join(line for part in text.splitlines() if (line := part.strip("\r\n\t "))))


def hanging(text: str, indent: str) -> str:
    """A message of several lines whose later lines are indented, so that none of them passes for another message.

    Empty lines before it stay.
    """
    body = text.lstrip("\n")
    return text[: len(text) - len(body)] + printable(body).replace("\n", "\n" + indent)


def json_line(facts: Any, *, indent: int | None = None) -> str:
    """JSON in ASCII, in which nothing steers a terminal or a CI system; it reads back as it was."""
    return json.dumps(facts, ensure_ascii=True, indent=indent).replace("##", "#\\u0023")


def markdown_cell(text: str) -> str:
    """A text for one cell or one line of Markdown: no markup, no link, no picture, no mention, no HTML."""
    safe = _MARKDOWN.sub(r"\\\g<0>", in_one_line(text))
    return safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def markdown_text(text: str) -> str:
    """A name or a value within a sentence of Markdown that a person may also read as it is: no HTML, link or code."""
    return re.sub(r"[`\[\]<]", r"\\\g<0>", in_one_line(text))


def _escaped(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def _harmless(found: re.Match[str]) -> str:
    return "#\\#" if found[1] is None else f"{found[1]}\\:"
