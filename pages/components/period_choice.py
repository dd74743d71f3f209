"""A stack of radio buttons, some with a number box and a unit in their own row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Frame, Locator

from ..text import plain
from .component import Component

_READ = """radio => {
  const row = radio.closest('tr, li, p, div') || radio.parentElement;
  const number = row.querySelector('input:not([type=radio])'), unit = row.querySelector('select');
  return [radio.checked, number ? number.value : '', unit ? unit.selectedOptions[0].label : ''];
}"""
_ROW = "xpath=ancestor::*[self::tr or self::li or self::p or self::div][1]"


class PeriodChoice(Component):
    """One radio button of a stack, with the number box and the unit of its own row.

    "Expire refresh token after" has a twin, "Expire refresh token if not used for", with the same boxes; so they are
    looked for in the radio's own row only. No id is known (gap), and the text may end with a colon.
    """

    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"^\s*(?:{'|'.join(map(re.escape, self.labels))})\b", re.IGNORECASE)

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        yield surface.get_by_role("radio", name=self._pattern())
        rows = surface.locator("tr, li, p, div, label").filter(has_text=self._pattern())
        yield rows.filter(has=surface.locator("input[type=radio]")).last.locator("input[type=radio]")

    def choose(self, number: int, unit: str) -> None:
        """Chooses the radio and sets the boxes of its row. `unit` is an option's text, such as "Day(s)"."""
        radio = self.get()
        row = radio.locator(_ROW)
        with self.acting("choose"):
            radio.check(timeout=self.quick)
            row.locator("input:not([type=radio])").first.fill(str(number), timeout=self.quick)
            row.locator("select").first.select_option(label=unit, timeout=self.quick)

    def choose_alone(self) -> None:
        """Chooses the radio, where it has no boxes."""
        radio = self.get()
        with self.acting("choose"):
            radio.check(timeout=self.quick)

    @property
    def chosen(self) -> bool | None:
        """A look: whether this radio is the chosen one; None when it is not there."""
        chosen = self.read("radio => radio.checked")
        return None if chosen is None else bool(chosen)

    @property
    def value(self) -> tuple[int, str] | None:
        """A look: number and unit when this radio is the chosen one; None when it is not, or is not there."""
        read = self.read(_READ)
        if read is None or not read[0] or not plain(read[1]).isdigit():
            return None
        return int(read[1]), plain(read[2])
