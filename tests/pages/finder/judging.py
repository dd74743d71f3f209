"""A case is put on a page and asked; the answer is judged by a mark that the finder cannot know."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from .cases import Case

_LOOK = """found => found.map(element => ({
  right: element.closest('[data-right]') !== null,
  exact: element.matches('[data-right]'),
  text: (element.innerText ?? '').trim(),
  holds: element.querySelector('[data-right]') !== null,
  html: element.outerHTML.slice(0, 140),
}))"""
_ITSELF = ("text", "check", "radio", "select", "file", "toggle")
"""Kinds whose control is set or read, so that nothing within it or around it will do."""


@dataclass(slots=True)
class Judge:
    """Asks each case once on one page and remembers the answers."""

    page: Page
    known: dict[str, str] = field(default_factory=dict)

    def answer(self, case: Case) -> str:
        """found, none, several, "more than the value", or "wrong: ..." with what was found instead."""
        if case.name not in self.known:
            self.known[case.name] = self.asked(case)
        return self.known[case.name]

    def asked(self, case: Case) -> str:
        """The answer, asked anew."""
        self.page.set_content(case.html)
        try:
            found = case.query.of(self.page.main_frame).evaluate_all(_LOOK)
        except PlaywrightError as error:
            return f"error: {error.message[:200]}"
        if not found:
            return "none"
        good = [self._good(case, element) for element in found]
        if all(good) and (len(found) == 1 or case.query.kind == "button"):
            return "found"  # a button that stands above and below the form is the same to press
        if case.query.kind == "value" and len(found) == 1 and (found[0]["holds"] or found[0]["right"]):
            return f"more than the value: {found[0]['text']}"
        return f"wrong: {found[0]['html']}" if len(found) == 1 else f"several: {len(found)}"

    @staticmethod
    def _good(case: Case, element: dict[str, str | bool]) -> bool:
        if case.query.kind in _ITSELF:
            return bool(element["exact"])
        if case.query.kind == "value":
            same = element["text"] == case.value
            return same and bool(element["right"] or element["holds"])
        if case.query.kind in ("choice", "heading"):
            return bool(element["right"] or element["holds"])
        return bool(element["right"])
