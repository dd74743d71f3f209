"""What every component is: a part of a screen that can be waited for, acted on and named in an error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator

from ..browser.questions import asking
from ..errors import PartMissing
from ..values.text import plain
from .part import Part

_REASON = 500
"""Characters of what stood in the way of an act."""


class Component(Part):
    """One widget of a screen."""

    def get(self) -> Locator:
        """The element, waited for.

        Raises:
            PartMissing: it did not come within the quick patience; the message lists what the screen does show.
        """
        found = self.find()
        if found is None:
            self.screen.org.until(self.showing, patience=self.screen.org.patience.quick)
            found = self.find()
        if found is None:
            raise self.screen.lacks(self.label)
        self._got = found
        return found

    @contextmanager
    def acting(self, deed: str, *targets: Locator) -> Iterator[None]:
        """The border: Playwright's exceptions leave an act as ours, naming the part.

        `targets` are what will be touched, where that is not the part's own element.

        Raises:
            PartMissing: the deed did not work; a dialog that nobody knows may lie over it, and the message says so.
            Unavailable: the browser has ended, or the page does not answer.
        """
        told = self.screen.org.before_act
        if told is not None:
            told(targets or ([] if self._got is None else [self._got]))
        try:
            with asking(self.screen.org.page, self.screen.org.patience.save):
                yield
        except PlaywrightError as error:
            self.screen.org.navigation.answer()  # an act also runs out of time where the page does not answer at all
            covered = "intercepts pointer events" in error.message
            dialog = self.screen.org.in_the_way() if covered else ""
            reason = dialog or plain(error.message.split("Call log:")[0])[:_REASON]
            message = f'{self.screen.title}: could not {deed} "{self.label}": {reason}'
            raise PartMissing(message, hint=self.screen.where_to_mend) from error
        finally:
            self.screen.org.touched()

    @property
    def quick(self) -> float:
        """The quick patience in milliseconds, as Playwright's actions take it."""
        return self.screen.org.patience.quick * 1000
