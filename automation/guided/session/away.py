"""Tells a page that is loading from one that the person has wandered to."""

from __future__ import annotations

import time

_LOADING = 1.5
"""Seconds without anything of the step before the person is told that this is another page."""


class Away:
    """Since when nothing of the step has been in sight."""

    def __init__(self) -> None:
        self._since: float | None = None

    def look(self, *, nothing: bool) -> bool:
        """Whether nothing of the step has been in sight for longer than a page takes to load."""
        now = time.monotonic()
        self._since = (self._since or now) if nothing else None
        return self._since is not None and now - self._since > _LOADING
