"""Every fault that the practice org knows, at every step where it can happen: what the walk makes of it.

`python -m tests.faults.matrix` walks them all and writes the table; `--fault NAME --first --json` walks one up to its
first stop. Nothing is typed here but how a walk is started: faults come from the org, steps from the scenario.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from fixtures.practice_org import FAULTS
from fixtures.practice_org.faults.table import KNOWN, Stage

from .walks import Cell, cells

TABLE = Path(__file__).resolve().parent.parent.parent / "fixtures" / "tables" / "faults.md"
HEAD = """# What a walk makes of each fault

Measured on the practice org by `python -m tests.faults.matrix`, which writes this file. It walks with each fault at
each step where it can happen; where a run stopped, the next ones go on, the last of them without the fault.

"""


def places(fault: str) -> list[str]:
    """Where a fault is tried: where it usually happens, and for an answer of the server also at each Save."""
    known = KNOWN[fault]
    return ["", "saves"] if known.stage is Stage.ANSWER and known.at == "setup" else [""]


def _all(job: tuple[str, str]) -> list[tuple[str, Cell]]:
    fault, at = job
    return [(at, cell) for cell in cells(fault, at)]


def table(found: Sequence[tuple[str, Cell]]) -> str:
    """Fault by step, in Markdown: where it was survived, where the walk stopped, how and why."""
    lines = [
        "| fault | survived at step | stopped at step | exit | told within | in these words | second run |",
        "|---|---|---|--:|--:|---|---|",
    ]
    for fault, says in FAULTS.items():
        for at in places(fault):
            mine = [cell for place, cell in found if (cell.fault, place) == (fault, at)]
            lived = ", ".join(str(cell.step) for cell in mine if cell.outcome == "survived") or "-"
            stops = [cell for cell in mine if cell.outcome == "stopped"]
            died = ", ".join(str(cell.step) for cell in stops) or "-"
            codes = ", ".join(dict.fromkeys(str(cell.code) for cell in stops)) or "-"
            told = f"{max(cell.told for cell in stops):.0f} s" if stops else "-"
            why = _short(stops[0].why) if stops else "-"
            again = ", ".join(dict.fromkeys(_short(cell.again) for cell in stops)) or "-"
            name = f"{fault}, at a Save" if at else fault
            lines.append(f"| {name}: {says.split(' (')[0]} | {lived} | {died} | {codes} | {told} | {why} | {again} |")
    return "\n".join(lines) + "\n"


def _short(text: str) -> str:
    """One line without what differs from run to run."""
    words = " ".join(text.replace("|", "/").split())
    words = words.split(" It does show:")[0].split(". /")[0]
    for port in [part for part in words.replace("/", " ").split() if part.startswith("localhost:")]:
        words = words.replace(port.rstrip(":"), "localhost")
    return words[:110] + ("..." if len(words) > 110 else "")


def main() -> int:
    """Walks what was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fault", choices=list(FAULTS))
    parser.add_argument("--at", default="")
    parser.add_argument("--first", action="store_true")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    if args.fault:
        found = [asdict(cell) for cell in cells(args.fault, args.at, only_first=args.first)]
        sys.stdout.write(json.dumps(found) + "\n")
        return 0
    jobs = [(fault, at) for fault in FAULTS for at in places(fault)]
    with multiprocessing.get_context("spawn").Pool(args.workers) as pool:
        everything = []
        for done in pool.imap(_all, jobs):
            everything += done
            sys.stderr.write("".join(f"{at or '-'} {asdict(cell)}\n" for at, cell in done))
    TABLE.write_text(HEAD + table(everything), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
