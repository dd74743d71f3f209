"""Buttons, and the red texts of classic pages."""

from __future__ import annotations

from typing import TypeVar, overload

from playwright.sync_api import Frame

from ...arrival.awaited import Awaited
from ...browser.changes import READ_THROUGH
from ...browser.popups import closed_for_its_address, new_tabs
from ...browser.questions import ask
from ...errors import PartMissing
from ...values.text import plain
from ..anew import Document
from ..component import Component

S = TypeVar("S", bound=Awaited)
O = TypeVar("O", bound=Awaited)  # noqa: E741 - the other landing
T = TypeVar("T", bound=Awaited)
F = TypeVar("F", bound=Awaited)

ERRORS = "#errorDiv_ep, .errorMsg, .message.errorM3, #errorDesc, #validationError, #error"
"""Where classic pages list their errors. Source: public automation code watches these; grade A."""
_TEXTS = f"""found => {{
  if (!({READ_THROUGH})) return [];
  const seen = e => e.checkVisibility() && /^save$/i.test((e.value || e.innerText || e.title || '').trim());
  const saves = Array.from(document.querySelectorAll('button, input[type=submit], input[type=button]')).filter(seen);
  const forms = new Set(saves.map(e => e.form));
  const own = e => !e.closest('form') || !forms.size || forms.has(e.closest('form'));
  return found.filter(own).slice(0, 20).map(e => e.innerText.slice(0, 2000));
}}"""
"""JavaScript: the words of errors; where there is a form to save, not those of another form."""


def refusals(surface: Frame) -> list[str]:
    """A check: the red texts of a classic page that has been read through, in the org's own words.

    Whether they refuse anything is another question: notices are red as well (grade A-img).
    """
    found = surface.locator(ERRORS).filter(visible=True)
    texts = ask(surface.page, lambda: found.evaluate_all(_TEXTS), ())
    lines = [plain(line) for text in texts for line in text.splitlines()]
    return list(dict.fromkeys(line for line in lines if line))


CONTROLS = "a, button, input[type=button], input[type=submit], [role=button]"
"""CSS of what can be pressed."""
SAYS = "(e => (e.tagName === 'INPUT' && e.value || e.innerText || e.title || '').replace(/\\s+/g, ' ').trim())"
"""JavaScript: what such a thing says, on one line."""


class Button(Component):
    """A button or a link that works as one. In classic pages it is an input, whose value may carry spaces (grade A)."""

    kind = "button"
    once = False
    """Whether it is for the page that is there alone: what was typed is gone with it, or a second press may do a second
    thing."""

    def click(self) -> None:
        """Clicks it, for what happens on the same screen. Where the page was exchanged before it could be pressed, in a
        frame that Lightning replaces after each navigation (grade A-), it is pressed in the new one, if that is about
        the same app."""
        before, button = Document.of(self.screen), self.get()
        try:
            with self.acting("press"):
                button.click(timeout=self.quick)
        except PartMissing:
            if self.once or not before.gone(self.screen):
                raise
            if before.followed(self.screen) and self.showing():  # else it was pressed, and has led on
                with self.acting("press", again := self.get()):
                    again.click(timeout=self.quick)

    @overload
    def press(self, landing: type[S], /) -> S: ...
    @overload
    def press(self, landing: type[S], other: type[O], /) -> S | O: ...
    @overload
    def press(self, landing: type[S], other: type[O], third: type[T], /) -> S | O | T: ...
    @overload
    def press(self, landing: type[S], other: type[O], third: type[T], fourth: type[F], /) -> S | O | T | F: ...
    def press(self, *landings: type[Awaited]) -> Awaited:
        """Clicks it and waits for the first of `landings`.

        Raises:
            Refused: a save, and the org shows errors instead; it carries them.
            PartMissing, ScreenMissing, SessionEnded, NotAllowed: as `Org.at`.
        """
        return self._press(landings)

    def _press(self, landings: tuple[type[Awaited], ...]) -> Awaited:
        org = self.screen.org
        left = org.fingerprint()
        with new_tabs(org.page) as tabs:
            self.click()
            landed = org.first_of(*landings, left=left, otherwise=lambda: bool(tabs))
        if landed is True:  # the page is in a tab of its own; a walk has one page
            address = closed_for_its_address(tabs[0])
            if org.hosts.owns(address):
                org.navigation.go(address)
            return org.wait_for(*landings)
        return org.here_or_absent(landed, *landings)
