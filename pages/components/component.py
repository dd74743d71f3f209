"""What every component is: a part of a screen that can be waited for, acted on and named in an error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator

from ..browser.questions import asking
from ..dom.hindrance import hindrance
from ..errors import PartMissing, Unreadable
from .part import Part
from .sight import Sight, sight_of

MANY = 1000
"""More than a page shows of anything that is not strictly one."""


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

    def sight(self, name: str = "") -> Sight | None:
        """A check: its element, to be shown to a person by that name or its label; None where it is not to be seen, or
        cannot be told from others."""
        with suppress(Unreadable):
            for way in self._ways(self.screen.surface):
                most = 1 if self.strict else MANY
                if (found := sight_of(way, name or self.label, self.screen.org.page, most=most)) is not None:
                    return found
        return None

    @property
    def enabled(self) -> bool:
        """A check: whether it is there and can be used."""
        return bool(self.read("e => !e.disabled && e.getAttribute('aria-disabled') !== 'true'"))

    @contextmanager
    def acting(self, deed: str, *targets: Locator) -> Iterator[None]:
        """The border: Playwright's exceptions leave an act as ours, naming the part.

        `targets` are what will be touched, where that is not the part's own element.

        Raises:
            PartMissing: the deed did not work; the message says what stood in the way, which may be a dialog that
                nobody knows.
            Unavailable: the browser has ended, or the page does not answer.
        """
        touched = targets or ((self._got,) if self._got is not None else ())
        if (told := self.screen.org.before_act) is not None:
            told(touched)
        try:
            with asking(self.screen.org.page, self.screen.org.patience.save):
                yield
        except PlaywrightError as error:
            self.screen.org.navigation.answer()  # an act also runs out of time where the page does not answer at all
            covered = "intercepts pointer events" in error.message
            reason = (self.screen.org.in_the_way() if covered else "") or self._hindrance(error, touched)
            message = f'{self.screen.title}: could not {deed} "{self.label}": {reason}'
            raise PartMissing(message, hint=self.screen.where_to_mend, technical=self.screen.declared_in) from error
        finally:
            self.screen.org.touched()

    def _hindrance(self, error: PlaywrightError, touched: Sequence[Locator]) -> str:
        try:
            with asking(self.screen.org.page):
                return hindrance(error, touched)
        except PlaywrightError:
            return "its page went away meanwhile"

    @property
    def quick(self) -> float:
        """The quick patience in milliseconds, as Playwright's actions take it."""
        return self.screen.org.patience.quick * 1000
