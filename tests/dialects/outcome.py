"""How one walk ended, as plain data that goes from process to process and into a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

Ending = Literal["whole", "stopped", "false", "hung"]
BAR = 10.0
"""Seconds within which a walk that cannot go on has to say so, from the page's arrival on."""
_DEFECT = re.compile(r"Timeout \d+ ?ms exceeded|Traceback|Call log|strict mode violation")


@dataclass(frozen=True)
class Outcome:
    """How a walk ended. `false`: the command said that all is done, and it is not as wanted.

    `unsafe` is what was touched that must not be, `wrong` what is stored otherwise than wanted. `told` are the seconds
    from the last page's arrival, or the step's beginning, to the stop. `again` is what a second run did that it should
    not have. `values` is what the case had away from the standard.
    """

    seed: int
    about: str
    values: dict[str, str]
    ending: Ending
    seconds: float
    unsafe: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    step: int = 0
    kind: str = ""
    type: str = ""
    cause: str = ""
    hint: str = ""
    told: float = 0.0

    @property
    def safe(self) -> bool:
        """Nothing unwanted is stored, and nothing is called done that is not."""
        return not self.unsafe and self.ending != "false" and not self.again

    @property
    def useful(self) -> bool:
        """A stop that came in time and says in words for an admin what is there."""
        named = self.kind not in ("", "our defect") and len(self.cause) > 10 and not _DEFECT.search(self.cause)
        return self.ending == "stopped" and named and self.told <= BAR

    @property
    def line(self) -> str:
        """One line for a reader."""
        head = f"seed {self.seed} {self.about}:"
        cause = " ".join(self.cause.split())
        ways = {
            "whole": f"whole in {self.seconds:.1f} s",
            "stopped": f"stopped at step {self.step} after {self.told:.1f} s ({self.type}): {cause}",
            "false": f"FALSE SUCCESS: {'; '.join(self.wrong)}",
            "hung": f"HUNG, ended after {self.seconds:.0f} s",
        }
        slow = "  [not useful]" if self.ending == "stopped" and not self.useful else ""
        unsafe = f"\n  UNSAFE: {'; '.join(self.unsafe)}" if self.unsafe else ""
        again = f"\n  SECOND RUN: {'; '.join(self.again)}" if self.again else ""
        return f"{head} {ways[self.ending]}{slow}{unsafe}{again}"

    @property
    def cause_key(self) -> str:
        """What groups ends of one cause: the step, the error and its words without what differs from run to run."""
        if self.ending != "stopped":
            return {"whole": "", "false": "false success", "hung": "hung"}[self.ending]
        words = re.sub(r"0H4\w+|06P\w+|0Ci\w+|\b[a-z]*\d\w*\b", "#", " ".join(self.cause.split()))
        return f"step {self.step} {self.type}: {re.split(r' (?:shows|It does show):', words)[0][:140]}"
