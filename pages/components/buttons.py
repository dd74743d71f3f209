"""Buttons, and the Save button whose press is a race between where it lands and what the org refuses."""

from __future__ import annotations

from typing import TypeVar, overload

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator

from ..browser.awaited import Awaited
from ..browser.changes import READ_THROUGH
from ..browser.popups import closed_for_its_address, new_tabs
from ..browser.questions import asking
from ..dom.query import Query
from ..errors import PageError, Refused
from ..values.text import plain
from .component import Component
from .notice import Notice
from .outputs import Heading

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
    try:
        with asking(surface.page):
            texts = surface.locator(ERRORS).filter(visible=True).evaluate_all(_TEXTS)
    except PlaywrightError:
        return []
    lines = [plain(line) for text in texts for line in text.splitlines()]
    return list(dict.fromkeys(line for line in lines if line))


class Button(Component):
    """A button or a link that works as one. In classic pages it is an input, whose value may carry spaces (grade A)."""

    kind = "button"

    @property
    def enabled(self) -> bool:
        """A check: whether it is there and can be pressed."""
        return bool(self.read("e => !e.disabled && e.getAttribute('aria-disabled') !== 'true'"))

    def click(self) -> None:
        """Clicks it, for what happens on the same screen."""
        button = self.get()
        with self.acting("press"):
            button.click(timeout=self.quick)

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
        if isinstance(landed, bool):
            raise org.absent(*landings)
        return landed


class SaveButton(Button):
    """A button that makes the form last. The org may refuse, and says why in a red list above the same form.

    Only the form that was saved can say that it was refused: it is there once more, in a new document or with a new
    text. Red words on another page are a notice, as of the minutes that changes take. A page that only wants to be
    passed is passed once, and told through `Org.noted`.
    """

    @property
    def query(self) -> Query:
        return Query(self.kind, self.labels, (*self.suffixes, ":save"), every=True)

    def find(self) -> Locator | None:
        """A check: one of those that the page shows; `get` tells which belongs to this form."""
        return self.locator.first if self.showing() else None

    def get(self) -> Locator:
        """The Save of the form with what the screen always shows; that of another form, or of a dialog, is not it.

        Raises:
            PartMissing: it did not come, or none of those that show belongs to this form.
        """
        found = super().get()
        if (anchor := self._anchor()) is None:
            return found
        surface = self.screen.surface
        everywhere = self.any_way(surface)
        form = surface.locator("form").filter(has=anchor.any_way(surface))
        inside = everywhere.and_(form.locator("*"))
        outside = everywhere.and_(surface.locator(":not(form *, [role=dialog] *, dialog *)"))
        with self.acting("look for", found):
            for own in (inside, outside):
                if own.count():  # classic pages have one above their form and one below it (grade A-img)
                    self._got = own.first
                    return own.first
        raise self.screen.lacks(f"{self.label} of its form")

    def _anchor(self) -> Component | None:
        """The first part with something to fill in that the screen always shows."""
        parts = map(self.screen.part, self.screen.required())
        return next((part for part in parts if not isinstance(part, Button | Heading)), None)

    def refusals(self) -> list[str]:
        """A check: the errors that the page shows, in the org's own words."""
        return refusals(self.screen.surface)

    def refused_anywhere(self, words: str) -> bool:
        """Whether such words refuse this save on whatever page they stand."""
        return False

    def refusal(self, words: str) -> PageError:
        """The error for a save that was refused with these words."""
        return Refused(f"{self.screen.title}: the org refused to save: {words}", hint="correct that value, run again")

    def _press(self, landings: tuple[type[Awaited], ...]) -> Awaited:
        org = self.screen.org
        left, old = org.fingerprint(), self.refusals()
        self.click()
        words, notice = "", None

        def refused() -> bool:
            nonlocal words
            now = self.refusals()
            if not now or (now == old and org.fingerprint() == left):
                return False
            words = "; ".join(now)
            org.touched()  # a form that was seen before these words is no witness of them
            return self.refused_anywhere(words) or org.current(type(self.screen)) is not None

        def noticed() -> bool:
            nonlocal notice
            found = Notice.now(org, left)
            if found is not None:
                org.touched()  # it may have come since the landings were looked for, and be one of them
                notice = None if any(org.current(screen) for screen in landings) else found
            return notice is not None

        landed = org.first_of(
            *landings, left=left, patience=org.patience.save, otherwise=lambda: refused() or noticed()
        )
        if notice is not None:
            left = org.fingerprint()
            notice.forward()
            landed = org.first_of(*landings, left=left, patience=org.patience.save)
        elif landed is True:
            raise self.refusal(words)
        if not isinstance(landed, bool):
            return landed
        raise org.absent(*landings, says="; ".join(self.refusals()))
