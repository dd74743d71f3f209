"""A stack of radio buttons, some with a number box and a unit in their own row."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Frame, Locator

from ..durations import Duration, unit_of
from ..errors import PartMissing
from ..text import label_start, plain, same
from .component import Component

_NUMBER = "input:not([type=radio], [type=checkbox], [type=hidden], [type=button], [type=submit], [type=image])"
_READ = f"""radio => {{
  const row = radio.closest('tr, li, p, div') || radio.parentElement;
  const number = row.querySelector('{_NUMBER}'), unit = row.querySelector('select')?.selectedOptions[0];
  return [radio.checked, number ? number.value : '', unit ? unit.label : ''];
}}"""
_ROW = "xpath=ancestor::*[self::tr or self::li or self::p or self::div][1]"
_OPTIONS = "found => found.slice(0, 1).flatMap(unit => Array.from(unit.options, option => option.label))"


class PeriodChoice(Component):
    """One radio button of a stack, with the number box and the unit of its own row.

    "Expire refresh token after" has a twin, "Expire refresh token if not used for", with the same boxes; so they are
    looked for in the radio's own row only. No id is known (gap), and the text may end with a colon.
    """

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        pattern = label_start(*self.labels)
        yield surface.get_by_role("radio", name=pattern)
        rows = surface.locator("tr, li, p, div, label").filter(has_text=pattern)
        yield rows.filter(has=surface.locator("input[type=radio]")).last.locator("input[type=radio]")

    def choose(self, number: int, unit: str) -> None:
        """Chooses the radio and sets the boxes of its row. `unit` is an option's text, such as "Day(s)", or another
        word for the same unit.

        Raises:
            PartMissing: there is no such unit; the message lists those there are.
        """
        radio = self.get()
        row = radio.locator(_ROW)
        units = row.locator("select").first
        with self.acting("choose"):
            radio.check(timeout=self.quick)
            row.locator(_NUMBER).filter(visible=True).first.fill(str(number), timeout=self.quick)
            offered = [str(text) for text in units.evaluate_all(_OPTIONS)]
        place = next((place for place, text in enumerate(offered) if _unit_is(text, unit)), None)
        if place is None:
            listed = ", ".join(f'"{plain(text)}"' for text in offered) or "nothing"
            message = f'{self.screen.title}: "{self.label}" has no unit "{unit}". It offers {listed}.'
            raise PartMissing(message, hint=self.screen.where_to_mend)
        with self.acting("choose"):
            units.select_option(index=place, timeout=self.quick)

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
        if read is None or not read[0] or not plain(read[1]).isdecimal():
            return None
        return int(plain(read[1])), plain(read[2])

    @property
    def period(self) -> Duration | None:
        """A look: the same as a duration; None too where the unit is not known."""
        value = self.value
        unit = unit_of(value[1]) if value is not None else None
        return Duration(value[0], unit) if value is not None and unit is not None else None


def _unit_is(option: str, unit: str) -> bool:
    meant = unit_of(unit)
    return same(option, unit) or (meant is not None and unit_of(option) is meant)
