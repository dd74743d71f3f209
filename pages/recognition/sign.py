"""One thing that a screen shows, and how much it tells where a page shows it. It knows no screen by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ..dom.snapshot import Control
from .index import Index, bare

HEADING, PART, NAMED, GENERIC, ANY = 3.0, 2.0, 3.0, 1.5, 0.5
"""Weights. A control by its id (grade A), a button by words of its own or a heading tell as much as a title; a button
that stands on many pages tells so little that two of them make one heading; one of whatever name tells next to
nothing."""
_SHORT = 5
"""Characters of an id's end that tells nothing by itself, such as "edit"."""
_GENERIC = re.compile(
    r"(?:save|cancel|continue|next|previous|back|ok|okay|yes|no|done|finish|close|got it|edit|delete|new|manage|enable"
    r"|disable|turn on|allow|deny|confirm|submit|send|verify|log in|login|sign in|name|label|view|add|remove)"
)
"""What so many pages have that it tells none from another."""
_KINDS = {
    "toggle": ("check", "button"),
    "choice": ("radio", "check", "button", "select"),
    "search": ("text", "select"),
}
"""The kinds of control that may be what a sign is about."""


@dataclass(frozen=True)
class Sign:
    """One thing that a screen shows. `kind` is a control's, or heading, value (a label with something beside it), table
    (one with such a head), ticks (the same, with boxes), toggle, choice, search; anything else is any control. Without
    labels and suffixes it is any of its kind."""

    kind: str
    labels: tuple[str, ...]
    suffixes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What messages call it."""
        return self.labels[0] if self.labels else self.kind

    @cached_property
    def _wanted(self) -> frozenset[str]:
        return frozenset(map(bare, self.labels))

    @cached_property
    def _generic(self) -> bool:
        return all(_GENERIC.fullmatch(label) for label in self._wanted)

    def weight(self, page: Index) -> float:
        """How much it speaks for its screen; 0 when it is not there."""
        match self.kind:
            case "heading":
                return HEADING if self._wanted & page.headings else 0
            case "value":
                return PART if self._wanted & page.texts or self._begins(page) else 0
            case "table" | "ticks":
                return self._table(page)
        kinds = _KINDS.get(self.kind, (self.kind,) if self.kind in _CONTROLS else page.kinds)
        found = page.controls(kinds)
        if not self.labels and not self.suffixes:
            return ANY if found else 0
        if self.kind == "choice":  # one may be an option of a list
            found = [(control, told | frozenset(map(bare, control.options))) for control, told in found]
        best = max((self._control(control, told) for control, told in found), default=0.0)
        if not best and self.kind == "choice":
            return PART if self._wanted & page.texts else 0
        return best

    def rung(self, page: Index) -> str:
        """How a control is found, by the finder's rungs: "label", "id or name", "nearest", where nothing but its place
        tells that a text belongs to it; empty where it is not there, or no control."""
        if self.kind not in _CONTROLS and self.kind not in _KINDS:
            return ""
        found = [control for control, _ in page.controls(_KINDS.get(self.kind, (self.kind,)))]
        if any(self._wanted & set(map(bare, control.names)) for control in found):
            return "label"
        if any(_ends(control, suffix) for control in found for suffix in self.suffixes):
            return "id or name"
        return "nearest" if any(bare(control.near) in self._wanted for control in found if control.near) else ""

    def _begins(self, page: Index) -> bool:
        """Whether a text begins with the label: it may stand in one line with its value, and nothing between them."""
        return any(text.startswith(tuple(f"{label} " for label in self._wanted)) for text in page.texts)

    def _control(self, control: Control, told: frozenset[str]) -> float:
        called = bool(self._wanted & told)
        known = [suffix for suffix in self.suffixes if _ends(control, suffix)]
        if not known and not called:
            return 0
        telling = any(len(suffix) > _SHORT for suffix in known)
        if telling and called:
            return NAMED
        if (called and self._generic) or not (called or telling):
            return GENERIC
        return NAMED if telling or self.kind in ("button", "choice", "toggle", "search") else PART

    def _table(self, page: Index) -> float:
        if any(self._wanted & heads and (boxes or self.kind == "table") for heads, boxes in page.tables):
            return NAMED
        if self.kind == "table" and self._wanted & page.headings:
            return PART  # the page of another list may be called so
        if self.kind != "ticks":
            return 0
        pairs = {word.split(maxsplit=1)[-1] for _, told in page.controls(("select",)) for word in told}
        ticked = page.boxes and self._wanted & (page.texts | page.headings)
        return PART if ticked or self._wanted & pairs else 0  # "Available Profiles", "Selected Profiles"


_CONTROLS = ("text", "check", "radio", "select", "file", "button")


def _ends(control: Control, suffix: str) -> bool:
    ending = suffix.removeprefix("#")
    return (control.id.endswith(ending) or control.name.endswith(ending)) if ending else False
