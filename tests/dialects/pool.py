"""Takes many walks in processes of their own, each with one browser; a process that hangs is ended and replaced."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from automation.browser.find import find_browser, launch_options
from pages.dom.query import register

from ..walk.walking import pair_in
from .case import Case
from .outcome import Outcome
from .walker import SHORT, Walker

DEADLINE = 240.0
"""Seconds for one walk with its second run, which takes ten when all is well."""


@dataclass(frozen=True)
class Options:
    """How the walks are taken. `patient`: with the product's own patience."""

    patient: bool = False
    second_run: bool = False
    evidence: Path | None = None


@contextmanager
def walker(options: Options) -> Iterator[Walker]:
    """A walker with a browser and key pairs of its own."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        register(playwright)
        browser = playwright.chromium.launch(**launch_options(find_browser(os.environ, headless=True), headless=True))
        yield Walker(
            browser,
            pair_in(Path(name) / "own"),
            pair_in(Path(name) / "other"),
            patience=None if options.patient else SHORT,
            evidence=options.evidence,
            second_run=options.second_run,
        )
        browser.close()


def _serve(orders: Connection, options: Options) -> None:
    with suppress(AttributeError, OSError):
        os.setsid()  # so that its browser can be ended with it
    with walker(options) as walks, suppress(EOFError):
        while True:
            orders.send(walks.walk(orders.recv()))


class _Hand:
    """A process that takes one walk after another."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self.case: Case | None = None
        self.since = 0.0
        self._begin()

    def _begin(self) -> None:
        spawn = multiprocessing.get_context("spawn")
        self.orders, theirs = spawn.Pipe()
        self._process: Any = spawn.Process(target=_serve, args=(theirs, self._options), daemon=True)
        self._process.start()
        theirs.close()

    def take(self, case: Case) -> None:
        """Begins a walk."""
        self.case, self.since = case, time.monotonic()
        self.orders.send(case)

    def outcome(self) -> Outcome:
        """The walk that has ended, or whose process has."""
        case = self.case
        assert case is not None
        self.case = None
        try:
            found = self.orders.recv()
        except EOFError:
            return self.lost(case)
        assert isinstance(found, Outcome)
        return found

    def lost(self, case: Case) -> Outcome:
        """The walk that had no end; the process is replaced."""
        self.case = None
        self.end()
        self._begin()
        return Outcome(case.seed, case.about(), case.changed(), "hung", round(time.monotonic() - self.since, 1))

    def end(self) -> None:
        """Ends the process and its browser."""
        self.orders.close()
        self._process.join(5)
        if self._process.is_alive():
            with suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.join(5)


def outcomes(cases: Sequence[Case], options: Options, jobs: int) -> Iterator[Outcome]:
    """All the walks' outcomes as they come."""
    left = list(reversed(cases))
    with ExitStack() as stack:
        hands = [_Hand(options) for _ in range(min(jobs, len(cases)))]
        for hand in hands:
            stack.callback(hand.end)
        while True:
            for hand in hands:
                if hand.case is None and left:
                    hand.take(left.pop())
            busy = [hand for hand in hands if hand.case is not None]
            if not busy:
                return
            ready = wait([hand.orders for hand in busy], timeout=1)
            for hand in busy:
                if hand.orders in ready:
                    yield hand.outcome()
                elif hand.case is not None and time.monotonic() - hand.since > DEADLINE:
                    yield hand.lost(hand.case)
