"""The way a connected app is deleted: its Delete button, and the question that the org asks before it obeys."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypedDict

from playwright.sync_api import ElementHandle, Frame
from playwright.sync_api import Error as PlaywrightError

from ..browser.questions import asking
from ..components.pressing.buttons import refusals
from ..components.pressing.scoped_button import press_if
from ..errors import Refused, Unreadable
from ..org import Org
from ..values.app_identity import AppIdentity, ids_in
from ..values.deletion import asks_about, mentions_another, names_app
from ..values.text import plain
from .app_manager import AppManager
from .classic_apps import ClassicApps
from .connected_app.connected_app_detail import ConnectedAppDetail

# The button and what is said around it in one answer, so that what is pressed is what was judged.
_QUESTION = r"""() => {
  const seen = e => e.checkVisibility() && !e.disabled;
  const plain = text => (text || '').replace(/\s+/g, ' ').trim();
  const label = e => plain(e.value && e.tagName === 'INPUT' ? e.value : e.innerText || e.title);
  const all = Array.from(document.querySelectorAll('a, button, input[type=button], input[type=submit], [role=button]'));
  const DIALOG = 'dialog, [role=dialog], [role=alertdialog]';
  const found = all.filter(e => seen(e) && /^(del|delete|remove)\b/i.test(label(e)));
  const above = found.filter(e => e.closest(DIALOG));
  const deeds = above.length ? above : found;
  const sure = deeds.filter(e => /^delete$/i.test(label(e)));
  const region = e => e.closest(DIALOG) || e.closest('form') || document.body;
  const listed = e => {
    const row = e.closest('tr, [role=row], li');
    const list = row && row.closest('table, [role=grid], [role=table], ul, ol');
    if (!row) return false;
    const heads = list !== null && list.querySelector('th, [role=columnheader], [role=rowheader]') !== null;
    const links = Array.from(row.querySelectorAll('a[href]')).some(link => link !== e);
    return heads || links || row.tagName === 'LI';
  };
  const where = sure.length ? region(sure[0]) : null;
  const words = where && where.tagName === 'FORM' ? [document.title, where.innerText] : where ? [where.innerText] : [];
  return {
    element: sure[0] || null,
    facts: {
      born: performance.timeOrigin,
      dialogs: Array.from(document.querySelectorAll(DIALOG)).filter(e => e.checkVisibility()).length,
      sure: sure.length,
      others: deeds.length - sure.length,
      links: sure.filter(e => e.tagName === 'A').length,
      listed: sure.some(listed),
      together: sure.every(e => region(e) === where),
      dialog: Boolean(where) && where.matches(DIALOG),
      lines: words.join('\n').split('\n').map(plain).filter(line => line && line.length < 500),
    },
  };
}"""
_STATE = """() => ({
  born: performance.timeOrigin,
  dialogs: Array.from(document.querySelectorAll('dialog, [role=dialog], [role=alertdialog]'))
    .filter(e => e.checkVisibility()).length,
})"""


class _State(TypedDict):
    """What a document was before Delete was pressed: when it came, and how many dialogs it showed."""

    born: float
    dialogs: int


class Deletion:
    """One deletion of one app. `others` are the names of the org's other apps, so that none of them is taken for it."""

    def __init__(self, page: ConnectedAppDetail, app: AppIdentity, others: Collection[str]) -> None:
        self._page = page
        self._org: Org = page.org
        self._app = app
        self._others = others

    def run(self) -> str:
        """Presses Delete on the app's own page and confirms what asks about this app alone.

        Where the org goes then is not known (gap), so that nothing is concluded from it: whether the app is gone has to
        be asked of the list of apps. Returns what was shown last, for an error's "it shows".

        Raises:
            Unreadable: the page is not the app's; or something is asked that does not plainly name this app alone.
                Nothing was confirmed.
            Refused: the org refuses to delete it; the message carries its words.
            PartMissing, SessionEnded, NotAllowed: as `Org.at`.
        """
        org = self._org
        self._page.must_show(self._app)
        before = {frame: self._state(frame) for frame in self._frames()}
        dismissed = len(org.dialogs.dismissed)
        with org.dialogs.answering(lambda text: asks_about(text, self._app, self._others)):
            left = org.fingerprint()
            if not self._page.delete_button.press_if(lambda: self._page.shows(self._app) is True):
                self._page.must_show(self._app)
                raise self._unsure("its page changed while Delete was pressed")
            self._settle(lambda: self._question(before) is not None, left)
            if len(org.dialogs.dismissed) > dismissed:
                raise self._unsure(f"the org asks: {org.dialogs.dismissed[-1]}")
            if (question := self._question(before)) is not None:
                left = org.fingerprint()
                self._press(question, before)
                self._settle(lambda: False, left)
                if len(org.dialogs.dismissed) > dismissed:
                    raise self._unsure(f"the org asks: {org.dialogs.dismissed[-1]}")
        if self._stays():
            if words := refusals(org.surface):
                raise Refused(f"{self._page.title}: the org refused to delete: {'; '.join(words)}")
            raise self._unsure(f"after Delete the org shows: {self._shown()}")
        return self._shown()

    def _settle(self, asked: Callable[[], bool], left: str) -> None:
        """Waits until the app's page has gone, or something is asked or said."""
        org, dismissed = self._org, len(self._org.dialogs.dismissed)

        def over() -> bool:
            return len(org.dialogs.dismissed) > dismissed or asked() or (self._stays() and bool(refusals(org.surface)))

        org.first_of(AppManager, ClassicApps, left=left, patience=org.patience.save, otherwise=over)

    def _stays(self) -> bool:
        here = self._org.current(ConnectedAppDetail)
        return here is not None and here.shows(self._app) is not False

    def _frames(self) -> list[Frame]:
        """Where a question may be: the page in the frame, or a dialog of the shell around it."""
        return list(dict.fromkeys((self._org.surface, self._org.page.main_frame)))

    def _question(self, before: dict[Frame, _State]) -> ElementHandle | None:
        """A check: the button that confirms a question about this app, on a page or in a dialog that is new."""
        for frame in self._frames():
            try:
                with asking(self._org.page):
                    handle = frame.evaluate_handle(_QUESTION)
                    facts = handle.evaluate("found => found.facts")
                    button = handle.get_property("element").as_element()
            except PlaywrightError:  # the document went away meanwhile
                continue
            was = before.get(frame)
            page_is_new = (was is None or facts["born"] != was["born"]) and not self._stays()
            dialog_is_new = facts["dialog"] and (page_is_new or was is None or facts["dialogs"] > was["dialogs"])
            if button is not None and (page_is_new or dialog_is_new) and self._identified(frame, facts):
                return button
        return None

    def _identified(self, frame: Frame, facts: dict[str, Any]) -> bool:
        """Whether what is asked is one question, no list, and about this app alone."""
        one = facts["together"] and not facts["listed"] and not facts["others"]
        if not one or (facts["sure"] > 1 and facts["links"]):
            return False
        lines = [plain(line) for line in facts["lines"]]
        by_id = self._app.shown_by(ids=ids_in(frame.url))
        if by_id is False:
            return False
        if by_id and any(asks_about(line, self._app, self._others) for line in lines):
            return not any(mentions_another(line, self._app, self._others) for line in lines)
        return names_app(lines, self._app, self._others)

    def _press(self, button: ElementHandle, before: dict[Frame, _State]) -> None:
        org = self._org
        try:
            with asking(org.page, org.patience.save):
                if not press_if(button, lambda: self._is(button, before), org.patience.quick * 1000):
                    raise self._unsure("the question changed while it was answered")
        except PlaywrightError as error:
            raise self._unsure(f"the question's Delete could not be pressed: {plain(error.message)}") from error
        finally:
            org.touched()

    def _is(self, button: ElementHandle, before: dict[Frame, _State]) -> bool:
        now = self._question(before)
        with asking(self._org.page):
            return now is not None and bool(button.evaluate("(button, now) => button === now", now))

    def _state(self, frame: Frame) -> _State:
        with asking(self._org.page):
            state: _State = frame.evaluate(_STATE)
        return state

    def _shown(self) -> str:
        return ", ".join(self._page.shown()[:30]) or "nothing that can be read"

    def _unsure(self, why: str) -> Unreadable:
        return Unreadable(
            f"{self._app} was not deleted, as far as can be told: {why}. "
            "Nothing was confirmed that does not plainly name this app alone",
            hint="look at the app in Setup, and delete it there by hand",
        )


def delete_app(page: ConnectedAppDetail, app: AppIdentity, others: Collection[str]) -> str:
    """Deletes the app that its page shows; as `Deletion.run`."""
    return Deletion(page, app, others).run()
