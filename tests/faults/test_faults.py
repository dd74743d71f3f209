"""Each fault of the practice org, up to the first step that it stops: survived, or told in words one can act on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pytest

from fixtures.practice_org import FAULTS, SURVIVABLE

from ..support.command import ROOT
from .matrix import places

pytestmark = pytest.mark.whole

ELSEWHERE = {"certificate-dropped"}
"""An org says of an app without a certificate what it says of one that its servers do not know yet: the login is waited
for, for minutes. `tests/rotation` has this fault where the app's page tells it."""
JOBS = [(fault, at) for fault in FAULTS if fault not in ELSEWHERE for at in places(fault)]
SLOW = {"slow", "slow-save", "frame-blank"}
PROMISED = {1, 3, 4, 5, 6}
NEEDS_SOMEBODY = {"duplicate-name"}
"""After this one the org has an app of that name which is not ours: the second run must stop too."""


def _cells(fault: str, at: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.matrix", "--fault", fault, "--at", at, "--first"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("fault", "at"),
    [
        pytest.param(*job, id="-".join(filter(None, job)), marks=pytest.mark.sample if place % 15 == 0 else ())
        for place, job in enumerate(JOBS)
    ],
)
def test_fault(fault: str, at: str) -> None:
    """The walk goes on, or stops with the step, the cause and the next action; then a second run finishes."""
    cells = _cells(fault, at)
    assert cells, "the fault never happened"
    for cell in cells:
        if cell["outcome"] == "survived":
            continue
        assert SURVIVABLE.get(fault) is not True or at == "saves" or cell["code"] == 6, json.dumps(cell)
        assert cell["code"] in PROMISED, json.dumps(cell)
        assert cell["told"] <= 10 or fault in SLOW, json.dumps(cell)
        assert len(cell["why"]) > 10, json.dumps(cell)
        assert cell["hint"], json.dumps(cell)
        assert not re.search(r"Timeout \d+ms exceeded|Traceback", cell["why"]), json.dumps(cell)
        if fault not in NEEDS_SOMEBODY:
            assert cell["again"] == "completes", json.dumps(cell)
