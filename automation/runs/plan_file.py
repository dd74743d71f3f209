"""A plan kept in a file: what was wanted and what the org showed. It knows no page and decides nothing but sameness."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from ..app.changes import changes
from ..files.json_file import read_json
from ..settings.advised_commands import advised

FORMAT = "setupwalk plan 1"


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What was `asked` and what was `seen` in an org: all that a later run compares.

    `org` is its login URL; `org_id` is empty where it could not be read, and the URL counts then.
    """

    org: str
    asked: dict[str, Any]
    seen: dict[str, Any]
    org_id: str = ""

    @classmethod
    def read(cls, path: Path) -> PlanFile:
        """Reads a plan.

        Raises:
            SettingsError: the file is not there, or is not a plan; the message names the place in it.
        """
        kept = read_json(path, _Kept, "a plan of this version", hint=f"make one with: {advised('plan --out FILE')}")
        return cls(kept.org, kept.asked, kept.seen, kept.org_id)

    def text(self) -> str:
        """What is kept in the file."""
        facts = {"format": FORMAT, "org": self.org, "org_id": self.org_id, "asked": self.asked, "seen": self.seen}
        # Half a character, which a page can hold, has no place in a file.
        return json.dumps(facts, indent=2, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8") + "\n"

    def against(self, now: PlanFile) -> list[str]:
        """What is not as it was when the plan was made, each as a sentence's beginning; empty when all is."""
        one, other = (self.org_id or self.org), (now.org_id or now.org)
        changed = [f"the org is {other}, not {one}"] if one != other else []
        changed += [f"{label} was asked to be otherwise" for label in _differ(self.asked, now.asked)]
        return changed + changes(self.seen, now.seen)


class _Kept(msgspec.Struct):
    """The file's members."""

    format: Literal["setupwalk plan 1"]
    org: str
    asked: dict[str, Any]
    seen: dict[str, Any]
    org_id: str = ""


def _differ(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    return (label for label in dict.fromkeys([*old, *new]) if old.get(label) != new.get(label))
