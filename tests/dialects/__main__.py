"""Walks through orgs that speak dialects, and says which walks were safe and whole: `python -m tests.dialects 60`.

`--shrink SEED` finds the fewest variables with which a walk still fails in the same way.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from fixtures.practice_org.dialects import DialectError

from .case import Case
from .outcome import Outcome
from .pool import Options, outcomes, walker
from .shrink import shrink
from .summary import summary


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.dialects", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=1, help="how many seeds, one after another")
    parser.add_argument("--from", dest="first", type=int, default=0, metavar="SEED", help="the first of them")
    parser.add_argument("--only", metavar="SEED,...", help="these seeds")
    parser.add_argument("--dialect", default="", metavar="NAME=VALUE,...", help="this dialect, and parts of the frame")
    parser.add_argument(
        "--set", default="", metavar="NAME=VALUE,...", help="what is not left to the seed, on top of it"
    )
    parser.add_argument("--jobs", type=int, default=2, help="how many walks beside each other")
    parser.add_argument("--second-run", action="store_true", help="run twice: the second writes nothing, nor does plan")
    parser.add_argument("--shrink", type=int, metavar="SEED", help="find the fewest variables that make this one fail")
    parser.add_argument("--patient", action="store_true", help="with the product's own patience, as a user has it")
    parser.add_argument("--evidence", type=Path, metavar="FOLDER", help="keep what failed runs leave there")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every outcome there")
    return parser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _shrink(case: Case, options: Options) -> int:
    with walker(options) as walks:
        least = shrink(case, walks.walk, _say)
    _say(f"seed {case.seed} does not fail" if least is None else f"fails with {str(least) or 'nothing changed at all'}")
    return 0 if least is None else 1


def _take(cases: Sequence[Case], options: Options, jobs: int, tell: Callable[[str], None]) -> list[Outcome]:
    found = []
    for outcome in outcomes(cases, options, jobs):
        tell(outcome.line)
        found.append(outcome)
    return sorted(found, key=lambda one: one.seed)


def main(args: Sequence[str] | None = None) -> int:
    """Walks what was asked for; 0 where every walk was safe and whole."""
    parser = _parser()
    given = parser.parse_args(args)
    try:
        Case.draw(0, given.dialect).with_(given.set)
    except DialectError as error:
        parser.error(str(error))
    if given.count < 1:
        parser.error("there is nothing to walk: name how many seeds, 1 or more")
    options = Options(given.patient, given.second_run, given.evidence and given.evidence.absolute())
    if given.shrink is not None:
        return _shrink(Case.draw(given.shrink, given.dialect).with_(given.set), options)
    asked = [int(seed) for seed in given.only.split(",")] if given.only else []
    seeds = asked or range(given.first, given.first + given.count)
    found = _take([Case.draw(seed, given.dialect).with_(given.set) for seed in seeds], options, given.jobs, _say)
    _say(f"\n{summary(found)}")
    if given.json:
        text = json.dumps([asdict(one) | {"safe": one.safe, "useful": one.useful} for one in found], indent=1)
        given.json.write_text(text + "\n", encoding="utf-8")
    return 0 if all(one.safe and one.ending == "whole" for one in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
