"""Small parts of what a run ends in, as plain data."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

_Text = Annotated[str, Meta(min_length=1)]


class Change(Struct, frozen=True):
    """A value that the run has changed."""

    what: str
    old: str
    new: str


class Added(Struct, frozen=True):
    """What this org's edition adds to a step: 3a, 3b."""

    number: Annotated[str, Meta(pattern=r"^\d+[a-z]+$")]
    title: str


class PartFound(Struct, frozen=True):
    """How a part of a screen was found: by its label, by its id or name, or by what stands nearest to it."""

    screen: _Text
    part: _Text
    found: Annotated[str, Meta(description="label, id or name, nearest")]


class Host(Struct, frozen=True):
    """A host that the browser asked for something, with its port where that is not the usual one."""

    name: _Text
    requests: Annotated[int, Meta(ge=1)]
    documents: Annotated[int, Meta(ge=0, description="of them for a page or a frame")]
    ours: Annotated[bool, Meta(description="whether it is one of the org's")]
