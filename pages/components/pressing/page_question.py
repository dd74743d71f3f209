"""A question that a page asks in itself, where others ask with a dialog of the browser. It knows none by name."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import ElementHandle, Frame
from playwright.sync_api import Error as PlaywrightError

from ...browser.questions import asking
from ...browser.timeouts import AT_ONCE
from ...org import Org
from ...values.text import plain

_YES = ("ok", "continue", "yes", "confirm", "enable")
_ASKED = """yes => {
  const label = e => (e.matches('input') ? e.value : e.innerText || e.title || '').trim().toLowerCase();
  const roots = [document];
  for (const root of roots) for (const e of root.querySelectorAll('*')) if (e.shadowRoot) roots.push(e.shadowRoot);
  const css = 'button, input[type=button], input[type=submit], a, [role=button]';
  const found = roots.flatMap(root => Array.from(root.querySelectorAll(css)))
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && yes.includes(label(e)));
  const around = button => {
    for (let e = button; e && e !== document.body; e = e.parentElement || e.getRootNode().host) {
      const words = (e.innerText || '').trim();
      if (words.length > 800) break;
      if (words.length > label(button).length + 40) return words;
    }
    return '';
  };
  return found.map(button => ({button, words: around(button)})).filter(one => one.words);
}"""
"""JavaScript: the buttons that say yes, each with the nearest words around it that are more than buttons."""


def answered(org: Org, judge: Callable[[str], bool]) -> bool:
    """Presses the yes of a question in the page, or in the frame with its classic page, whose words `judge` takes;
    whether there was one."""
    for frame in dict.fromkeys((org.surface, org.page.main_frame)):
        if (button := _asked(frame, judge)) is not None:
            try:
                with asking(org.page):
                    button.click(timeout=AT_ONCE * 1000)
            except PlaywrightError:  # it went away, or is not there yet: the next look tells
                return False
            org.touched()
            return True
    return False


def _asked(frame: Frame, judge: Callable[[str], bool]) -> ElementHandle | None:
    try:
        with asking(frame.page):
            found = frame.evaluate_handle(_ASKED, list(_YES))
            said = [plain(str(words)) for words in found.evaluate("found => found.map(one => one.words)")]
            meant = [place for place, words in enumerate(said) if judge(words)]
            if len(meant) != 1:  # of two ways to say yes nobody knows which is meant
                return None
            return found.evaluate_handle("(found, place) => found[place].button", meant[0]).as_element()
    except PlaywrightError:  # the document went away meanwhile
        return None
