"""What a page says and nobody can type: headings, and the values of a detail page."""

from __future__ import annotations

from ..values.text import plain
from .component import Component


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
        text = self.read("cell => cell.innerText")
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
