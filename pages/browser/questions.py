"""How a browser is asked, so that every question ends: with an answer, or with what has ended the browser.

It knows pages and processes, and no screen.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import ClassVar, TypeVar
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Locator, Page
from playwright.sync_api import Error as PlaywrightError

from ..errors import Endless, Unavailable
from ..values.text import plain
from .timeouts import ANSWER

T = TypeVar("T")
O = TypeVar("O")  # noqa: E741 - the other answer

_ENDED = ("has been closed", "has crashed", "target crashed", "connection closed", "has disconnected")
"""What Playwright says when the page, its browser or its own process has ended; not when a document or a frame has."""
_AGAIN = "run the same command again; it finds what was saved and continues from there"
_MEMORY = f"{_AGAIN}. In a container the browser needs more shared memory: --ipc=host, or --shm-size=1g"


class Watchdog:
    """Ends a browser that does not answer in time, so that whoever waits for its answer waits no more.

    Playwright gives its acts a time-out, but none to `evaluate`, `count`, `title`, `close` and the like, which a page
    holds for ever whose script never yields. `Locator.evaluate` has one, and takes six times as long as
    `Frame.evaluate` does; so it is for other frames than the one that is walked.
    `end` kills the browser's process and returns at once; it is called by a thread of the watchdog's own.
    """

    _of: ClassVar[WeakKeyDictionary[BrowserContext, Watchdog]] = WeakKeyDictionary()

    def __init__(self, end: Callable[[], None]) -> None:
        self.reason = ""
        """Why it has ended the browser; empty as long as it has not."""
        self._end = end
        self._deadlines: dict[object, tuple[float, float]] = {}
        self._changed = threading.Condition()
        self._sleeps_until = 0.0
        self._over = False
        threading.Thread(target=self._watch, name="watchdog of the browser", daemon=True).start()

    def guard(self, context: BrowserContext) -> None:
        """From now on the questions to this context's pages are bounded."""
        self._of[context] = self

    @classmethod
    def of(cls, context: BrowserContext) -> Watchdog | None:
        """The one that guards this context, if one does."""
        return cls._of.get(context)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """What is done inside has `seconds` to end."""
        token, deadline = object(), time.monotonic() + seconds
        with self._changed:
            self._deadlines[token] = deadline, seconds
            if deadline < self._sleeps_until:
                self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._deadlines.pop(token, None)

    def stop(self, reason: str) -> None:
        """Ends the browser now."""
        self.reason = self.reason or reason
        self._end()

    def dismiss(self) -> None:
        """The browser has been closed: there is nothing to watch any more."""
        with self._changed:
            self._over = True
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while not self._over:
                deadline, seconds = min(self._deadlines.values(), default=(float("inf"), 0))
                if deadline > time.monotonic():
                    self._sleeps_until = deadline
                    self._changed.wait(None if deadline == float("inf") else deadline - time.monotonic())
                else:
                    self._deadlines.clear()
                    self.stop(f"its page has not answered for {seconds:g} s")


class Questions:
    """The questions to one page. `seconds` is how long an answer may take."""

    _to: ClassVar[WeakKeyDictionary[Page, Questions]] = WeakKeyDictionary()

    def __init__(self, page: Page) -> None:
        self.seconds = ANSWER
        self._crashed = False
        self._watchdog = Watchdog.of(page.context)
        page.on("crash", self._crash)

    @classmethod
    def to(cls, page: Page) -> Questions:
        """Those to this page."""
        if page not in cls._to:
            cls._to[page] = cls(page)
        return cls._to[page]

    @contextmanager
    def asking(self, seconds: float | None = None) -> Iterator[None]:
        """A question to the page is asked inside.

        Raises:
            Endless: the answer did not come in time, and the browser was ended.
            Unavailable: the page has crashed, or the browser has ended.
            playwright.sync_api.Error: any other of its errors, as when the document went away.
        """
        watchdog = self._watchdog
        try:
            with watchdog.within(seconds or self.seconds) if watchdog is not None else nullcontext():
                yield
        except PlaywrightError as error:
            if (ended := self.ended(error)) is not None:
                raise ended from error
            raise

    def ended(self, error: PlaywrightError) -> Unavailable | None:
        """What an error says about the end of the page or its browser; None when it says nothing of the kind."""
        words = error.message.casefold()
        if not any(sign in words for sign in _ENDED):
            return None
        if self._watchdog is not None and self._watchdog.reason:
            return Endless(f"the org is not available: {self._watchdog.reason}", hint=_AGAIN)
        if self._crashed or "crashed" in words:
            return Unavailable("the page has crashed in the browser", hint=_MEMORY)
        return Unavailable(f"the browser has ended: {plain(error.message.split('Call log:')[0])}", hint=_AGAIN)

    def stop(self, reason: str) -> None:
        """The page does something without end: the browser is ended, where somebody watches over it."""
        if self._watchdog is not None:
            self._watchdog.stop(reason)

    def _crash(self, _: Page) -> None:
        self._crashed = True


def asking(page: Page, seconds: float | None = None) -> AbstractContextManager[None]:
    """A question to `page` is asked inside; raises as `Questions.asking`."""
    return Questions.to(page).asking(seconds)


def ask(page: Page, question: Callable[[], T], otherwise: O) -> T | O:
    """A check: what `question` finds; `otherwise` where the document went away meanwhile.

    Raises:
        Endless, Unavailable: as `Questions.asking`.
    """
    try:
        with asking(page):
            return question()
    except PlaywrightError:
        return otherwise


def shown(locator: Locator) -> bool:
    """A check: whether there is such an element; raises as `Questions.asking`."""
    with asking(locator.page):
        return locator.count() > 0
