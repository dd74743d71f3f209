"""From what is to be touched to lights: the first thing that is not right yet is for now, what is right is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pages.browser.questions import ask
from pages.components import Component, Touch
from pages.components.sight import touched
from pages.errors import PageError, Unavailable

from ...context.step_context import StepContext
from ...engine.step import Difference, Light, Spot

Hands = Callable[[StepContext], Iterable[Touch]]
"""A check: what a person touches, in the order of hands."""


def lit(hands: Hands) -> Callable[[StepContext], Sequence[Spot]]:
    """The look of a step; what cannot be read, or is another app's, is not lit.

    Raises:
        Unavailable: the page does not answer any more.
    """

    def where(context: StepContext) -> Sequence[Spot]:
        try:
            return ask(context.org.page, lambda: spots(hands(context)), ())
        except Unavailable:
            raise
        except PageError:
            return ()

    return where


def spots(touches: Iterable[Touch]) -> list[Spot]:
    """The one thing to be touched now, then what comes after it, then what is right."""
    every = list(touches)
    waiting = [one.sight for one in every if not one.right]
    return [
        *(Spot(sight, Light.NEXT if place else Light.NOW) for place, sight in enumerate(waiting)),
        *(Spot(one.sight, Light.RIGHT) for one in every if one.right),
    ]


def of(*parts: tuple[Component, bool]) -> list[Touch]:
    """These parts of a screen, as far as they are there, and whether each is right."""
    return list(touched([part.sight() for part, _ in parts], [right for _, right in parts]))


def settled(differences: Iterable[Difference]) -> bool:
    """Whether nothing differs."""
    return not tuple(differences)
