"""Fields of a form: text, check box, choice. They know a label and a cell, never a page."""

from __future__ import annotations

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator

from ..browser.questions import asking
from ..browser.timeouts import AUTOFILL
from ..errors import PartMissing
from ..values.text import plain, same
from .anew import repeatable
from .component import Component
from .sight import STANDS_FOR


def click(control: Locator, milliseconds: float) -> None:
    """Clicks a control, or the label that it is hidden behind.

    Raises:
        playwright.sync_api.Error: it cannot be clicked.
    """
    with asking(control.page):
        label = control.evaluate_handle(STANDS_FOR, timeout=milliseconds).as_element()
    (label or control).click(timeout=milliseconds)


def set_checked(control: Locator, milliseconds: float, *, checked: bool = True) -> None:
    """Makes a box or a radio button ticked or not, by its label where it is hidden behind that.

    Raises:
        playwright.sync_api.Error: it cannot be clicked, or does not change.
    """
    with asking(control.page):
        label = control.evaluate_handle(STANDS_FOR, timeout=milliseconds).as_element()
    if label is None:
        control.set_checked(checked, timeout=milliseconds)
    elif control.is_checked(timeout=milliseconds) != checked:
        label.click(timeout=milliseconds)
        if control.is_checked(timeout=milliseconds) != checked:
            raise PlaywrightError("clicking its label did not change its state")


_OPTIONS = """e => {
  if (e.options) return Array.from(e.options, option => option.label);
  const list = e.getRootNode().getElementById?.(e.getAttribute('aria-controls'));
  return Array.from((list || e.parentElement).querySelectorAll('[role=option]'), option => option.textContent);
}"""
"""JavaScript: the texts of a list's options, of Lightning's too, which are there before it opens."""


class TextField(Component):
    """A text input or text area."""

    @repeatable
    def fill(self, value: str) -> None:
        """Types over what is there."""
        field = self.get()
        with self.acting("fill"):
            field.fill(value, timeout=self.quick)

    @repeatable
    def leave(self) -> None:
        """Presses Tab, for pages that act when a field is left."""
        field = self.get()
        with self.acting("leave"):
            field.press("Tab", timeout=self.quick)

    def fill_both(self, value: str, other: TextField, its: str) -> None:
        """Types here and into another field, which the page fills by script once this one is left, and that races with
        typing. What is here already is not typed again."""
        if not same(self.value or "", value) or not other.value:
            self.fill(value)
            self.leave()
            self.screen.org.until(lambda: other.value, patience=AUTOFILL)
        other.fill(its)
        other.leave()

    @property
    def value(self) -> str | None:
        """A check: what it holds; None when it is not there."""
        value = self.read("e => e.value")
        return None if value is None else str(value)


class Checkbox(Component):
    """A check box."""

    kind = "check"

    @repeatable
    def tick(self) -> None:
        """Ticks it, if it is not ticked yet."""
        box = self.get()
        with self.acting("tick"):
            set_checked(box, self.quick)

    @repeatable
    def untick(self) -> None:
        """Takes the tick away, if there is one."""
        box = self.get()
        with self.acting("untick"):
            set_checked(box, self.quick, checked=False)

    @property
    def ticked(self) -> bool | None:
        """A check: whether it is ticked; None when it is not there."""
        ticked = self.read("e => e.checked")
        return None if ticked is None else bool(ticked)


class Select(Component):
    """A drop-down list, whose options are known by what they say. Lightning's opens with a click (`role=combobox`)."""

    kind = "select"

    @repeatable
    def choose(self, option: str) -> None:
        """Chooses the option with that text, case and spaces aside.

        Raises:
            PartMissing: there is no such option; the message lists those there are.
        """
        box = self.get()
        offered = self.options or []
        place = next((place for place, text in enumerate(offered) if same(text, option)), None)
        if place is None:
            listed = ", ".join(f'"{text}"' for text in offered) or "nothing"
            message = f'{self.screen.title}: "{self.label}" has no option "{option}". It offers {listed}.'
            raise PartMissing(message, hint=self.screen.where_to_mend, technical=self.screen.declared_in)
        with self.acting("choose in"):
            if box.evaluate("e => e.tagName === 'SELECT'", timeout=self.quick):
                box.select_option(index=place, timeout=self.quick)
            else:
                box.click(timeout=self.quick)
                self.screen.surface.get_by_role("option", name=offered[place], exact=True).click(timeout=self.quick)

    @property
    def options(self) -> list[str] | None:
        """A check: the texts of all options; None when it is not there."""
        texts = self.read(_OPTIONS)
        return None if texts is None else [plain(text) for text in texts]

    @property
    def value(self) -> str | None:
        """A check: the text of the chosen option; None when it is not there."""
        text = self.read("e => (e.options ? e.selectedOptions[0]?.label : e.value || e.innerText) || ''")
        return None if text is None else plain(text)
