"""Benchmark: the walk in an org with 1,000 apps, 400 profiles and 2,000 permission sets against a small one.

Run `python -m tests.benchmarks.scale [PAIRS]`. Whole processes, in alternating pairs; every walk makes its own app.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from automation.keys.pair import new_pair
from fixtures.practice_org.state.org import Org
from fixtures.practice_org.state.scale import scaled
from fixtures.practice_org.state.seed import seeded

from .create_against_bare import ADMIN, PASSWORD, ROOT, timed

RATIO = 1.5
"""The bar: the ratio of the medians."""


@contextmanager
def served(folder: Path, name: str, *, large: bool) -> Iterator[str]:
    """A practice org in a process of its own; its address."""
    state = seeded(datetime.now(UTC))
    file = folder / f"{name}.json"
    org = Org(file, state=scaled(state) if large else state)
    org.save()
    command = [sys.executable, "-m", "automation", "practice", "--port", "0", "--state", str(file)]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as practice:
        assert practice.stdout is not None
        try:
            yield practice.stdout.readline().strip()
        finally:
            practice.terminate()


def main(pairs: int) -> int:
    """Prints each pair and the ratio of the medians; exit code 1 when the bar is not met."""
    took: dict[str, list[float]] = {"small": [], "large": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pair = new_pair(folder, common_name="benchmark", now=datetime.now(UTC))
        with served(folder, "small", large=False) as small, served(folder, "large", large=True) as large:
            for number in range(pairs + 1):  # the first pair warms caches up and does not count
                for size, url in (("small", small), ("large", large)):
                    env = {name: value for name, value in os.environ.items() if not name.startswith(("SF_", "APP_"))}
                    env |= {
                        "PYTHONPATH": str(ROOT),
                        "SF_LOGIN_URL": url,
                        "SF_USERNAME": ADMIN,
                        "SF_PASSWORD": PASSWORD,
                        "APP_NAME": f"Zz Walk {number}",
                        "APP_CONTACT_EMAIL": "owner@practice.example",
                        "APP_PROFILES": "System Administrator",
                        "APP_PERMISSION_SETS": f"Zz Walk {number} Users",
                        "APP_CERTIFICATE": str(pair.certificate),
                        "APP_PRIVATE_KEY": str(pair.private_key),
                    }
                    seconds, _ = timed([sys.executable, "-m", "automation", "create"], folder, env)
                    if number:
                        took[size].append(seconds)
                if number:
                    print(f"pair {number}: small {took['small'][-1]:.2f} s, large {took['large'][-1]:.2f} s")  # noqa: T201
    medians = {size: statistics.median(times) for size, times in took.items()}
    ratio = medians["large"] / medians["small"]
    print(  # noqa: T201
        f"median: small {medians['small']:.2f} s, large {medians['large']:.2f} s; ratio {ratio:.2f} (bar {RATIO})"
    )
    return int(ratio > RATIO)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
