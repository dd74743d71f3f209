"""What all ways have in common: labels that are chosen or not, and can be made so."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from playwright.sync_api import Frame, Locator

from ..component import Component

AVAILABLE, SELECTED = "Available OAuth Scopes", "Selected OAuth Scopes"
"""The heads of the two lists; grade A-img, of an external client app's lists too."""


def names(word: str, arrows: str, *others: str) -> tuple[str, ...]:
    """What a button may say: the word, an arrow, or both. Two arrows in a row move everything, and are none of them."""
    both = [f"{first} {then}" for arrow in arrows for first, then in ((word, arrow), (arrow, word))]
    return word, *arrows, *both, *others


ADD = names("Add", ">\u2192\u25b6\u25ba\u203a", "Add Selected", f"Move selection to {SELECTED}")
REMOVE = names("Remove", "<\u2190\u25c0\u25c4\u2039", "Remove Selected", f"Move selection to {AVAILABLE}")
"""The last of each is the tooltip of `lightning-dual-listbox` (grade A-img to the right, D to the left)."""


class Offer(ABC):
    """Scopes as a form offers them; `part` is the form's part that they are."""

    def __init__(self, part: Component) -> None:
        self.part = part

    @abstractmethod
    def ways(self, surface: Frame) -> Iterator[Locator]:
        """What is to be seen of it, best first."""

    @abstractmethod
    def labels(self, *, chosen: bool) -> list[str]:
        """The labels of the scopes that are chosen, or of those that are not.

        Raises:
            Unreadable: it cannot be told what is meant.
            playwright.sync_api.Error: the document went away.
        """

    @abstractmethod
    def choose(self, labels: list[str], *, chosen: bool) -> None:
        """Makes these chosen, or not so.

        Raises:
            PartMissing: it does not work.
            Unreadable: it cannot be told what is meant.
        """

    @property
    def surface(self) -> Frame:
        """The document that the form is in."""
        return self.part.screen.surface
