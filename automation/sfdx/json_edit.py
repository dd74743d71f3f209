"""Sets one member of a JSON object in its text, and changes no other character. It knows no file."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

_DIGITS = 20
_SPACE = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class _Member:
    before: str  # the white space before its key
    between: str  # from the key's closing quote to the value: white space and the colon
    key: str
    start: int  # of the value
    end: int


def loads(text: str) -> Any:
    """The value of a JSON text, as the CLI's JavaScript reads it: any number has a value, and NaN is none.

    Raises:
        json.JSONDecodeError: it is not JSON, or has too many levels.
    """
    try:
        return _decoder().decode(text)
    except RecursionError:
        raise json.JSONDecodeError("too many levels within each other", text, 0) from None


def with_member(text: str, key: str, value: str) -> str:
    """The text of an object with `key` set to the string `value`.

    Where the key is there its value is replaced, in its last place, which is the one that counts. Else it becomes the
    last member, set like the one before it.

    Raises:
        ValueError: the text is not an object, or the result would differ in anything else.
    """
    old = loads(text)
    if not isinstance(old, dict):
        raise ValueError("the text is not a JSON object")  # noqa: TRY004  a wrong text, not a wrong type
    members, inside = _members(text)
    member = next((found for found in reversed(members) if found.key == key), None)
    quoted = json.dumps(value)
    if member is not None:
        result = text[: member.start] + quoted + text[member.end :]
    elif members:
        last = members[-1]
        # A first member says nothing of the space after a comma; the one after its colon does.
        before = last.before or (" " if last.between.endswith(" ") else "")
        result = f"{text[: last.end]},{before}{json.dumps(key)}{last.between}{quoted}{text[last.end :]}"
    else:
        space = text[inside : _skip(text, inside)]
        newline = "\r\n" if "\r\n" in space else "\n"
        before = f"{newline}  " if newline in space else space
        result = f"{text[:inside]}{before}{json.dumps(key)}: {quoted}{text[inside:]}"
    new = loads(result)
    expected = {**old, key: value}
    if new != expected or list(new) != list(expected):
        raise ValueError("the member cannot be set without changing something else")
    return result


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(parse_int=_number, parse_constant=_no_constant)


def _number(digits: str) -> int | float:
    """JavaScript's numbers have no limit of digits, only of size."""
    return int(digits) if len(digits) < _DIGITS else float(digits)


def _no_constant(name: str) -> Any:
    raise json.JSONDecodeError(f"{name} is no JSON", name, 0)


def _skip(text: str, at: int) -> int:
    """Where the white space that begins at `at` ends."""
    found = _SPACE.match(text, at)
    return found.end() if found is not None else at


def _members(text: str) -> tuple[list[_Member], int]:
    """The members of a valid object, and where its inside begins."""
    decoder = _decoder()
    inside = at = _skip(text, 0) + 1
    members: list[_Member] = []
    while text[_skip(text, at)] != "}":
        quote = _skip(text, at)
        key, key_end = decoder.raw_decode(text, quote)
        start = _skip(text, _skip(text, key_end) + 1)
        _, end = decoder.raw_decode(text, start)
        members.append(_Member(text[at:quote], text[key_end:start], key, start, end))
        at = _skip(text, end)
        if text[at] == ",":
            at += 1
    return members, inside
