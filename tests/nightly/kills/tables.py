"""Writes the kill matrix into fixtures/tables/kill.md, in some minutes: `python -m tests.nightly.kills.tables`."""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from automation.engine.step import Flow

from .kills import Case, cases, outcome
from .product import BROWSER, PRODUCT

KILL = Path(__file__).parents[3] / "fixtures" / "tables" / "kill.md"
_COLUMNS = [(flow, victim) for flow in Flow for victim in (PRODUCT, BROWSER)]


def table(outcomes: dict[Case, str]) -> str:
    """The matrix as Markdown: a row for each moment, a column for each flow and victim."""
    head = " | ".join(f"{flow}: {victim} killed" for flow, victim in _COLUMNS)
    lines = [f"| killed at | {head} |", "|---|" + "---|" * len(_COLUMNS)]
    rows = {case.point: case for case in outcomes}
    for point in sorted(rows, key=lambda point: (rows[point].step, rows[point].save, str(rows[point].when))):
        cells = []
        for flow, victim in _COLUMNS:
            said = [
                text for case, text in outcomes.items() if (case.point, case.flow, case.victim) == (point, flow, victim)
            ]
            cells.append(said[0] if said else "not in this flow")
        lines.append(f"| {point} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def cell(case: Case) -> str:
    """What the table says of a case."""
    at = 2 + _COLUMNS.index((case.flow, case.victim))
    line = next(line for line in KILL.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {case.point} |"))
    return line.split("|")[at].strip()


def _one(case: Case) -> str:
    with tempfile.TemporaryDirectory(prefix="setupwalk-kill-") as folder:
        try:
            said = outcome(case, Path(folder))
        except AssertionError as error:  # the rest of the matrix is worth knowing all the same
            said = f"FAILED: {' '.join(str(error).split())[:300]}"
    sys.stderr.write(f"{case}: {said}\n")
    return said


def main() -> int:
    """Runs the whole matrix and writes it; exit code 1 where something was lost."""
    every = list(cases())
    with ThreadPoolExecutor(2) as pool:
        outcomes = dict(zip(every, pool.map(_one, every), strict=True))
    KILL.parent.mkdir(exist_ok=True)
    KILL.write_text(table(outcomes), encoding="utf-8")
    return int(any(said.startswith("FAILED") for said in outcomes.values()))


if __name__ == "__main__":
    raise SystemExit(main())
