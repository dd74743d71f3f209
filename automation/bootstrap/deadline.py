"""Ends a process at a deadline, whatever else it does. Standard library only, in a syntax that Python 3.8 reads."""

from __future__ import annotations

import queue
import threading
import time
from typing import Callable, NamedTuple  # noqa: UP035  Python 3.8 must be able to read this file


class _Deadline(NamedTuple):
    """When the process ends by itself, and how."""

    at: float
    end: Callable[[], None]


class Clock:
    """Ends the process at a deadline, in a thread of its own.

    It is started before any signal can come: signals come within each other's handlers too, where a thread cannot be
    started and no lock be taken. What a handler may do is put something into a `SimpleQueue`.
    """

    def __init__(self) -> None:
        self._orders: queue.SimpleQueue[_Deadline | None] = queue.SimpleQueue()
        threading.Thread(target=self._run, name="deadline", daemon=True).start()

    def end_after(self, seconds: float, end: Callable[[], None]) -> None:
        """Calls `end` then; one that comes sooner goes before."""
        self._orders.put(_Deadline(time.monotonic() + seconds, end))

    def stop(self) -> None:
        """Forgets the deadline."""
        self._orders.put(None)

    def _run(self) -> None:
        nearest: _Deadline | None = None
        while True:
            try:
                left = None if nearest is None else max(0.0, nearest.at - time.monotonic())
                order = self._orders.get(timeout=left)
            except queue.Empty:
                if nearest is not None:
                    nearest.end()
                nearest = None
                continue
            nearest = order if order is None or nearest is None or order.at < nearest.at else nearest
