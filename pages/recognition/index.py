"""A snapshot as it is looked things up in: by words that are alike for a reader. It knows no screen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from ..dom.snapshot import Control, Snapshot
from ..values.text import key

_LOOKS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e", '"')
)
_BEFORE = re.compile(r"^[\s*\u2022]+")
_AFTER = re.compile(r"(?:[\s*:]|\(?\brequired\)?|\(?\bopens in (?:a )?new (?:tab|window)\)?)+$")
_SORTS = re.compile(
    r"^sort(?:ed)?(?: by)?(?::\s*|\s+)|[\s,:(]+(?:sort(?:ed|able)?|column|ascending|descending|actions?)\b.*$",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """A label without what decorates it: stars, final colon, "required", the case, the form of quotes and dashes."""
    folded = key(unicodedata.normalize("NFKC", text).translate(_LOOKS))
    return _AFTER.sub("", _BEFORE.sub("", folded))


class Index:
    """One snapshot's words."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.headings = _bare(snapshot.headings)
        self.texts = _bare(snapshot.texts) | _bare(
            text.split(": ", maxsplit=1)[0] for text in snapshot.texts if ": " in text
        )
        """Labels too that stand in one text with their value."""
        self.tables = [
            (_bare(_SORTS.sub("", head) for head in (*table.heads, table.caption)), table.boxes)
            for table in snapshot.tables
        ]
        self.boxes = sum(control.kind == "check" for control in snapshot.controls)
        self._controls: dict[str, list[tuple[Control, frozenset[str]]]] = {}
        for control in snapshot.controls:
            told = _bare((*control.names, control.near))
            self._controls.setdefault(control.kind, []).append((control, told))

    @cached_property
    def in_dialogs(self) -> Index:
        """The same with the controls of open dialogs alone."""
        own = tuple(control for control in self.snapshot.controls if control.place == "dialog")
        return Index(replace(self.snapshot, controls=own))

    def controls(self, kinds: Iterable[str]) -> list[tuple[Control, frozenset[str]]]:
        """The controls of these kinds, with what each is called."""
        return [one for kind in kinds for one in self._controls.get(kind, ())]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of control that there are."""
        return tuple(self._controls)


def _bare(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, map(bare, texts)))
