"""Strangers by the dozen: `python -m tests.guided.monkey 20 --from 1 --steps 200`; exit code 1 where one is stuck."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from ..display import display
from .session import Case, folder_for, roam


def main() -> int:
    """Each seed in both interfaces, in the standard org and in one drawn by the seed."""
    parser = argparse.ArgumentParser(prog="tests.guided.monkey")
    parser.add_argument("count", type=int)
    parser.add_argument("--from", dest="first", type=int, default=1)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--dialects", nargs="*", default=["", "7"])
    given = parser.parse_args()
    stuck = 0
    with display() as screen, sync_playwright() as playwright:
        for seed in range(given.first, given.first + given.count):
            for lightning in (True, False):
                for dialect in given.dialects:
                    case, began = Case(seed, given.steps, lightning, dialect), time.monotonic()
                    with folder_for() as name:
                        try:
                            roam(case, playwright, screen, Path(name))
                            told = "ended whole"
                        except AssertionError as error:
                            stuck, told = stuck + 1, f"STUCK: {error}"
                    sys.stdout.write(f"{case}: {told} ({time.monotonic() - began:.0f} s)\n")
                    sys.stdout.flush()
    return 1 if stuck else 0


if __name__ == "__main__":
    sys.exit(main())
