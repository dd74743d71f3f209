"""How long a page has been saying the same."""

from __future__ import annotations

import time

from ..browser.timeouts import AT_ONCE
from ..recognition.verdict import Unknown, Verdict


class Rest:
    """How long a page has been saying the same."""

    def __init__(self) -> None:
        self._told: Verdict | None = None
        self._since = time.monotonic()

    def seconds(self, told: Verdict) -> float:
        """Since when this is what the page is, in seconds."""
        if told != self._told:
            self._told, self._since = told, time.monotonic()
        return time.monotonic() - self._since

    @property
    def long(self) -> bool:
        """Whether an unknown page has been there for a moment, so that it is worth looking into all its frames."""
        return isinstance(self._told, Unknown) and time.monotonic() - self._since > AT_ONCE
