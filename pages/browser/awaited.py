"""What an org can be waited for, and what the last check for it saw. It knows no screen by name, and no part."""

from __future__ import annotations

import time
from typing import Any, ClassVar, Protocol

from playwright.sync_api import Frame

from ..errors import PartMissing
from .timeouts import FRESH


class Awaited(Protocol):
    """A kind of page that tells whether it is here, and in an error what is here instead: `pages.screen.Screen`."""

    title: ClassVar[str]
    signed_in: ClassVar[bool]

    def __init__(self, org: Any) -> None: ...
    @property
    def surface(self) -> Frame: ...
    @property
    def where_to_mend(self) -> str: ...
    @classmethod
    def required(cls) -> list[str]: ...
    def showing(self) -> bool: ...
    def missing(self) -> list[str]: ...
    def shown(self) -> list[str]: ...
    def lacks(self, *labels: str) -> PartMissing: ...


class LastCheck:
    """What was seen of a screen at a place, and when. `document` is the one that showed it whole, 0 when none did.

    A place is a frame and its address. Either may change without the other: Lightning shows one page after another in
    one document, and a classic page posts back to its own address.
    """

    def __init__(self, place: tuple[Frame, str], document: float) -> None:
        self.place = place
        self.document = document
        self._at: float | None = time.monotonic()

    @property
    def fresh(self) -> bool:
        """Whether it still holds."""
        return self._at is not None and time.monotonic() - self._at < FRESH

    def age(self) -> None:
        """Something was done since: the next check asks the page again."""
        self._at = None
