"""A stack of radio buttons, some with a number box and a unit behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import ElementHandle, Locator
from playwright.sync_api import Error as PlaywrightError

from ..browser.questions import ask, asking
from ..errors import PartMissing
from ..values.durations import Duration, unit_of
from ..values.text import plain, same
from .anew import repeatable
from .component import Component
from .fields import set_checked
from .sight import Sight, Touch, elements, touched

T = TypeVar("T")

_NUMBER = "input:not([type=radio], [type=checkbox], [type=hidden], [type=button], [type=submit], [type=image])"
_MINE = f"""radio => {{
  const radios = Array.from(radio.getRootNode().querySelectorAll('input[type=radio], [role=radio]'));
  const group = radios.filter(e => e.name === radio.name);
  let place = radio.closest('tr, li, p, div') || radio.parentElement;
  if (group.length > 1) while (!group.every(e => place.contains(e)) && place.parentElement) place = place.parentElement;
  const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = group[group.indexOf(radio) + 1];
  const first = (css, before) => before && Array.from(place.querySelectorAll(css)).find(
    e => follows(before, e) && (!next || follows(e, next)) && e.checkVisibility({{visibilityProperty: true}}));
  const number = first('{_NUMBER}', radio);
  return [number, first('select', number)];
}}"""
"""JavaScript: the number box and the unit that belong to a radio button: those that follow it, before the next one of
its group. Whether they stand in its row or in the next one differs from page to page (gap)."""
_READ = f"""radio => {{
  const [number, unit] = ({_MINE})(radio);
  const chosen = radio.checked ?? radio.getAttribute('aria-checked') === 'true';
  return [chosen, number ? number.value : '', unit?.selectedOptions[0]?.label || ''];
}}"""
_CHOSEN = f"""radio => {{
  const radios = Array.from(radio.getRootNode().querySelectorAll('input[type=radio], [role=radio]'));
  const chosen = radios.find(e => e.name === radio.name && (e.checked ?? e.getAttribute('aria-checked') === 'true'));
  if (!chosen || !radio.name) return '';
  const [number, unit] = ({_MINE})(chosen), row = chosen.closest('tr, li, p, div, label');
  const alone = row && Array.from(row.querySelectorAll('input[type=radio]')).every(e => e === chosen);
  const label = chosen.labels?.[0] || (alone ? row : null);
  const said = node => node.nodeType === Node.TEXT_NODE ? node.data : node.nodeType !== Node.ELEMENT_NODE ||
    node.matches('select, input, script') ? '' : Array.from(node.childNodes, said).join(' ');
  const words = label ? said(label).trim() : '';
  return words && [words, number?.value || '', unit?.selectedOptions[0]?.label || ''].join(' ');
}}"""
"""JavaScript: what the chosen radio button of the group says, with its number and unit; empty where no label tells."""
_OPTIONS = "unit => Array.from(unit.options, option => option.label)"


class RadioWithDuration(Component):
    """One radio button of a stack, with the number box and the unit that belong to it.

    "Expire refresh token after" has a twin, "Expire refresh token if not used for", with the same boxes; so they are
    looked for between this radio and the next one only. No id is known (gap), and the text may end with a colon.
    """

    kind = "radio"
    begins = True

    @repeatable
    def choose(self, number: int, unit: str) -> None:
        """Chooses the radio and sets the boxes of its row. `unit` is an option's text, such as "Day(s)", or another
        word for the same unit.

        Raises:
            PartMissing: there is no such unit; the message lists those there are.
        """
        radio = self.get()
        with self.acting("choose"):
            set_checked(radio, self.quick)
        with self.acting("type the number of"):
            self._with_own(radio, 0, lambda box: self._typed(box, str(number)))
        with self.acting("read the units of"):
            offered = [str(text) for text in self._with_own(radio, 1, lambda units: units.evaluate(_OPTIONS))]
        place = next((place for place, text in enumerate(offered) if _unit_is(text, unit)), None)
        if place is None:
            listed = ", ".join(f'"{plain(text)}"' for text in offered) or "nothing"
            message = f'{self.screen.title}: "{self.label}" has no unit "{unit}". It offers {listed}.'
            raise PartMissing(message, hint=self.screen.where_to_mend, technical=self.screen.declared_in)
        with self.acting("choose the unit of"):
            self._with_own(radio, 1, lambda units: units.select_option(index=place, timeout=self.quick))

    def _typed(self, box: ElementHandle, number: str) -> bool | None:
        """Types it; None where the box was put away while it was typed, so that it went nowhere."""
        box.fill(number, timeout=self.quick)
        with asking(self.screen.org.page):
            return box.evaluate("e => e.isConnected ? e.value : null") == number or None

    def _with_own(self, radio: Locator, place: int, act: Callable[[ElementHandle], T | None]) -> T:
        """What `act` gives for the radio's number box (0) or its unit (1), which some pages show once the radio is
        chosen. No selector says "before the next radio", so it is an element, and looked for again where the page has
        put another in its place meanwhile, or the act gives None.

        Raises:
            PartMissing: it has none.
            playwright.sync_api.Error: the act did not work.
        """
        mine = f"radio => ({_MINE})(radio)[{place}]"

        def check() -> tuple[T] | None:
            own = radio.evaluate_handle(mine, timeout=self.quick).as_element()
            try:
                done = None if own is None else act(own)
            except PlaywrightError as error:
                if "not attached" in error.message:
                    return None
                raise
            return None if done is None else (done,)

        done = self.screen.org.until(check, patience=self.screen.org.patience.quick)
        if done is None:
            what = ("number box", "unit")[place]
            raise PartMissing(
                f'{self.screen.title}: "{self.label}" has no {what} to be used',
                hint=self.screen.where_to_mend,
                technical=self.screen.declared_in,
            )
        return done[0]

    @repeatable
    def choose_alone(self) -> None:
        """Chooses the radio, where it has no boxes."""
        radio = self.get()
        with self.acting("choose"):
            set_checked(radio, self.quick)

    def touches(self, period: Duration | None) -> list[Touch]:
        """A check: the radio button, and with a period the number box and the unit that belong to it, in this order."""
        radio, value = self.sight(), self.read(_READ)
        if radio is None or value is None:
            return []
        touches = [Touch(radio, bool(value[0]))]
        if period is not None:
            page, same = self.screen.org.page, self.period == period
            right = plain(value[1]) == str(period.number) or same, unit_of(plain(value[2])) is period.unit or same
            names = f"the number of {self.label}", f"the unit of {self.label}"
            own = ask(page, self._own_boxes, [None, None])
            sights = [None if box is None else Sight(name, box, page) for name, box in zip(names, own, strict=True)]
            touches += touched(sights, right)
        return touches

    def _own_boxes(self) -> list[ElementHandle | None]:
        radio = self.locator.element_handle(timeout=self.quick)
        return elements(self.screen.surface, _MINE, radio)

    @property
    def chosen(self) -> bool | None:
        """A check: whether this radio is the chosen one; None when it is not there."""
        chosen = self.read("radio => radio.checked ?? radio.getAttribute('aria-checked') === 'true'")
        return None if chosen is None else bool(chosen)

    @property
    def value(self) -> tuple[int, str] | None:
        """A check: number and unit when this radio is the chosen one; None when it is not, or is not there."""
        read = self.read(_READ)
        if read is None or not read[0] or not plain(read[1]).isdecimal():
            return None
        return int(plain(read[1])), plain(read[2])

    @property
    def policy(self) -> str | None:
        """A check: what its row says when it is the chosen one, in one line; None when it is not, or is not there."""
        value = self.value
        return None if value is None else f"{self.label} {value[0]} {value[1]}"

    @property
    def chosen_instead(self) -> str | None:
        """A check: what the chosen radio button of the same group says, in one line; None where that is not known."""
        read = self.read(_CHOSEN)
        return plain(str(read)).rstrip(":") or None if read else None

    @property
    def period(self) -> Duration | None:
        """A check: the same as a duration; None too where the unit is not known."""
        value = self.value
        unit = unit_of(value[1]) if value is not None else None
        return Duration(value[0], unit) if value is not None and unit is not None else None


def _unit_is(option: str, unit: str) -> bool:
    meant = unit_of(unit)
    return same(option, unit) or (meant is not None and unit_of(option) is meant)
