"""A page that says something, asks for nothing, and wants to be passed. It knows no screen by name."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame

from ...browser.questions import asking
from ...dom.query import Query
from ...errors import ScreenMissing
from ...org import Org


@dataclass(frozen=True, slots=True)
class Notice:
    """Such a page, here now, in that frame; what is one `pages.recognition.saying` says."""

    org: Org
    frame: Frame
    button: str
    words: str

    def forward(self) -> bool:
        """Presses its one button, and tells of it; false where the notice was exchanged before that, in a frame that
        Lightning replaces after a navigation (grade A-). One of that name beside the page is none of the notice's.

        Raises:
            ScreenMissing: the button cannot be pressed.
        """
        button = Query("button", (self.button,)).of(self.frame)
        try:
            with asking(self.org.page):
                button.click(timeout=self.org.patience.quick * 1000)
        except PlaywrightError as error:
            if self.frame.is_detached():
                return False
            raise ScreenMissing(f'a notice cannot be passed by "{self.button}": {self.words}') from error
        finally:
            self.org.touched()
        self.org.noted(f'a notice, passed by "{self.button}": {self.words}')
        return True
