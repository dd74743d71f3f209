"""A question that is expected, from the browser or from the page itself. It knows none by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import ElementHandle, Frame
from playwright.sync_api import Error as PlaywrightError

from ...browser.questions import ask, asking
from ...browser.timeouts import AT_ONCE
from ...org import Org
from ...values.text import plain
from ..sight import Sight
from .buttons import CONTROLS, SAYS

_YES = ("ok", "continue", "yes", "confirm", "enable")
_TITLE = 60
"""Characters that the title of such a question may have."""
_ASKED = f"""yes => {{
  const label = e => {SAYS}(e).toLowerCase();
  const roots = [document];
  for (const root of roots) for (const e of root.querySelectorAll('*')) if (e.shadowRoot) roots.push(e.shadowRoot);
  const found = roots.flatMap(root => Array.from(root.querySelectorAll('{CONTROLS}')))
    .filter(e => e.checkVisibility({{visibilityProperty: true}}) && !e.disabled && yes.includes(label(e)));
  const around = button => {{
    for (let e = button; e && e !== document.body; e = e.parentElement || e.getRootNode().host) {{
      const words = (e.innerText || '').trim();
      if (words.length > 800) break;
      if (words.length > label(button).length + 40) return words;
    }}
    return '';
  }};
  return found.map(button => ({{button, words: around(button)}})).filter(one => one.words);
}}"""
"""JavaScript: the buttons that say yes, each with the nearest words around it that are more than buttons."""


@dataclass(frozen=True)
class Question:
    """A question that says `words`, and says `never` nowhere."""

    words: re.Pattern[str]
    never: re.Pattern[str]

    def asks(self, text: str) -> bool:
        """Whether a dialog of the browser with that text is this question, which is all that it says."""
        return self.words.match(text) is not None and not self.never.search(text)

    def answered(self, org: Org) -> bool:
        """Presses its yes in the page, or in the frame with its classic page; whether there was one."""
        for frame in org.frames:
            if (button := ask(org.page, partial(self._yes, frame), None)) is not None:
                try:
                    with asking(org.page):
                        button.click(timeout=AT_ONCE * 1000)
                except PlaywrightError:  # it went away, or is not there yet: the next look tells
                    return False
                org.touched()
                return True
        return False

    def sight(self, org: Org) -> Sight | None:
        """A check: its yes in the page, or in the frame with its classic page; None where it is not asked there."""
        for frame in org.frames:
            if (button := ask(org.page, partial(self._yes, frame), None)) is not None:
                return Sight("the yes to the question", button, org.page)
        return None

    def _yes(self, frame: Frame) -> ElementHandle | None:
        found = frame.evaluate_handle(_ASKED, list(_YES))
        said = found.evaluate("found => found.map(one => one.words)")
        meant = [place for place, words in enumerate(said) if self._asks_in_page(plain(str(words)))]
        if len(meant) != 1:  # of two ways to say yes nobody knows which is meant
            return None
        return found.evaluate_handle("(found, place) => found[place].button", meant[0]).as_element()

    def _asks_in_page(self, text: str) -> bool:
        """As `asks`, of the words around a button, after a title perhaps."""
        found = self.words.search(text)
        return found is not None and found.start() < _TITLE and not self.never.search(text)
