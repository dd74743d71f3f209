"""A screen of Setup: its declared parts, and where it lives. It knows Playwright, never a step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame

from .browser.awaited import LastCheck
from .browser.changes import READ_THROUGH
from .browser.questions import asking
from .components.component import Component
from .errors import PartMissing
from .org import Org
from .values.text import plain

_SHOWN = """() => {
  const seen = e => e.checkVisibility && e.checkVisibility();
  const words = e => (e.value && /button|submit/.test(e.type) ? e.value : e.innerText || e.title || '').trim();
  const all = document.querySelectorAll('h1, h2, label, td.labelCol, th, button, input[type=button], ' +
                                        'input[type=submit], [role=button]');
  return Array.from(all).slice(0, 2000).filter(seen).map(words).filter(w => w && w.length < 80).slice(0, 500);
}"""

_DOCUMENT = f"found => found.length > 0 && {READ_THROUGH} ? performance.timeOrigin : 0"
"""Which document it is, by the moment when its loading began; 0 where the screen is not in it."""


class Screen:
    """One Setup screen.

    In Lightning most screens are classic pages in a frame, in Classic the same pages stand alone; that is this class's
    private matter. A `native` screen lives in the main document in Lightning too. `signed_in` is false for the screens
    that somebody sees who has no session.
    """

    title: ClassVar[str] = ""
    native: ClassVar[bool] = False
    signed_in: ClassVar[bool] = True

    def __init__(self, org: Org) -> None:
        self.org = org

    @property
    def surface(self) -> Frame:
        """The document that holds the screen now: the newest frame of a classic page, or the page itself."""
        return self.org.page.main_frame if self.native else self.org.surface

    @classmethod
    def parts(cls) -> dict[str, Component]:
        """The declared parts by attribute name, inherited ones first."""
        return {
            name: part
            for owner in reversed(cls.__mro__)
            for name, part in vars(owner).items()
            if isinstance(part, Component)
        }

    @classmethod
    def required(cls) -> list[str]:
        """The attribute names of the parts that the screen always shows."""
        return [name for name, part in cls.parts().items() if part.always]

    def part(self, name: str) -> Component:
        """The part of that attribute name, on this screen."""
        part = getattr(self, name)
        assert isinstance(part, Component)
        return part

    def missing(self) -> list[str]:
        """A check: the labels of the always shown parts that do not show."""
        return [part.label for part in map(self.part, self.required()) if not part.showing()]

    def showing(self) -> bool:
        """A check: whether this screen is here, with all that it always shows; one question to the browser for all.

        Once it was seen whole in a document, one of its parts tells that it is still there: a step asks several times.
        """
        surface, required = self.surface, self.required()
        known = self.org.seen.get(type(self))
        try:
            if known is not None and known.place == (surface, surface.url):
                if known.fresh:
                    return bool(known.document)
                if known.document and self._whole_in(surface, required[:1]) == known.document:
                    return self._remember(surface, known.document)
            return self._remember(surface, self._whole_in(surface, required))
        except PlaywrightError:  # the document went away meanwhile
            return False

    def _whole_in(self, surface: Frame, names: Sequence[str]) -> float:
        """The document that shows these parts; 0 when it does not, or has not been read through."""
        page = surface.locator(":root")
        for name in names:
            page = page.filter(has=self.part(name).any_way(surface))
        with asking(self.org.page):
            return float(page.evaluate_all(_DOCUMENT))

    def _remember(self, surface: Frame, document: float) -> bool:
        self.org.seen[type(self)] = LastCheck((surface, surface.url), document)
        return bool(document)

    def shown(self) -> list[str]:
        """A check: the labels, headings and buttons that are to be seen, for an error's "it does show"."""
        try:
            with asking(self.org.page):
                words = self.surface.evaluate(_SHOWN)
        except PlaywrightError:
            return []
        return list(dict.fromkeys(plain(word) for word in words))

    @property
    def where_to_mend(self) -> str:
        """The hint of an error about a part: which file declares it."""
        language = self.org.language
        if language and not language.startswith("en"):
            return f"the page is in {language}, and labels are known in English: set the user's language to English"
        return f"if Salesforce renamed it, change its label in {type(self).__module__.replace('.', '/')}.py"

    def lacks(self, *labels: str) -> PartMissing:
        """The error for parts that are not there."""
        names = ", ".join(f'"{label}"' for label in labels)
        shown = ", ".join(self.shown()[:30]) or "nothing that can be read"
        return PartMissing(f"{self.title} shows no {names}. It does show: {shown}", hint=self.where_to_mend)
