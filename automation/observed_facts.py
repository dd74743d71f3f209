"""What was read from an org, as JSON takes it. It reads nothing."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from .definition import StoredApp
from .stored import Assigned, Policies


def as_facts(part: StoredApp | Policies | Assigned | None) -> dict[str, Any] | None:
    """The parts of what was read by name; None for what was not read, or is not there."""
    if part is None:
        return None
    values = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in asdict(part).items()}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
