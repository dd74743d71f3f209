"""Native dialogs of the browser. Playwright dismisses one that nobody handles, which would silently undo step 15."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import ClassVar
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, Dialog
from playwright.sync_api import Error as PlaywrightError

from ..values.text import plain
from .questions import Questions

_MOST = 50
"""So many dialogs that nobody expects are dismissed: a page that asks more often never ends."""
_WORDS = 500
"""Characters of a dialog's text that are kept."""


class Dialogs:
    """One handler for the whole context: accepts only texts that somebody expects now, dismisses and records the rest.

    A page that asks whether it may be left is left: the robot is about to go, and to stay would end its way. Where a
    person sits at the browser, `attended` is asked first, and says whether it has seen to the dialog.
    """

    _known: ClassVar[WeakKeyDictionary[BrowserContext, Dialogs]] = WeakKeyDictionary()

    def __init__(self, context: BrowserContext) -> None:
        self._judge: Callable[[str], bool] = lambda _: False
        self.accepted: list[str] = []
        self.dismissed: list[str] = []
        self.attended: Callable[[Dialog], bool] = lambda _: False
        context.on("dialog", self._handle)

    @classmethod
    def of(cls, context: BrowserContext) -> Dialogs:
        """The handler of this context; two of them would both answer one dialog."""
        if context not in cls._known:
            cls._known[context] = cls(context)
        return cls._known[context]

    @contextmanager
    def answering(self, judge: Callable[[str], bool]) -> Iterator[None]:
        """Within it, and never else, a dialog whose text `judge` takes is answered with OK."""
        before, self._judge = self._judge, judge
        try:
            yield
        finally:
            self._judge = before

    def _handle(self, dialog: Dialog) -> None:
        text = plain(dialog.message[:_WORDS])
        if self.attended(dialog):
            return
        with suppress(PlaywrightError):  # its page may be left, or closed, before the answer reaches it
            if dialog.type == "beforeunload" or self._judge(text):
                self.accepted.append(text or "the page asked whether it may be left")
                dialog.accept()
            else:
                self.dismissed.append(text)
                dialog.dismiss()
        if len(self.dismissed) > _MOST and dialog.page is not None:
            Questions.to(dialog.page).stop(f'its page asks without end: "{text}"')
