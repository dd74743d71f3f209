"""What all ways have in common: labels that are chosen or not, and can be made so."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from playwright.sync_api import Frame, Locator

from ..component import Component
from ..sight import Sight, Touch, elements

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

    def touches(self, add: list[str], right: list[str], remove: list[str]) -> list[Touch]:
        """A check: what a person touches to choose the labels to `add` and, after that, to give up those to `remove`:
        once only such ones are marked, the button that moves them. Those that are chosen and `right` stand last.

        Raises:
            playwright.sync_api.Error: the document went away.
            Unreadable: it cannot be told what is meant.
        """
        sights, moving = self.options(add, [*right, *remove]), add or remove
        marked = set(self.marked(chosen=not add)) if moving else set()
        button = self.arrow(add=bool(add)) if moving else None
        hands = [sights[label] for label in moving if label in sights]
        if button is not None:
            hands.insert(0 if marked and marked <= set(moving) else len(hands), button)
        return [*map(Touch, hands), *(Touch(sights[label], right=True) for label in right if label in sights)]

    @abstractmethod
    def marked(self, *, chosen: bool) -> list[str]:
        """The labels that are marked to be moved, on the side of what is chosen or of the rest. Raises as `labels`."""

    @abstractmethod
    def options(self, available: list[str], selected: list[str]) -> dict[str, Sight]:
        """The elements of these labels on either side, by label; raises as `labels`."""

    @abstractmethod
    def arrow(self, *, add: bool) -> Sight | None:
        """The button that moves what is marked; None where there is none."""

    def shown(self, labels: list[str], script: str, argument: object) -> dict[str, Sight]:
        """The elements that a JavaScript function gives, by these labels in its order."""
        page = self.part.screen.org.page
        found = zip(labels, elements(self.surface, script, argument), strict=False)
        return {label: Sight(label, one, page) for label, one in found if one is not None}

    @property
    def surface(self) -> Frame:
        """The document that the form is in."""
        return self.part.screen.surface
