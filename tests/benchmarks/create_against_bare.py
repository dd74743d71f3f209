"""Benchmark: `setupwalk create` with default evidence against a bare script of the same clicks, in alternating pairs.

Run `python -m tests.benchmarks.create_against_bare [PAIRS] [--page SECONDS]`; seven pairs are the least that says
something. Both are whole processes on one practice org that runs in a third; each pair makes two apps in it. The org
answers within milliseconds, so nothing but the two programs is measured; with `--page` it takes that long for each
page, as real orgs do.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import psutil

from automation.browser.find import find_browser
from automation.keys.pair import new_pair

ROOT = Path(__file__).resolve().parent.parent.parent
ADMIN, PASSWORD = "admin@practice.example", "practice-only"
RATIO, PEAK = 1.25, 150
"""The bars: the ratio of the medians, and MiB of the Python process."""


def timed(command: list[str], folder: Path, env: Mapping[str, str]) -> tuple[float, float]:
    """Runs a command; its seconds, and the peak memory of its own process in MiB."""
    began, peak = time.perf_counter(), 0.0
    with subprocess.Popen(
        command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                peak = max(peak, watched.memory_info().rss / 2**20)
            except psutil.NoSuchProcess:
                break
            try:
                process.wait(timeout=0.05)  # between two looks at its memory
            except subprocess.TimeoutExpired:
                continue
        seconds = time.perf_counter() - began
        errors = process.stderr.read() if process.stderr is not None else ""
    if process.returncode:
        raise SystemExit(f"{' '.join(command[:4])} ended with {process.returncode}:\n{errors}")
    return seconds, peak


def main(pairs: int, page: float) -> int:
    """Prints each pair, both medians, the ratio and the peak; exit code 1 when a bar is not met."""
    browser = find_browser(os.environ)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("SF_", "APP_"))}
    inherited["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pair = new_pair(folder, common_name="benchmark", now=datetime.now(UTC))
        serve = [sys.executable, "-m", "automation", "practice", "--port", "0"]
        if page:
            serve += ["--fault", f"slow:seconds={page},times=100000"]
        with subprocess.Popen(
            serve, cwd=folder, env=inherited, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as practice:
            assert practice.stdout is not None
            org = practice.stdout.readline().strip()
            try:
                return _compare(pairs, org, folder, inherited, pair.certificate, str(browser.path or ""))
            finally:
                practice.terminate()


def _compare(pairs: int, org: str, folder: Path, inherited: Mapping[str, str], certificate: Path, browser: str) -> int:
    ours, bares, peaks = [], [], []
    for number in range(pairs + 1):  # the first pair warms caches up and does not count
        settings = {
            "SF_LOGIN_URL": org,
            "SF_USERNAME": ADMIN,
            "SF_PASSWORD": PASSWORD,
            "APP_NAME": f"Ours {number}",
            "APP_CONTACT_EMAIL": "owner@practice.example",
            "APP_PROFILES": "System Administrator",
            "APP_PERMISSION_SETS": f"Ours {number} Users",
            "APP_CERTIFICATE": str(certificate),
            "APP_PRIVATE_KEY": str(certificate.with_suffix(".key")),
        }
        script = [sys.executable, str(Path(__file__).with_name("bare.py")), org, str(certificate), f"Bare {number}"]
        bare, _ = timed([*script, browser], folder, inherited)
        our, peak = timed([sys.executable, "-m", "automation", "create"], folder, {**inherited, **settings})
        if number:
            ours.append(our)
            bares.append(bare)
            peaks.append(peak)
            print(f"pair {number}: create {our:.2f} s, bare {bare:.2f} s, ratio {our / bare:.2f}")  # noqa: T201
    ratio = statistics.median(ours) / statistics.median(bares)
    print(  # noqa: T201
        f"median: create {statistics.median(ours):.2f} s, bare {statistics.median(bares):.2f} s; "
        f"ratio {ratio:.2f} (bar {RATIO}); peak memory of create {max(peaks):.0f} MiB (bar {PEAK})"
    )
    return int(ratio > RATIO or max(peaks) > PEAK)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("pairs", type=int, nargs="?", default=7)
    parser.add_argument("--page", type=float, default=0.0, metavar="SECONDS")
    said = parser.parse_args()
    raise SystemExit(main(said.pairs, said.page))
