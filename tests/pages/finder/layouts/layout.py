"""What a layout is: HTML made of parts, for the kinds that it suits. It knows no case and no decoy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..parts import SAYS, Part

FIELDS = ("text", "check", "select", "file")
TICKS = ("check", "radio")

Html = Callable[[Sequence[Part]], str]


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to lay out parts. `says` are the ways in which it can say a label."""

    name: str
    kinds: tuple[str, ...]
    html: Html
    says: tuple[str, ...]
    begins: bool = False


LAYOUTS: dict[str, Layout] = {}
"""All of them by name, once the modules that make them are imported."""

_ALL = tuple(SAYS)


def layout(
    name: str,
    kinds: tuple[str, ...],
    *,
    says: tuple[str, ...] | None = None,
    but: tuple[str, ...] = (),
    begins: bool = False,
) -> Callable[[Html], Html]:
    """Registers what it decorates. Of the ways to say a label all are used, or `says`, or all but some.

    With `begins` the label runs on into other words without a break, and the finder is told so.
    """

    def registered(html: Html) -> Html:
        used = says if says is not None else tuple(way for way in _ALL if way not in but)
        assert name not in LAYOUTS, name
        LAYOUTS[name] = Layout(name, kinds, html, used, begins)
        return html

    return registered


def lines(parts: Sequence[Part], line: Callable[[Part], str]) -> str:
    """Each part in a line of its own."""
    return "\n".join(line(part) for part in parts)


def pairs(parts: Sequence[Part]) -> list[Sequence[Part]]:
    """Two a row; the last may stand alone."""
    return [parts[start : start + 2] for start in range(0, len(parts), 2)]
