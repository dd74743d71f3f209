"""One thing that a login with the app was looked at for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `ok` is None where the org does not tell; `step` is the one that is wrong."""

    what: str
    ok: bool | None
    says: str
    step: int = 0
    hint: str = ""

    @property
    def line(self) -> str:
        """For the terminal."""
        mark = {True: "ok   ", False: "WRONG", None: "?    "}[self.ok]
        return f"{mark}  {self.what}: {self.says}" + (f" (step {self.step})" if self.step else "")
