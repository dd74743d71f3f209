"""Waiting at one page: at each change of its document it is looked at again. It knows no screen by name."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar

from playwright.sync_api import Frame, Page

from ..browser.changes import next_change
from ..browser.classic_frame import ClassicFrames
from ..browser.timeouts import AT_ONCE, Timeouts
from ..dom.snapshot import Snapshot
from ..recognition.recognizer import Left
from ..recognition.verdict import Arrived, Notice, Partial, Refused
from .arrivals import Arrivals
from .awaited import Awaited
from .looks import Looks
from .rest import Rest

S = TypeVar("S", bound=Awaited)
T = TypeVar("T")


class Waits:
    """One page, what it shows, and the ways to wait for it to show something else."""

    interruptions: ClassVar[list[Callable[[Any, Sequence[type[Awaited]]], None]]] = []
    """Each raises what it means that something else came than a screen; `pages.interruptions` adds its own."""

    def __init__(self, page: Page, patience: Timeouts) -> None:
        self.page = page
        self.patience = patience
        self.interruption = ""
        self._classic = ClassicFrames(page)
        self.looks = Looks(page, self._classic)
        self.arrivals = Arrivals(self.looks)

    @property
    def surface(self) -> Frame:
        """A check: the newest frame with a classic page that has got its address, else the page itself."""
        return self._classic.newest() or self.page.main_frame

    @property
    def frames(self) -> list[Frame]:
        """A check: that one, and the page itself around it, where a dialog of the shell is."""
        return list(dict.fromkeys((self.surface, self.page.main_frame)))

    def snapshot(self) -> Snapshot:
        """A check: what the document with the page shows, be it in its frame."""
        return self.looks.take()[0].snapshot

    def fingerprint(self) -> str:
        """A check: address, document, title and headings, to tell whether a page has changed.

        A document is told by the moment when its loading began: a form that posts back to its own address is another.
        """
        shot = self.snapshot()
        return "\n".join((shot.address, str(shot.born), shot.title, *shot.headings)) if shot.read else ""

    def touched(self) -> None:
        """Something was done, or has changed: what was seen has to be looked at again."""
        self.looks.touched()

    def until(self, check: Callable[[], T], *, patience: float, left: str | None = None) -> T | None:
        """Repeats a check until it finds something, at each change of the document; None after `patience` seconds.

        With `left`, the fingerprint of the page that is being left, it gives up sooner: as soon as another page has
        finished loading and stayed for the quick patience without being what the check wants.
        """
        start = unknown_since = time.monotonic()
        while True:
            if found := check():
                return found
            loading = next_change(self.surface)
            self.touched()
            now = time.monotonic()
            if loading or (left is not None and self.fingerprint() == left):
                unknown_since = now
            if now - start > patience or (left is not None and now - unknown_since > self.patience.quick):
                return check() or None  # a look may take its time, and the page come meanwhile

    def steady(self, look: Callable[[], T]) -> T:
        """What a check finds, once it has found the same for a moment: a page that has just come may show something
        else at first, for up to 0.8 s (A-img). It waits no longer than the quick patience."""
        shown, since = look(), time.monotonic()

        def still() -> bool:
            nonlocal shown, since
            if (now := look()) != shown:
                shown, since = now, time.monotonic()
            return time.monotonic() - since > AT_ONCE

        self.until(still, patience=self.patience.quick)
        return shown

    def outcome(
        self,
        *screens: type[S],
        left: str | None = "",
        patience: float | None = None,
        otherwise: Callable[[], bool] = lambda: False,
        before: Left | None = None,
    ) -> S | bool | Refused | Notice:
        """As `first_of`; with `before`, what was there before a press, also the form's refusal or a notice.

        A page that is most likely one of `screens` is taken for it once it has come to rest for a moment, if the finder
        finds what its snapshot does not show.
        """
        looked, self.interruption, rests = False, "", Rest()
        wanted = {screen.model().name: screen for screen in screens}
        models = [screen.model() for screen in screens]

        def check() -> S | bool | Refused | Notice:
            nonlocal looked
            told = self.arrivals.verdict(models, before, self.surface, everywhere=rests.long)
            if isinstance(told, Partial) and rests.seconds(told) > AT_ONCE:
                screen = wanted[told.model.name](self)
                self.arrivals.accept(told, self.surface)
                if not screen.missing(headings=False):
                    return screen
                self.arrivals.forget(told.model)
            if isinstance(told, Arrived):
                for raise_if_there in self.interruptions if told.model.by_path else ():  # an address shows no rights
                    raise_if_there(self, screens)
                return wanted[told.model.name](self)
            if isinstance(told, Refused | Notice):
                return told
            if otherwise():
                return True
            rests.seconds(told)
            for raise_if_there in self.interruptions if looked else ():  # at first it is mostly the page that is left
                raise_if_there(self, screens)
            looked = True
            return False

        found = self.until(check, patience=patience or self.patience.page, left=left)
        for raise_if_there in self.interruptions if not found else ():
            raise_if_there(self, screens)
        return found or False
