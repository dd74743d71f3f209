"""What a look at a window found private, where it is, and what a picture between two looks must have covered.

It knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Place = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels of the window."""
_PAD = 2.0
"""Pixels around a box: letters reach beyond their line, and a picture is scaled."""
_SAME = 1.5
"""Pixels by which two sizes of the same thing may differ."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the window, in its pixels; only what is within `clip` (left, top, right, bottom) can be seen of it."""

    left: float
    top: float
    right: float
    bottom: float
    clip: Place

    def with_(self, other: Box) -> Box:
        """Both, and all between them."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
            self.clip,
        )

    def like(self, other: Box) -> bool:
        """Whether this may be the same thing at another place."""
        wide = abs((self.right - self.left) - (other.right - other.left)) < _SAME
        high = abs((self.bottom - self.top) - (other.bottom - other.top)) < _SAME
        return wide and high and self.clip == other.clip

    @property
    def painted(self) -> Place | None:
        """What is to be covered; None where nothing of it is to be seen."""
        left, top = max(self.left - _PAD, self.clip[0]), max(self.top - _PAD, self.clip[1])
        right, bottom = min(self.right + _PAD, self.clip[2]), min(self.bottom + _PAD, self.clip[3])
        return (left, top, right, bottom) if right > left and bottom > top else None


@dataclass(frozen=True, slots=True)
class Seen:
    """One look: the window's size in pixels, the documents in it, the private boxes, how many consumer secrets."""

    width: float
    height: float
    documents: tuple[tuple[str, float], ...]
    boxes: tuple[Box, ...]
    secrets: int = 0


def between(before: Seen, after: Seen) -> list[Place] | None:
    """What a picture that was taken between two looks must have covered; None where that cannot be said.

    It cannot where another document came, or the window got another size. What has moved is covered along its way.
    """
    if (before.documents, before.width, before.height) != (after.documents, after.width, after.height):
        return None
    return [part for box in dict.fromkeys(_swept(before.boxes, after.boxes)) if (part := box.painted) is not None]


def _swept(before: Iterable[Box], after: Iterable[Box]) -> Iterator[Box]:
    old, new = list(before), list(after)
    yield from new
    for box in old:
        if box in new:
            continue
        yield box
        yield from (box.with_(other) for other in new if box.like(other) and other not in old)
