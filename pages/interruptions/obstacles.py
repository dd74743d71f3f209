"""What may come instead of any screen that is waited for, and what each means for the person who waits."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from http import HTTPStatus
from typing import TypedDict, cast
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame

from ..browser.awaited import Awaited
from ..browser.changes import READ_THROUGH
from ..browser.questions import asking
from ..errors import NotAllowed, PersonNeeded, SessionEnded, Unavailable
from ..org import Org
from ..values.text import plain
from .identity import Maintenance, at_interstitial

_INTERSTITIALS = ("/_ui/identity/", "/_ui/system/security/", "/msg/", "/registrationInterstitial")


class _Found(TypedDict):
    born: float
    heads: str
    status: int
    login: bool
    words: str


# A refusal is a short page; asking a long one for all its words would be slow.
_READ = """() => ({
  born: performance.timeOrigin,
  heads: [document.title, ...Array.from(document.querySelectorAll('h1, h2, .errorTitle'), e => e.innerText)]
    .join('\\n'),
  status: performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0,
  login: READ_THROUGH && ['username', 'password'].every(id => document.getElementById(id)?.checkVisibility()),
  words: READ_THROUGH && document.body && document.body.textContent.length < 20000 ? document.body.innerText : '',
})""".replace("READ_THROUGH", READ_THROUGH)


def check(org: Org, wanted: Sequence[type[Awaited]]) -> None:
    """Looks at what else may be there while `wanted` is waited for; a maintenance notice is left behind.

    Raises:
        SessionEnded: the login page, in the page or in the frame, unless it is what is wanted.
        NotAllowed: "Insufficient Privileges". Source: public automation code matches that text; grade A.
        PersonNeeded: a page that only a person can pass.
        Unavailable: the org answered with a server error, or not at all.
    """
    check_available(org)
    known = {seen.document for seen in org.seen.values() if seen.document}
    for frame in dict.fromkeys((org.surface, org.page.main_frame)):
        found = _read(frame)
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


def _read(frame: Frame) -> _Found | None:
    try:
        with asking(frame.page):
            return cast("_Found", frame.evaluate(_READ))
    except PlaywrightError:  # the document went away meanwhile
        return None


Org.interruptions.append(check)
