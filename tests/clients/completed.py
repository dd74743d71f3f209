"""How a command of the CLI ended."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, cast


@dataclass(frozen=True)
class Completed:
    """How a command of the CLI ended."""

    returncode: int
    stdout: str
    stderr: str

    @property
    def told(self) -> str:
        """Everything that it printed."""
        return self.stdout + self.stderr

    def json(self) -> dict[str, Any]:
        """What `--json` printed; prompts may stand before it, even then."""
        start = self.stdout.find("{\n")
        if start < 0:
            raise AssertionError(f"no JSON in the CLI's answer:\n{self.told}")
        return cast("dict[str, Any]", json.loads(self.stdout[start:]))
