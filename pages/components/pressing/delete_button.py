"""Delete, whose deed cannot be taken back, and the question that an org may ask before it obeys. It knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Protocol, Self, cast

from playwright.sync_api import ElementHandle, Frame
from playwright.sync_api import Error as PlaywrightError

from ...arrival.awaited import Awaited
from ...browser.questions import asking
from ...errors import Refused, Unreadable
from ...values.app_identity import AppIdentity, ids_in
from ...values.deletion import asks_about, is_about
from ...values.text import plain
from ..part import Host
from .buttons import refusals
from .delete_question import Asked, Standing, question, standing
from .scoped_button import ScopedButton, press_if


class OwnPage(Host, Protocol):
    """The app's own page, on which the button stands."""

    def shows(self, app: AppIdentity) -> bool | None: ...
    def must_show(self, app: AppIdentity) -> Self: ...


class DeleteButton(ScopedButton):
    """The button on an app's page that deletes it."""

    def delete(self, app: AppIdentity, others: Collection[str], *landings: type[Awaited]) -> str:
        """Presses it and confirms what asks about this app alone. `others` are the names of the org's other apps.

        Where the org goes then is not known (gap), so that nothing is concluded from it, not even from `landings`:
        whether the app is gone has to be asked of the list of apps. Returns what was shown last, for an error.

        Raises:
            Unreadable: the page is not the app's; or something is asked that does not plainly name this app alone.
                Nothing was confirmed.
            Refused: the org refuses to delete it; the message carries its words.
            PartMissing, SessionEnded, NotAllowed: as `Org.at`.
        """
        return _Deletion(self, cast("OwnPage", self.screen), app, others, landings).run()


@dataclass
class _Deletion:
    """One deletion of one app."""

    button: DeleteButton
    page: OwnPage
    app: AppIdentity
    others: Collection[str]
    landings: tuple[type[Awaited], ...]
    before: dict[Frame, Standing | None] = field(default_factory=dict)
    """What each document was before Delete was pressed."""

    def run(self) -> str:
        org, page = self.page.org, self.page.must_show(self.app)
        self.before = {frame: standing(org.page, frame) for frame in org.frames}
        if None in self.before.values():
            raise self._unsure("its page changed while it was read")
        with org.dialogs.answering(lambda text: asks_about(text, self.app, self.others)):
            left, dismissed = org.fingerprint(), len(org.dialogs.dismissed)
            if not self.button.press_if(lambda: page.shows(self.app) is True):
                page.must_show(self.app)
                raise self._unsure("its page changed while Delete was pressed")
            self._settle(lambda: self._question() is not None, left, dismissed)
            if (button := self._question()) is not None:
                left = org.fingerprint()
                self._confirm(button)
                self._settle(lambda: False, left, dismissed)
        if self._stays():
            if words := refusals(org.surface):
                raise Refused(f"{page.title}: the org refused to delete: {'; '.join(words)}")
            raise self._unsure(f"after Delete the org shows: {page.shown_words}")
        return page.shown_words

    def _settle(self, asked: Callable[[], bool], left: str, dismissed: int) -> None:
        """Waits until the app's page has gone, or something is asked or said; it must be no dialog of the browser."""
        org = self.page.org

        def over() -> bool:
            return len(org.dialogs.dismissed) > dismissed or asked() or (self._stays() and bool(refusals(org.surface)))

        org.first_of(*self.landings, left=left, patience=org.patience.save, otherwise=over)
        if len(org.dialogs.dismissed) > dismissed:
            raise self._unsure(f"the org asks: {org.dialogs.dismissed[-1]}")

    def _stays(self) -> bool:
        here = self.page.org.current(type(self.page))
        return here is not None and here.shows(self.app) is not False

    def _question(self) -> ElementHandle | None:
        """A check: the button that confirms a question about this app, on a page or in a dialog that is new."""
        org = self.page.org
        for frame in org.frames:
            asked = question(org.page, frame, self.before.get(frame))
            if asked is None:
                continue
            page_is_new = asked.new_document and not self._stays()
            dialog_is_new = asked.in_dialog and (page_is_new or asked.new_dialog)
            if (page_is_new or dialog_is_new) and self._about(frame.url, asked):
                return asked.button
        return None

    def _about(self, address: str, asked: Asked) -> bool:
        """Whether what is asked there is about this app alone."""
        by_id = self.app.shown_by(ids=ids_in(address))
        if by_id is False:
            return False
        lines = asked.lines
        if asked.yes and not any("?" in line and asks_about(line, self.app, self.others) for line in lines):
            return False
        return is_about(lines, asked.entries, self.app, self.others, by_id=by_id is True)

    def _confirm(self, button: ElementHandle) -> None:
        org = self.page.org

        def still() -> bool:
            now = self._question()
            with asking(org.page):
                return now is not None and bool(button.evaluate("(button, now) => button === now", now))

        try:
            with asking(org.page, org.patience.save):
                if not press_if(button, still, org.patience.quick * 1000):
                    raise self._unsure("the question changed while it was answered")
        except PlaywrightError as error:
            raise self._unsure(f"the question's Delete could not be pressed: {plain(error.message)}") from error
        finally:
            org.touched()

    def _unsure(self, why: str) -> Unreadable:
        return Unreadable(
            f"{self.app} was not deleted, as far as can be told: {why}. "
            "Nothing was confirmed that does not plainly name this app alone",
            hint="look at the app in Setup, and delete it there by hand",
        )
