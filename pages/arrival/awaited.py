"""What an org can be waited for. It knows no screen by name, and no part."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol

from playwright.sync_api import Frame

from ..errors import PartMissing
from ..recognition.evidence import ScreenModel


class Awaited(Protocol):
    """A kind of page that tells what it is known by, and in an error what is here instead: `pages.screen.Screen`."""

    title: ClassVar[str]
    native: ClassVar[bool]
    signed_in: ClassVar[bool]

    def __init__(self, org: Any) -> None: ...
    @classmethod
    def model(cls) -> ScreenModel: ...
    @property
    def surface(self) -> Frame: ...
    @property
    def where_to_mend(self) -> str: ...
    @property
    def declared_in(self) -> str: ...
    @property
    def shown_words(self) -> str: ...
    @classmethod
    def required(cls) -> list[str]: ...
    def showing(self) -> bool: ...
    def missing(self, *, headings: bool = True) -> list[str]: ...
    def lacks(self, *labels: str) -> PartMissing: ...
