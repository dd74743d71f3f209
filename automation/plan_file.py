"""A plan kept in a file: what was wanted and what the org showed. It knows no page and decides nothing but sameness."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .errors import SettingsError

FORMAT = "setupwalk plan 1"


@dataclass(frozen=True, slots=True)
class PlanFile:
    """`org`, what was `asked`, and what was `seen`: all that a later run compares."""

    org: str
    asked: dict[str, Any]
    seen: dict[str, Any]

    @classmethod
    def read(cls, path: Path) -> PlanFile:
        """Reads a plan.

        Raises:
            SettingsError: the file is not there, or is not a plan.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise SettingsError(f"{path} cannot be read as a plan: {error}", hint=_ANEW) from None
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise SettingsError(f"{path} is not a plan of this version", hint=_ANEW)
        return cls(data["org"], data["asked"], data["seen"])

    def text(self) -> str:
        """What is kept in the file."""
        facts = {"format": FORMAT, "org": self.org, "asked": self.asked, "seen": self.seen}
        return json.dumps(facts, indent=2, ensure_ascii=False) + "\n"

    def against(self, now: PlanFile) -> list[str]:
        """What is not as it was when the plan was made, each as a sentence's beginning; empty when all is."""
        changed = [f"the org is {now.org}, not {self.org}"] if now.org != self.org else []
        changed += [f"{path} was asked to be otherwise" for path in _differ(self.asked, now.asked)]
        return changed + [f"{path} has changed in the org" for path in _differ(self.seen, now.seen)]


_ANEW = "make one with: setupwalk plan --out FILE"


def _differ(old: Any, new: Any, path: str = "") -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from _differ(old.get(key), new.get(key), f"{path}.{key}" if path else str(key))
    elif old != new:
        yield path
