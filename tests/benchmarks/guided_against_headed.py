"""Benchmark: a guided walk with Do the rest against a headed walk without the panel, in alternating pairs.

Run `python -m tests.benchmarks.guided_against_headed [PAIRS]`; seven pairs are the least that says something. Both are
whole processes with a window each; their time is that of the steps, from the run's own results.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from pathlib import Path

from fixtures.practice_org import PracticeOrg
from tests.guided.display import display
from tests.guided.show import guided

from ..support.command import env_of

RATIO = 1.3
"""The bar: the ratio of the medians."""


def walk(folder: Path, org: PracticeOrg, screen: dict[str, str], name: str, *, panel: bool) -> float:
    """Seconds that the steps of one walk took."""
    settings = env_of(org, APP_NAME=name) | screen
    command = ("create", "--guided") if panel else ("create", "--headed")
    with guided(folder, settings, command=command) as show:
        if panel:
            show.says("Ready when you are", 120)
            show.type("rest")
            show.says("is ready|!", 300)
            show.type("close")
        done = show.end(300)
    if done.code:
        raise SystemExit(done.err)
    run = max((folder / "runs").iterdir())
    steps = json.loads((run / "results.json").read_text(encoding="utf-8"))["steps"]
    # The first step of a guided walk waits until somebody says what to do.
    return float(sum(step["seconds"] for step in steps if step["number"] > 1))


def main(pairs: int) -> int:
    """Prints each pair, both medians and the ratio; exit code 1 when the bar is not met."""
    with_panel, without = [], []
    with display() as screen, PracticeOrg() as org:
        for number in range(pairs + 1):  # the first pair warms caches up and does not count
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                order = (True, False) if number % 2 else (False, True)
                times = {panel: walk(folder, org, screen, f"App {number} {panel}", panel=panel) for panel in order}
            if number:
                with_panel.append(times[True])
                without.append(times[False])
                sys.stdout.write(f"{number:>3}  guided {times[True]:6.2f} s  headed {times[False]:6.2f} s\n")
    ours, bare = statistics.median(with_panel), statistics.median(without)
    sys.stdout.write(f"median  guided {ours:.2f} s, headed {bare:.2f} s: {ours / bare:.2f} (bar {RATIO})\n")
    return 0 if ours / bare <= RATIO else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
