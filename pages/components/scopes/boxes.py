"""Scopes as boxes to tick, one each, in a group that is called as the lists are elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from playwright.sync_api import Frame, Locator

from ...browser.questions import asking
from ...dom.query import Query, tools
from ...values.text import scope_tokens
from ..fields import set_checked
from ..sight import Sight, Touch, sight_of
from .offer import AVAILABLE, SELECTED, Offer

_HEADS = (SELECTED, AVAILABLE, "OAuth Scopes")


@cache
def _read() -> str:
    """JavaScript: the groups of that name, each box as what it is called and whether it is ticked."""
    return f"""() => {{
      const ticked = e => 'checked' in e ? e.checked : e.getAttribute('aria-checked') === 'true';
      const groups = {tools()}.finder.groups(document, {json.dumps(_HEADS)});
      return groups.map(group => group.map(([e, text]) => [text, ticked(e)]));
    }}"""


class Boxes(Offer):
    """Boxes whose labels end in a scope's token, all together under the label of the scopes."""

    def ways(self, surface: Frame) -> Iterator[Locator]:
        yield self._box(surface, "api")  # every org offers it
        yield self._box(surface, "id", "refresh_token", "web", "full")

    @staticmethod
    def _box(surface: Frame, *tokens: str) -> Locator:
        return Query("scope", _HEADS, about=tokens).of(surface)

    def labels(self, *, chosen: bool) -> list[str]:
        with asking(self.surface.page):
            groups: list[list[tuple[str, Any]]] = self.surface.evaluate(_read())
        if len(groups) > 1:
            raise self.part.ambiguous(len(groups))
        return [text for group in groups for text, ticked in group if ticked == chosen]

    def touches(self, add: list[str], right: list[str], remove: list[str]) -> list[Touch]:
        boxes = self.options(add, [*right, *remove])
        order = [*((label, False) for label in [*add, *remove]), *((label, True) for label in right)]
        return [Touch(boxes[label], fine) for label, fine in order if label in boxes]

    def marked(self, *, chosen: bool) -> list[str]:
        return []  # a box is ticked at once

    def options(self, available: list[str], selected: list[str]) -> dict[str, Sight]:
        page = self.part.screen.org.page
        boxes = {one: self._box(self.surface, *sorted(scope_tokens(one))) for one in [*available, *selected]}
        sights = {label: sight_of(box, label, page) for label, box in boxes.items()}
        return {label: sight for label, sight in sights.items() if sight is not None}

    def arrow(self, *, add: bool) -> Sight | None:
        return None

    def choose(self, labels: list[str], *, chosen: bool) -> None:
        """Ticks or unticks them, each found anew by its scope."""
        for label in labels:
            box = self._box(self.surface, *sorted(scope_tokens(label)))
            with self.part.acting(f'{"tick" if chosen else "untick"} "{label}" in', box):
                set_checked(box, self.part.quick, checked=chosen)
