"""What a page says and nobody can type: headings, and the values of a detail page."""

from __future__ import annotations

from ..values.text import plain, same
from .component import Component

_SAID = r"""cell => {
  let said = cell.innerText;
  for (const e of cell.querySelectorAll('button, input, [role=button], .btn')) {
    const own = e.innerText?.trim();
    const place = own && e.checkVisibility() ? said.lastIndexOf(own) : -1;
    if (place >= 0) said = said.slice(0, place) + '\n' + said.slice(place + own.length);
  }
  return said;
}"""
"""JavaScript: what a cell says, without the words on its buttons, such as Copy beside the consumer key (A-img)."""


class Heading(Component):
    """A heading that tells one screen from another."""

    kind = "heading"


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
        text = self.read(_SAID)
        if text is None:
            return None
        lines = [plain(line) for line in str(text).splitlines() if plain(line)]
        found = _after(self.labels, lines[0]) if lines else None  # label and value stood in one place
        return [found, *lines[1:]] if found else lines

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


def _after(labels: tuple[str, ...], line: str) -> str | None:
    """What follows a label and its colon on a line; None where the line does not begin with one."""
    for label in labels:
        head, colon, rest = line.partition(":")
        if colon and same(head, label) and rest.strip():
            return rest.strip()
    return None
