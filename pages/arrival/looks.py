"""What the frames of one page show: one question a frame, asked again only when something was done or has changed."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Page

from ..browser.classic_frame import ClassicFrames
from ..browser.questions import asking
from ..browser.timeouts import AT_ONCE, FRESH
from ..dom.query import script, tools
from ..dom.snapshot import Snapshot

_MOST = 6
"""So many frames besides the page and its classic page are looked at."""
_NO_PAGE = ("", "about:blank", "about:srcdoc")


@cache
def _script() -> str:
    return f"asked => ({script('snapshot.js')})(() => {tools()}, asked)"


@dataclass(slots=True)
class _Kept:
    frame: Frame
    snapshot: Snapshot
    seen: str
    asked: float
    """When the page last said that it is so."""
    taken: float


@dataclass(frozen=True, slots=True)
class Seen:
    """A frame and what it showed."""

    frame: Frame
    snapshot: Snapshot


class Looks:
    """The looks at one page."""

    def __init__(self, page: Page, classic: ClassicFrames) -> None:
        self._page = page
        self._classic = classic
        self._kept: dict[Frame, _Kept] = {}
        self._mute: dict[Frame, str] = {}

    def touched(self) -> None:
        """Something was done: the page is asked again, and answers at once if nothing has changed."""
        for kept in self._kept.values():
            kept.asked = 0

    def take(self, *, everywhere: bool = False) -> list[Seen]:
        """A check: what the frame with the classic page shows, and the page itself; `everywhere`, the other frames too.

        Raises:
            Unavailable: the page does not answer any more.
        """
        places = self._places()
        seen = [Seen(frame, self._look(frame)) for frame in places]
        if everywhere:
            seen += [Seen(frame, self._glance(frame)) for frame in self._others(places)]
        return seen

    def each(self, *, main_first: bool) -> Iterator[Seen]:
        """A check: the same, one after the other; the rest is not asked where the first has told enough."""
        places = self._places()
        for frame in reversed(places) if main_first else places:
            yield Seen(frame, self._look(frame))

    def _places(self) -> list[Frame]:
        surface = self._classic.newest()
        return [*filter(None, [surface]), self._page.main_frame]

    def _look(self, frame: Frame) -> Snapshot:
        kept, now = self._kept.get(frame), time.monotonic()
        if kept is not None and now - kept.asked < FRESH:
            return kept.snapshot
        old = kept.seen if kept is not None and now - kept.taken < AT_ONCE else None
        try:
            with asking(self._page):
                facts = frame.evaluate(_script(), old)
        except PlaywrightError:  # the document went away meanwhile
            self._kept.pop(frame, None)
            return Snapshot(_address(frame), read=False, settled=False, main=frame.parent_frame is None)
        return self._keep(frame, facts, kept)

    def _keep(self, frame: Frame, facts: dict[str, Any] | None, kept: _Kept | None) -> Snapshot:
        now = time.monotonic()
        if facts is None and kept is not None:
            kept.asked = now
            return kept.snapshot
        said = dict(facts or {})
        seen = str(said.pop("seen", ""))
        snapshot = Snapshot.of({**said, "main": frame.parent_frame is None})
        self._kept = {one: kept for one, kept in self._kept.items() if not one.is_detached()}
        self._kept[frame] = _Kept(frame, snapshot, seen, now, now)
        return snapshot

    def _glance(self, frame: Frame) -> Snapshot:
        """A look at a frame that may not answer, which is no outage; it is asked once."""
        address = _address(frame)
        if self._mute.get(frame) == address:
            return Snapshot.unanswered(address, main=False)
        try:
            facts = frame.locator(":root").evaluate(f"(_, asked) => ({_script()})(asked)", None, timeout=AT_ONCE * 1000)
        except PlaywrightError:
            self._mute[frame] = address
            return Snapshot.unanswered(address, main=False)
        return self._keep(frame, facts, None)

    def _others(self, places: Sequence[Frame]) -> list[Frame]:
        found = list[Frame]()
        for frame in reversed(self._page.frames):
            if frame in places or frame.is_detached() or _address(frame) in _NO_PAGE or len(found) >= _MOST:
                continue
            try:
                if frame.frame_element().is_visible():
                    found.append(frame)
            except PlaywrightError:  # it went away meanwhile
                continue
        return found


def _address(frame: Frame) -> str:
    return frame.url
