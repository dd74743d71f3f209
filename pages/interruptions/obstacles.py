"""What comes in the way of any screen: what is cleared, and what each of the rest means for the person who waits."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, TypedDict, cast
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator, Page

from ..browser.changes import READ_THROUGH
from ..browser.questions import asking
from ..errors import NotAllowed, PersonNeeded, SessionEnded, Unavailable
from ..values.text import plain
from .identity import Maintenance, at_interstitial

if TYPE_CHECKING:
    from ..org import Org
    from ..screen import Screen

_OURS = re.compile("Create a Connected App|creation of connected apps|Enable Connected Apps")
"""What the dialogs say that a walk wants to see."""
_RISKY = re.compile(r"\?|delet|discard|remov|unsaved|overwrit|replac|revok|deactivat", re.IGNORECASE)
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

_COVERED = 500
"""Milliseconds for a click on what closes an overlay, and again for the same past what lies over it."""
_AROUND = "e => (e.closest('[role=dialog], .modal-container') || e.parentElement || e).innerText.slice(0, 300)"
_INTERSTITIALS = ("/_ui/identity/", "/_ui/system/security/", "/msg/", "/registrationInterstitial")


class _Found(TypedDict):
    born: float
    heads: str
    status: int
    login: bool
    words: str


# A refusal is a short page; asking a long one for all its words would be slow.
_LOOK = """() => ({
  born: performance.timeOrigin,
  heads: [document.title, ...Array.from(document.querySelectorAll('h1, h2, .errorTitle'), e => e.innerText)]
    .join('\\n'),
  status: performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0,
  login: READ_THROUGH && ['username', 'password'].every(id => document.getElementById(id)?.checkVisibility()),
  words: READ_THROUGH && document.body && document.body.textContent.length < 20000 ? document.body.innerText : '',
})""".replace("READ_THROUGH", READ_THROUGH)


def clear_overlays(page: Page, tell: Callable[[str], None] = lambda _: None) -> None:
    """From now on overlays that nobody asked for are closed before they cover what is clicked, and `tell` is told.

    A stray modal (Spring '26, "Event fired"), a walkthrough with a button Dismiss, a system message, the overlay "Sorry
    to interrupt", whose markup is in every Lightning page, hidden, and Classic's praise of Lightning. Source: public
    automation code; grade A (the walkthrough A-). Of modals that nobody knows those alone are closed that offer nothing
    but that: whatever offers a choice, or asks about something that could be lost, stays, and stops what it covers.
    """

    def close(button: Locator) -> None:
        # Nothing may leave a handler: Playwright raises it in whatever comes next, and waits for it before any act.
        with suppress(PlaywrightError):
            tell(plain(str(button.evaluate(_AROUND, timeout=_COVERED))))
        with suppress(PlaywrightError):
            button.click(timeout=_COVERED)
            return
        with suppress(PlaywrightError):  # another one lies over it, or it went away by itself
            button.dispatch_event("click", timeout=_COVERED)

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
    try:
        with asking(page):
            found = dialogs.evaluate_all("found => found.slice(0, 1).map(e => e.innerText.slice(0, 300))")
    except PlaywrightError:  # the document went away while we looked
        return ""
    return plain(" ".join(found))


def check(org: Org, wanted: tuple[type[Screen], ...]) -> None:
    """Looks at what else may be there while `wanted` is waited for; a maintenance notice is left behind.

    Raises:
        SessionEnded: the login page, in the page or in the frame, unless it is what is wanted.
        NotAllowed: "Insufficient Privileges". Source: public automation code matches that text; grade A.
        PersonNeeded: a page that only a person can pass.
        Unavailable: the org answered with a server error, or not at all.
    """
    check_available(org)
    known = {look.document for look in org.looks.values() if look.document}
    for frame in dict.fromkeys((org.surface, org.page.main_frame)):
        found = _look(frame)
        if found is None:
            continue
        if found["status"] >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise _unavailable(org, f"it answers {_in_words(found['status'])}")
        if found["login"] and all(screen.signed_in for screen in wanted):
            raise SessionEnded(
                "the org shows its login page: the session has ended", hint="run again; the walk goes on from there"
            )
        # On a page that was known as a screen such words may be an app's description: there its headings tell alone.
        words = found["heads"] if found["born"] in known else found["words"]
        if "Data Not Available" in words:
            raise Unavailable(
                f"{org.url} is not available: the page says Data Not Available",
                hint="run again; the walk goes on from there",
            )
        if (begins := words.find("Insufficient Privileges")) >= 0:
            raise NotAllowed(
                f"the org refuses: {plain(words[begins:])[:300]}",
                hint="the user needs Customize Application, Modify All Data and Manage Profiles and Permission Sets",
            )
    # Their addresses tell (grade A), and looking for them on every page would be slow.
    paths = [urlsplit(frame.url).path for frame in dict.fromkeys((org.surface, org.page.main_frame))]
    on_the_way = any(path.startswith(_INTERSTITIALS) for path in paths)
    if on_the_way and all(screen.signed_in for screen in wanted) and (page := at_interstitial(org)):
        if not isinstance(page, Maintenance):
            raise PersonNeeded(f'the org shows "{page.title}"', hint="log in by hand once, then run again")
        page.got_it.click()
        org.interruption = "it showed a maintenance notice, and what was sent to it then is lost"


def check_available(org: Org) -> None:
    """Looks at how the page's last navigation went.

    Raises:
        Unavailable: the org did not answer.
    """
    if org.trouble:
        raise _unavailable(org, org.trouble)


def _unavailable(org: Org, why: str) -> Unavailable:
    return Unavailable(f"{org.url} is not available: {why}", hint="run again later; the walk goes on from there")


def _in_words(status: int) -> str:
    with suppress(ValueError):
        return f"{status} {HTTPStatus(status).phrase}"
    return str(status)


def _look(frame: Frame) -> _Found | None:
    try:
        with asking(frame.page):
            return cast("_Found", frame.evaluate(_LOOK))
    except PlaywrightError:  # the document went away while we looked
        return None
