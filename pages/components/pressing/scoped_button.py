"""A button that has namesakes on its page, told by what stands beside it, and the last check before it is pressed.

It knows no act by name.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import ElementHandle

from ...browser.timeouts import AT_ONCE
from ...errors import Unreadable
from .buttons import CONTROLS, SAYS, Button

_OWN = f"""([found, companions]) => {{
  const label = e => {SAYS}(e).toLowerCase();
  const beside = button => {{
    for (let e = button.parentElement; e && !e.matches('body, form, table'); e = e.parentElement) {{
      const said = Array.from(e.querySelectorAll('{CONTROLS}')).filter(one => one.checkVisibility()).map(label);
      if (companions.every(one => said.includes(one))) return true;
    }}
    return false;
  }};
  const own = found.filter(beside);
  return own[0] || (found.length === 1 && !found[0].closest('tr, [role=row], li') ? found[0] : null);
}}"""
"""JavaScript: of several buttons the one that stands in one block with its companions; a lone one in no row will do."""


class ScopedButton(Button):
    """A button that has namesakes on its page, such as Delete in each row of a list. Its `companions` tell it."""

    def __init__(self, *labels: str, companions: tuple[str, ...]) -> None:
        super().__init__(*labels)
        self.companions = companions

    def press_if(self, sure: Callable[[], bool]) -> bool:
        """Presses it if `sure` holds once it can be pressed; whether it did.

        Raises:
            Unreadable: it cannot be told which of several is meant.
            PartMissing: it is not there, or cannot be pressed.
        """
        found = self.get()
        every, own = self.any_way(self.screen.surface), [one.casefold() for one in self.companions]
        with self.acting("press", found):
            both = [every.element_handles(), own]
            button = self.screen.surface.evaluate_handle(_OWN, both).as_element()
            if button is not None:
                return press_if(button, sure, self.quick)
        raise Unreadable(
            f'{self.screen.title}: which "{self.label}" is the page\'s own cannot be told; none was pressed',
            hint="do it in Setup by hand",
        )


def press_if(button: ElementHandle, sure: Callable[[], bool], milliseconds: float) -> bool:
    """Presses that one element if `sure` holds once the pointer is over it and it can be pressed; whether it did.

    What is said around a button may change while it is waited for, and because the pointer comes.

    Raises:
        playwright.sync_api.Error: it cannot be pressed.
    """
    button.hover(timeout=milliseconds)
    button.wait_for_element_state("enabled", timeout=milliseconds)
    if not sure():
        return False
    button.click(timeout=AT_ONCE * 1000)
    return True
