"""What about the names in the environment and in `.env` is probably a mistake. It reads no value but its end."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from ..texts.printable import in_one_line
from .dotenv import Assignment
from .table import SETTINGS

_OURS = ("APP_", "SF_", "SETUPWALK_")
_KNOWN = [setting.variable for setting in SETTINGS]
_ALIKE = 0.7
"""How much of a name is the same where it is surely meant for this program, as SETUPWALK_ or `.env` make it likely."""
_VERY_ALIKE = 0.85
"""The same in the environment, where other programs have names that begin with APP_ and SF_."""


def name_doubts(assignments: Iterable[Assignment], environ: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each name that nothing reads and that looks like one of ours, or that stands twice."""
    for name in sorted(environ):
        near = _near(name, _VERY_ALIKE)
        if name not in _KNOWN and environ[name] and (near or name.startswith("SETUPWALK_")):
            yield f"environment variable {_said(name, near)}"
    seen: dict[str, int] = {}
    for assignment in assignments:
        name, line = assignment.name, assignment.line
        near = _near(name, _ALIKE)
        if name not in _KNOWN and (near or name.startswith(_OURS)):
            yield f".env line {line}: {_said(name, near)}"
        if name in seen and name in _KNOWN:
            yield f".env line {line}: {name} is there already, on line {seen[name]}; line {line} counts"
        if name == "SF_PASSWORD" and assignment.cut:
            yield f".env line {line}: what follows the # is no part of SF_PASSWORD; put it in quotes where it is"
        seen[name] = line


def _near(name: str, alike: float) -> str:
    """The setting that a name is meant for: one that has its letters, or one of ours that has most of them."""
    same = [known for known in _KNOWN if _letters(known) == _letters(name)]
    near = difflib.get_close_matches(name, _KNOWN, n=1, cutoff=alike) if name.startswith(_OURS) else []
    return next(iter(same + near), "")


def _letters(name: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", name.upper())


def _said(name: str, near: str) -> str:
    return f"{in_one_line(name)} is not a setting" + (f"; is it {near}?" if near else "")
