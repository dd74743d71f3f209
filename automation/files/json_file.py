"""JSON files whose shape is known, and which anybody may have edited: read by type. It knows no file's meaning."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import msgspec

from ..errors import SettingsError
from .reading import MOST, Unusable, read_bytes

T = TypeVar("T")

_BYTE = re.compile(r"\s*\(byte (\d+)\)")
_TYPES = {"object": "an object", "array": "a list", "str": "text", "int": "a whole number", "float": "a number"}
_MORE_TYPES = {"bool": "true or false", "null": "null", "datetime": "a time with its zone"}


class NotSuchJson(ValueError):
    """A text is no JSON, or not of the type that was asked for. `str()` says where and what."""


def decode(data: bytes | str, kind: type[T]) -> T:
    """The value in a JSON text, as `kind`: a `msgspec.Struct`, or what else msgspec understands.

    Raises:
        NotSuchJson: it is not JSON, too deep, or of another type; the message names line and column, or the member.
    """
    content = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.ValidationError as error:
        raise NotSuchJson(_unlike(str(error))) from None
    except msgspec.DecodeError as error:
        raise NotSuchJson(_broken(str(error), content)) from None
    except UnicodeDecodeError:
        raise NotSuchJson("not UTF-8 text") from None
    except RecursionError:
        raise NotSuchJson("too many levels within each other") from None


def read_json(path: Path, kind: type[T], what: str, *, hint: str = "", most: int = MOST) -> T:
    """The value in a JSON file; `what` it is ends a sentence, such as "a plan of this version".

    Raises:
        SettingsError: it cannot be read, or is not that; the message names the file, and the place in it.
    """
    try:
        data = read_bytes(path, most=most)
    except Unusable as error:
        raise SettingsError(f"{path} {error}", hint=hint) from None
    try:
        return decode(data, kind)
    except NotSuchJson as error:
        raise SettingsError(f"{path} is not {what}: {error}", hint=hint) from None


def _broken(message: str, content: bytes) -> str:
    """msgspec counts bytes; an editor shows lines and columns."""
    if not content.strip():
        return "it is empty"
    found = _BYTE.search(message)
    at = int(found[1]) if found is not None else len(content)
    before = content[:at].decode("utf-8", "replace")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    if content.startswith(b"\xef\xbb\xbf"):
        return f"line {line} column {column}: it begins with a byte order mark"
    why = (
        _BYTE.sub("", message).removeprefix("JSON is malformed: ").replace("Input data was truncated", "it breaks off")
    )
    return f"line {line} column {column}: {why}"


def _unlike(message: str) -> str:
    """`Expected `str`, got `int` - at `$.steps[0].title`` in a person's terms."""
    what, _, place = message.partition(" - at ")
    place = place.strip("`").removeprefix("$").removeprefix(".").replace("[...]", "[]")
    types = _TYPES | _MORE_TYPES
    what = re.sub(r"`(\w+)`", lambda found: types.get(found[1], f'"{found[1]}"'), what)
    what = what.replace("Expected", "expected", 1).replace("Object missing required field", "it lacks", 1)
    return f"{place}: {what}" if place else what
