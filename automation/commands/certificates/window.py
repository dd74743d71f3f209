"""Measures the time in which a login with the pair that is in place may be refused. It changes nothing."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """A time for a reader, and one to measure by, in seconds."""

    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    ticks: float = field(default_factory=time.monotonic)


@dataclass(slots=True)
class Window:
    """From the last moment at which the old certificate counted for sure, to the moment at which all have what counts.

    No org tells when it begins to take another certificate. It has not yet before the Save is pressed, nor before a
    login that it refuses to the new key was sent.
    """

    began: Moment | None = None
    files: Moment | None = None
    ended: Moment | None = None

    def opens(self) -> None:
        """From now on the org, or somebody who logs in, may have the new one."""
        self.began = self.began or Moment()

    def not_before(self, moment: Moment) -> None:
        """At that moment the org had not taken the new one yet."""
        if self.began is not None:
            self.began = moment

    def in_place(self) -> None:
        """The files are replaced."""
        self.files = Moment()

    def closes(self) -> None:
        """All have what counts."""
        self.ended = Moment()

    @property
    def seconds(self) -> float:
        """How long it was, or has been until now."""
        return self._until(self.ended or Moment())

    @property
    def files_seconds(self) -> float:
        """How long it was for whoever uses the files."""
        return self._until(self.files) if self.files is not None else 0.0

    def _until(self, end: Moment) -> float:
        return round(max(0.0, end.ticks - self.began.ticks), 2) if self.began is not None else 0.0

    def __str__(self) -> str:
        if self.began is None:
            return "no login was refused for it"
        began = f"from {self.began.at:%H:%M:%S} UTC for {self.seconds:g} s"
        if self.files is not None and self.ended is not None and self.seconds - self.files_seconds >= 0.1:
            return f"{began} (with the files of this machine for {self.files_seconds:g} s)"
        return began
