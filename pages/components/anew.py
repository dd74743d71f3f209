"""Acts on a page that may be exchanged for another of the same kind meanwhile, as Lightning's frames are (grade A-)."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from ..errors import PartMissing
from ..values.app_identity import ids_in
from .component import Component
from .part import Host

C = TypeVar("C", bound=Component)
P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Document:
    """The document that a screen was on."""

    born: float
    ids: tuple[str, ...]
    """Those of the app that it is about, as far as its address tells."""

    @classmethod
    def of(cls, screen: Host) -> Document:
        """A check: the one that it is on now."""
        return cls(screen.born(), tuple(ids_in(screen.surface.url)))

    def gone(self, screen: Host) -> bool:
        """A check: whether another one, or none, holds the screen now."""
        return screen.born() != self.born

    def followed(self, screen: Host) -> bool:
        """Whether it is gone and another one about the same app has come, which is waited for."""
        org = screen.org
        return (
            self.gone(screen)
            and org.until(screen.showing, patience=org.patience.quick) is True
            and Document.of(screen).ids == self.ids
        )


def repeatable(act: Callable[Concatenate[C, P], T]) -> Callable[Concatenate[C, P], T]:
    """For an act that leaves a part as wanted however often it is done, and saves nothing: where it failed and its page
    was exchanged meanwhile, it is done once more in the new one."""

    @functools.wraps(act)
    def done(part: C, /, *args: P.args, **named: P.kwargs) -> T:
        before = Document.of(part.screen)
        try:
            return act(part, *args, **named)
        except PartMissing:
            if not before.followed(part.screen):
                raise
        return act(part, *args, **named)

    return done
