"""What is lit in the page, as the panel draws it: which way, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator

from ..actor import Actor

_NEAR = 6.0
"""Pixels by which a light may be wider than what it is around."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """A light: `kind` is now, next or right; its place in the window, in pixels."""

    kind: str
    left: float
    top: float
    right: float
    bottom: float


def lamps(actor: Actor) -> list[Lamp]:
    """All lights that are drawn now."""
    document = actor.cdp.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
    hosts = [node for node in _tree(document) if node.get("localName") == "setupwalk-guide"]
    found = []
    for node in (each for host in hosts for root in host["shadowRoots"] for each in _tree(root)):
        marks = node.get("attributes", [])
        told = dict(zip(marks[::2], marks[1::2], strict=True))
        if told.get("class") == "light":
            quad = actor.quad(node)
            box = min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])
            found.append(Lamp(told.get("data-light", ""), *box))
    return found


def lit(actor: Actor, thing: Locator) -> str:
    """Which way a thing is lit now; empty where it is not, or is not to be seen."""
    box = thing.bounding_box()
    if box is None:
        return ""
    for one in lamps(actor):
        beyond = (
            one.left - box["x"],
            one.top - box["y"],
            box["x"] + box["width"] - one.right,
            box["y"] + box["height"] - one.bottom,
        )
        if all(abs(far) <= _NEAR for far in beyond):
            return one.kind
    return ""


def is_lit(actor: Actor, thing: Locator, kind: str, *, in_sight: bool = True) -> None:
    """Waits until a thing is lit that way, alone where it is for now, and within the window."""

    def look() -> bool:
        shown = lit(actor, thing) == kind and (kind != "now" or sum(one.kind == "now" for one in lamps(actor)) == 1)
        return shown and (not in_sight or _in_window(actor, thing))

    actor.until(look, f"{thing} is not lit as {kind}, but {_safe(actor, thing)!r}; the lights are {lamps(actor)}")


def _safe(actor: Actor, thing: Locator) -> str:
    try:
        return lit(actor, thing)
    except PlaywrightError:
        return "gone"


def _in_window(actor: Actor, thing: Locator) -> bool:
    box, height = thing.bounding_box(), actor.page.evaluate("() => innerHeight")
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= height


def _tree(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("children", []):
        yield from _tree(child)
