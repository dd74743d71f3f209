"""Which frame holds the classic page in Lightning, by the signs that others have found. It knows no screen."""

from __future__ import annotations

from contextlib import suppress
from weakref import WeakKeyDictionary, WeakSet

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Page

from .questions import asking
from .timeouts import EXCHANGED

_NAME = "vfFrameId"
"""How the name of such a frame begins. Source: captured pages; grade A."""
_SIGNS = """frame => {
  if (/vfFrameId| ~ Salesforce - /.test(frame.title)) return true;
  for (let e = frame; e; e = e.parentElement || e.getRootNode().host)
    if (e.matches('force-aloha-page, .oneAlohaPage, .mainContentMark, .setupcontent')) return true;
  return false;
}"""
"""JavaScript: the other signs: its title before and after loading, and what it lies in. Source: public automation code
and captured pages; grade A."""
_NO_PAGE = ("", "about:blank", "about:srcdoc")
_MOST = 20
"""So many frames without the name are looked at."""


class ClassicFrames:
    """The frames of one page that hold, or held, a classic page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._seen: WeakKeyDictionary[Frame, tuple[str, bool]] = WeakKeyDictionary()
        self._awaited: WeakSet[Frame] = WeakSet()

    def newest(self) -> Frame | None:
        """A check: the newest of them that has got its address; None when there is none.

        Several may be there at once, the old one and the new one; a new one is blank at first (both grade A). It is
        waited for, once: what is done in the old one meanwhile is lost with it.
        """
        there = self._all()
        if len(there) > 1 and there[0] not in self._awaited:
            self._await(there[0])
            there = self._all()
        return next((frame for frame in there if frame.url not in _NO_PAGE), None)

    def _all(self) -> list[Frame]:
        """The newest first; those with the name alone, where any has it and no other is on its way."""
        main = self._page.main_frame
        frames = [frame for frame in reversed(self._page.frames) if frame != main and not frame.is_detached()]
        named = [frame for frame in frames if frame.name.startswith(_NAME)]
        if "/lightning/" not in self._page.url:
            return named
        if any(frame.url not in _NO_PAGE for frame in named):  # and one without the name that is on its way beside it
            return [f for f in frames[:_MOST] if f in named or (f.url in _NO_PAGE and self._is_classic(f))]
        return [frame for frame in frames[:_MOST] if frame in named or self._is_classic(frame)]

    def _await(self, frame: Frame) -> None:
        self._awaited.add(frame)
        with suppress(PlaywrightError):  # it stays blank, or went away
            frame.wait_for_url(lambda url: url not in _NO_PAGE, wait_until="domcontentloaded", timeout=EXCHANGED * 1000)

    def _is_classic(self, frame: Frame) -> bool:
        known = self._seen.get(frame)
        if known is None or known[0] != frame.url:
            self._seen[frame] = known = frame.url, self._has_signs(frame)
        return known[1]

    def _has_signs(self, frame: Frame) -> bool:
        try:
            with asking(self._page):
                return bool(frame.frame_element().evaluate(_SIGNS))
        except PlaywrightError:  # it went away meanwhile
            return False
