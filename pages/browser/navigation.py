"""How a page is gone to, and what became of it frame by frame. It knows addresses, and no screen."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Page, Request
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from ..errors import Endless, Unavailable
from ..values.text import plain
from .questions import Questions, asking
from .timeouts import Timeouts

_WORDS = 500
"""Characters that are kept of the browser's reason."""


class Navigation:
    """The ways of one page. `url` is the org's, for messages."""

    def __init__(self, page: Page, url: str, patience: Timeouts) -> None:
        self._page = page
        self._url = url
        self._patience = patience
        self._trouble: dict[Frame, str] = {}
        Questions.to(page).seconds = patience.page
        # Not "response": an event for each of some hundred requests makes a walk noticeably slower.
        page.on("framenavigated", self._navigated)
        page.on("requestfailed", self._unanswered)

    def trouble(self, *frames: Frame) -> str:
        """A check: why the first of these frames did not come that did not; empty when all did."""
        return next((self._trouble[frame] for frame in frames if self._trouble.get(frame)), "")

    def go(self, address: str) -> None:
        """Goes there, and waits until the document has been read.

        Raises:
            Unavailable: it cannot be reached, or answers with a server error.
            Endless: it takes the question and does not answer.
        """
        try:
            # Twice its own time-out: a browser that hangs does not keep to that.
            with asking(self._page, 2 * self._patience.page):
                answer = self._page.goto(address, wait_until="domcontentloaded", timeout=self._patience.page * 1000)
        except PlaywrightTimeout as error:
            self._stop_loading()
            self.answer(self._patience.quick)
            raise Endless(
                f"{self._url} is not available: it has not answered within {self._patience.page:g} s",
                hint="run the same command again later; check that a browser here can open it; it may need a proxy",
            ) from error
        except PlaywrightError as error:
            reason = plain(error.message.split("Call log:")[0])[:_WORDS]
            raise Unavailable(f"{self._url} cannot be reached: {reason}") from error
        if answer is not None and answer.status >= 500:
            raise Unavailable(f"{self._url} answers {answer.status} {answer.status_text}".rstrip())

    def answer(self, seconds: float | None = None) -> None:
        """Makes sure that the page still answers, whatever it answers, within the usual time or these `seconds`.

        Raises:
            Endless: it does not, and the browser was ended.
            Unavailable: the page has crashed, or the browser has ended.
        """
        with suppress(PlaywrightError), asking(self._page, seconds):
            self._page.evaluate("() => 0")

    def _stop_loading(self) -> None:
        """Gives up a page that does not come: as long as it is on its way, no question to the old one is answered."""
        with suppress(PlaywrightError), asking(self._page):
            session = self._page.context.new_cdp_session(self._page)
            session.send("Page.stopLoading")
            session.detach()

    def _navigated(self, frame: Frame) -> None:
        if frame == self._page.main_frame:
            self._trouble = {frame: self._trouble.get(frame, "")}  # its frames are new ones
        if not frame.url.startswith("chrome-error:"):  # what the browser shows for a page that did not come
            self._trouble.pop(frame, None)

    def _unanswered(self, request: Request) -> None:
        # A navigation that another one overtakes is aborted; that is no trouble.
        if request.is_navigation_request() and request.failure and "ERR_ABORTED" not in request.failure:
            with suppress(PlaywrightError):  # a new window's first page has no frame yet
                self._trouble[request.frame] = request.failure
