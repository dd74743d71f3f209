"""How the text of a setting becomes its value, and which texts no setting can mean. It knows no setting by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pages.values.secret import Secret

from ..files.reading import is_there
from ..pem.source import KeySource
from ..texts.given_text import as_utf8, is_quoted, strange, tidy, without_last_break
from ..texts.unfilled import no_secret, part_unfilled, unfilled
from .file_settings import hidden_path, path, program, shell_command
from .table import SETTINGS
from .types import Setting, Unprintable, Value

DEFAULT = "default"
"""The origin of what nobody gave."""
_LONG_ENOUGH = 6
"""Characters: a shorter password, as in a trial, may well be the same as something else."""


_OWN_LOOK = (shell_command, path, hidden_path, program)
"""Parsers that know better what a `$` means: a shell fills it in, and a folder that is there may have it."""


def value_of(setting: Setting, raw: Any, folder: Path) -> Value:
    """The value of what somebody gave for a setting, or of its default; paths are joined to `folder`.

    Raises:
        ValueError: it has none; `Unprintable` where the text must not be repeated. The message ends a sentence.
    """
    if isinstance(raw, list):
        return tuple(_names(map(as_utf8, raw)))
    value: Value = raw
    if isinstance(raw, str) and raw is not setting.default:
        # The system takes a path as it gave it.
        raw = raw if setting.parse in _OWN_LOOK or setting.several_lines else as_utf8(raw)
        text = without_last_break(raw) if setting.secret else tidy(raw)
        if not setting.several_lines:
            _check(setting, text)
        value = setting.parse(text) if text else _empty(setting)
        if isinstance(value, tuple):
            value = tuple(_names(value))
    if isinstance(value, KeySource):
        return value.below(folder)
    return folder / value if isinstance(value, Path) else value


def _check(setting: Setting, text: str) -> None:
    """What no setting can mean.

    Raises:
        Unprintable: it holds such a thing.
    """
    if "\n" in text or "\r" in text:
        raise Unprintable("spans several lines; is a quote not closed?")
    if problem := strange(text):
        raise Unprintable(problem)
    if setting.secret and Path(text).is_absolute() and is_there(Path(text)):
        raise Unprintable("is the path of a file; name that in the variable for a file, which ends in _FILE")
    if setting.parse not in _OWN_LOOK and (problem := no_secret(text) if setting.secret else unfilled(text)):
        raise Unprintable(problem)
    if is_quoted(text) and not setting.secret and not setting.quotable and not setting.repeated:
        raise Unprintable("is in quotes; remove them, they belong to a shell or to .env")


def _names(given: Iterable[str]) -> Iterator[str]:
    """The names of a list that was given by its flags, or in one variable; an empty flag alone empties the list.

    Raises:
        ValueError: one of them is none.
    """
    names = [tidy(text) for text in given]
    if names == [""]:
        return
    for name in names:
        if not name:
            raise ValueError("has an empty name in it")
        if problem := strange(name):
            raise Unprintable(problem)
        if problem := unfilled(name):
            raise ValueError(problem)
        if is_quoted(name):
            raise ValueError(f"has {name!r} in it: remove its quotes, they belong to a shell or to .env")
        yield name


def misplaced(values: Mapping[str, Any], origins: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each setting that holds the password of SF_PASSWORD; they do not repeat it."""
    password = values.get("password_value")
    if not isinstance(password, Secret) or len(password.reveal()) < _LONG_ENOUGH:
        return
    for setting in SETTINGS:
        value = values.get(setting.name)
        if isinstance(value, KeySource):
            value = value.path if value.path is not None else value.content.reveal() if value.content else ""
        elif isinstance(value, Secret) and not setting.variable.endswith("PASSWORD"):  # mailbox and org may share one
            value = value.reveal()
        texts = value if isinstance(value, tuple) else [str(value)]
        there = any(text == password.reveal() or _ends(value, password.reveal()) for text in texts)
        if setting.name != "password_value" and there and origins[setting.name] != DEFAULT:
            yield f"{setting.variable}: the value is the password (from {origins[setting.name]})"


def _empty(setting: Setting) -> Value:
    """What an empty flag means: no text, no name, no file, the practice org; a number or a choice it is not."""
    if setting.default is None or setting.default == ():
        return setting.default
    return "" if type(setting.default) is str else setting.parse("")


def _ends(value: Any, text: str) -> bool:
    return isinstance(value, Path) and str(value).endswith(text)


def password_doubts(values: Mapping[str, Any]) -> Iterator[str]:
    """What around the password of SF_PASSWORD is taken as part of it and is probably none."""
    password = values.get("password_value")
    text = password.reveal() if isinstance(password, Secret) else ""
    if is_quoted(text):
        yield "SF_PASSWORD stands in quotes, which are taken as part of it"
    elif text.strip(" ") != tidy(text):
        yield "SF_PASSWORD begins or ends with a blank or a sign that is not seen, which is taken as part of it"


def text_doubts(values: Mapping[str, Any], origins: Mapping[str, str]) -> Iterator[str]:
    """Texts that have a part which something was probably to fill in."""
    for setting in SETTINGS:
        value = values.get(setting.name)
        texts = value if isinstance(value, tuple) else [value]
        for part in (part_unfilled(text) for text in texts if isinstance(text, str)):
            if part and not setting.secret and not setting.quotable:
                yield f"{setting.variable} has {part} in it, as it stands (from {origins[setting.name]})"
