"""What lies over any page: overlays that are closed, dialogs that nobody knows. It knows no screen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page

from ..values.text import LOSS, plain
from .questions import ask
from .timeouts import COVERED

_OURS = re.compile("Create a Connected App|creation of connected apps|Enable Connected Apps")
"""What the dialogs say that a walk wants to see."""
_RISKY = re.compile(rf"\?|unsaved|{LOSS}", re.IGNORECASE)
"""What a dialog may say that asks about something that could be lost."""
_CHOICES = (
    "button:not(.slds-modal__close), [role=button]:not(.slds-modal__close), input:not([type=hidden]), select, textarea"
)
_DIALOGS = "[role=dialog], [role=alertdialog]"

_MODAL = "[role=alertdialog], [aria-modal=true], dialog:modal, .slds-modal, .modal-container *"
_END = re.compile(
    r"session|log(ged)? ?in|sign(ed)? ?in|(could|can)( ?not|n't) be (loaded|shown|displayed)|failed to load",
    re.IGNORECASE,
)
"""What a dialog says behind which a page may be in part or out of date."""

_EXPIRES = re.compile(
    r"session\b.{0,80}\b(about to|will|going to|soon)\b.{0,30}\b(expire|end|time out)|session time-?out warning",
    re.IGNORECASE | re.DOTALL,
)
"""What a dialog says that warns of the end of a session that still lasts. Its words are from memory: grade D."""
_GOES_ON = re.compile(
    r"^\s*(continue working|keep working|continue session|stay (logged|signed) in)\s*$", re.IGNORECASE
)
"""What its button says that keeps the session; the one beside it logs out, and is never pressed."""

_TIMES = 3
"""So often one overlay is closed; it may come again with another page."""
_AROUND = "e => (e.closest('[role=dialog], .modal-container') || e.parentElement || e).innerText.slice(0, 300)"


def clear_overlays(page: Page, tell: Callable[[str], None] = lambda _: None) -> None:
    """From now on overlays that nobody asked for are closed before they cover what is clicked, and `tell` is told.

    A stray modal (Spring '26, "Event fired"), a walkthrough with a button Dismiss, a system message, the overlay "Sorry
    to interrupt", whose markup is in every Lightning page, hidden, and Classic's praise of Lightning. Source: public
    automation code; grade A (the walkthrough A-). A warning that the session is about to expire is answered with what
    goes on working. Of modals that nobody knows those alone are closed that offer nothing but that: whatever offers a
    choice, or asks about something that could be lost, stays, and stops what it covers.
    """

    closed: Counter[str] = Counter()

    def close(button: Locator) -> None:
        # Nothing may leave a handler: Playwright raises it in whatever comes next, and waits for it before any act.
        with suppress(PlaywrightError):
            words = plain(str(button.evaluate(_AROUND, timeout=COVERED * 1000)))
            closed[words] += 1
            if closed[words] > _TIMES:  # its button does nothing: whoever presses on closes what else is open
                return
            tell(words)
        with suppress(PlaywrightError):
            button.click(timeout=COVERED * 1000)
            return
        with suppress(PlaywrightError):  # another one lies over it, or it went away by itself
            button.dispatch_event("click", timeout=COVERED * 1000)

    modals = page.get_by_role("dialog").filter(has_not_text=_OURS)
    mute = modals.filter(has_not_text=_RISKY).filter(has_not=page.locator(_CHOICES))
    stray = modals.filter(has_text="Event fired").or_(mute).locator("button.slds-modal__close")
    calm = page.locator("div.modal-container").filter(has_not_text=_RISKY)
    walkthrough = calm.get_by_role("button", name="Dismiss", exact=True)
    banner = page.locator(".oneSystemMessage .close-btn")
    others = page.locator("#dismissError, #tryLexDialogX")
    for button in (stray, walkthrough, banner, others, _goes_on(page)):
        # Several may be open at once: each is closed by a call of its own.
        page.add_locator_handler(button.filter(visible=True).first, close, no_wait_after=True)


def _goes_on(page: Page) -> Locator:
    """The button of a warning that the session is about to expire which keeps it."""
    said = page.get_by_role("button", name=_GOES_ON).or_(page.get_by_role("link", name=_GOES_ON))
    return page.locator(_DIALOGS).filter(has_text=_EXPIRES).locator(said)


def unknown_dialog(page: Page, *, grave: bool = False) -> str:
    """A check: the words of a dialog that lies over the page and is none that a walk wants to see; empty without one.

    With `grave` one that takes the page away from the user, or says that the session or what is shown is at an end: a
    prompt that floats beside a list, as guidance does, has no say in what the list shows.
    """
    dialogs = page.locator(_DIALOGS).filter(visible=True).filter(has_not_text=_OURS)
    if grave:
        dialogs = dialogs.and_(page.locator(_MODAL)).or_(dialogs.filter(has_text=_END))
        # A session that is about to end has not ended: the list behind is whole, and the next act answers the warning.
        dialogs = dialogs.filter(has_not_text=_EXPIRES)
    script = "found => found.slice(0, 1).map(e => e.innerText.slice(0, 300))"
    return plain(" ".join(ask(page, lambda: dialogs.evaluate_all(script), ())))
