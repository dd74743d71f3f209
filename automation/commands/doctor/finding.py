"""One thing that was looked at before a run: how it stands, why that matters, and what to do. It looks at nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ...errors import DONE, ENVIRONMENT, FORBIDDEN, PERSON, SETTINGS, FailureKind


class State(StrEnum):
    """How it stands. A note does not stand in a run's way; what is unknown is neither well nor wrong."""

    OK = "ok"
    NOTE = "note"
    UNKNOWN = "unknown"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it stands, what was found, why that matters, and the next action.

    `kind` says with which exit code a run would end because of it, where it fails.
    """

    what: str
    state: State
    says: str
    why: str = ""
    hint: str = ""
    kind: FailureKind = SETTINGS

    @property
    def facts(self) -> dict[str, Any]:
        """It as a program reads it."""
        return {
            "what": self.what,
            "state": str(self.state),
            "well": self.state in (State.OK, State.NOTE),
            "says": self.says,
            "why": self.why,
            "hint": self.hint,
        }


_ORDER = (SETTINGS, ENVIRONMENT, PERSON, FORBIDDEN)
"""What comes in a run's way first."""


def exit_code(findings: Iterable[Finding]) -> int:
    """With what a run would end: 0 where nothing is known to stand in its way."""
    codes = [finding.kind.exit_code for finding in findings if finding.state is State.FAIL]
    first = (kind.exit_code for kind in _ORDER if kind.exit_code in codes)
    return next(first, codes[0] if codes else DONE)
