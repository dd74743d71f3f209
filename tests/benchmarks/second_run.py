"""Benchmark: a second `setupwalk create`, which finds everything already so, against the first one, app by app.

Run `python -m tests.benchmarks.second_run [PAIRS]`. Both are whole processes on one practice org that runs in this one;
its log tells that the second has written nothing.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from automation.keys.pair import new_pair
from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

from .create_against_bare import ROOT, timed

RATIO = 0.5
"""The bar: the second run's median by the first's."""


def main(pairs: int) -> int:
    """Prints each pair and the ratio of the medians; exit code 1 when the bar is not met or something was written."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("SF_", "APP_"))}
    firsts, seconds, writes = [], [], 0
    with tempfile.TemporaryDirectory() as name, PracticeOrg() as practice:
        folder = Path(name)
        pair = new_pair(folder, common_name="benchmark", now=datetime.now(UTC))
        env = inherited | {
            "PYTHONPATH": str(ROOT),
            "SF_LOGIN_URL": practice.url,
            "SF_USERNAME": ADMIN,
            "SF_PASSWORD": PASSWORD,
            "APP_CONTACT_EMAIL": "owner@practice.example",
            "APP_PROFILES": "System Administrator",
            "APP_CERTIFICATE": str(pair.certificate),
            "APP_PRIVATE_KEY": str(pair.private_key),
        }
        for number in range(pairs + 1):  # the first pair warms caches up and does not count
            app = {"APP_NAME": f"Night {number}", "APP_PERMISSION_SETS": f"Night {number} Users"}
            first, _ = timed([sys.executable, "-m", "automation", "create"], folder, env | app)
            practice.org.log.clear()
            second, _ = timed([sys.executable, "-m", "automation", "create"], folder, env | app)
            writes += len(practice.org.log.writes)
            if number:
                firsts.append(first)
                seconds.append(second)
                print(f"pair {number}: first {first:.2f} s, second {second:.2f} s, ratio {second / first:.2f}")  # noqa: T201
    ratio = statistics.median(seconds) / statistics.median(firsts)
    print(  # noqa: T201
        f"median: first {statistics.median(firsts):.2f} s, second {statistics.median(seconds):.2f} s; "
        f"ratio {ratio:.2f} (bar {RATIO}); writes in second runs: {writes} (bar 0)"
    )
    return int(ratio > RATIO or writes > 0)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
