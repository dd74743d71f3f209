"""What can be said of a page. Plain data: who judges is `recognizer`, who acts upon it is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .evidence import Evidence, ScreenModel


@dataclass(frozen=True, slots=True)
class Arrived:
    """One of the expected screens is here, whole; `place` counts the snapshots."""

    evidence: Evidence

    @property
    def model(self) -> ScreenModel:
        """The screen."""
        return self.evidence.model


@dataclass(frozen=True, slots=True)
class Partial:
    """It is most likely one of the expected screens, without a part that it always shows, which may be yet to come."""

    evidence: Evidence

    @property
    def model(self) -> ScreenModel:
        """The screen."""
        return self.evidence.model


@dataclass(frozen=True, slots=True)
class Refused:
    """The form that was saved is there once more and says why."""

    words: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A page that says something, asks for nothing and wants to be passed by its one button; `place` as in Evidence."""

    button: str
    words: str
    place: int = 0


class Kind(Enum):
    """What comes between."""

    LOGIN = "login"
    FORBIDDEN = "forbidden"
    NO_DATA = "no data"
    SERVER_ERROR = "server error"


@dataclass(frozen=True, slots=True)
class Interruption:
    """Something that the org shows instead of any page of Setup; `words` are its own, or the status."""

    kind: Kind
    words: str = ""


@dataclass(frozen=True, slots=True)
class Loading:
    """Not settled: nothing can be said of it yet."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A known screen that a page resembles, and what it lacks of it."""

    title: str
    lacks: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.title} (lacks {', '.join(self.lacks)})" if self.lacks else self.title


@dataclass(frozen=True, slots=True)
class Unknown:
    """None of the expected ones. `nearest` are the three known screens that it resembles most."""

    nearest: tuple[Nearest, ...] = ()


Verdict = Arrived | Partial | Refused | Notice | Interruption | Loading | Unknown
