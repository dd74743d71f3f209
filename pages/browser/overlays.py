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

_TIMES = 3
"""So often one overlay is closed; it may come again with another page."""
_AROUND = "e => (e.closest('[role=dialog], .modal-container') || e.parentElement || e).innerText.slice(0, 300)"


def clear_overlays(page: Page, tell: Callable[[str], None] = lambda _: None) -> None:
    """From now on overlays that nobody asked for are closed before they cover what is clicked, and `tell` is told.

    A stray modal (Spring '26, "Event fired"), a walkthrough with a button Dismiss, a system message, the overlay "Sorry
    to interrupt", whose markup is in every Lightning page, hidden, and Classic's praise of Lightning. Source: public
    automation code; grade A (the walkthrough A-). Of modals that nobody knows those alone are closed that offer nothing
    but that: whatever offers a choice, or asks about something that could be lost, stays, and stops what it covers.
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
    for button in (stray, walkthrough, banner, others):
        # Several may be open at once: each is closed by a call of its own.
        page.add_locator_handler(button.filter(visible=True).first, close, no_wait_after=True)


def unknown_dialog(page: Page, *, grave: bool = False) -> str:
    """A check: the words of a dialog that lies over the page and is none that a walk wants to see; empty without one.

    With `grave` one that takes the page away from the user, or says that the session or what is shown is at an end: a
    prompt that floats beside a list, as guidance does, has no say in what the list shows.
    """
    dialogs = page.locator(_DIALOGS).filter(visible=True).filter(has_not_text=_OURS)
    if grave:
        dialogs = dialogs.and_(page.locator(_MODAL)).or_(dialogs.filter(has_text=_END))
    script = "found => found.slice(0, 1).map(e => e.innerText.slice(0, 300))"
    return plain(" ".join(ask(page, lambda: dialogs.evaluate_all(script), ())))
