"""What a page says and nobody can type: headings, and the values of a detail page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from playwright.sync_api import Frame, Locator

from ..values.text import plain
from .component import Component

_SAID = r"""(cell, labels) => {
  let said = cell.innerText;
  for (const e of cell.querySelectorAll('button, input, [role=button], .btn')) {
    const own = e.innerText?.trim();
    const place = own && e.checkVisibility() ? said.lastIndexOf(own) : -1;
    if (place >= 0) said = said.slice(0, place) + '\n' + said.slice(place + own.length);
  }
  const bare = text => text.replace(/[\s*:]+/g, ' ').trim().toLowerCase();
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  let first = texts.nextNode();
  while (first && !first.data.trim()) first = texts.nextNode();
  const label = first && labels.some(one => bare(one) === bare(first.data)) ? first.data.trim() : '';
  if (label && said.trim().startsWith(label)) said = said.trim().slice(label.length).replace(/^[\s:]+/, '');
  return said;
}"""
"""JavaScript: what a cell says, without its own label where that stands in it, and without the words on its buttons,
such as Copy beside the consumer key (A-img)."""


class Heading(Component):
    """A heading that tells one screen from another."""

    kind = "heading"


class Words(Component):
    """A sentence that a page says somewhere, such as in a bar above its buttons, and that may go on."""

    strict = False

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        for label in self.labels:
            yield surface.get_by_text(label)


class Output(Component):
    """A value of a detail page: the cell beside its label."""

    kind = "value"

    @property
    def text(self) -> str | None:
        """A check: what the cell says, on one line; None when it is not there."""
        lines = self.lines
        return None if lines is None else plain(" ".join(lines))

    @property
    def lines(self) -> list[str] | None:
        """A check: what the cell says, line by line; None when it is not there."""
        text = self.read(f"cell => ({_SAID})(cell, {json.dumps(self.labels)})")
        return None if text is None else [plain(line) for line in str(text).splitlines() if plain(line)]

    @property
    def ticked(self) -> bool | None:
        """A check: for a value that is a tick: whether it is one; None when no tick can be told.

        Classic detail pages show a disabled check box or an image whose alternative text is "Checked" (family A).
        """
        ticked = self.read("""cell => {
          const box = cell.querySelector('input[type=checkbox]'), image = cell.querySelector('img[alt]');
          return box ? box.checked : image ? /^checked$/i.test(image.alt) : null;
        }""")
        return None if ticked is None else bool(ticked)
