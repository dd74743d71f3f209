"""What may come instead of any screen that is waited for, and what each means for the person who waits."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from http import HTTPStatus
from urllib.parse import urlsplit

from ..arrival.awaited import Awaited
from ..errors import NotAllowed, PageError, PersonNeeded, SessionEnded, Unavailable
from ..org import Org
from ..recognition.saying import interruption
from ..recognition.verdict import Interruption, Kind
from .identity import Maintenance, at_interstitial

_INTERSTITIALS = ("/_ui/identity/", "/_ui/system/security/", "/msg/", "/registrationInterstitial")


def check(org: Org, wanted: Sequence[type[Awaited]]) -> None:
    """Looks at what else may be there while `wanted` is waited for; a maintenance notice is left behind.

    Raises:
        SessionEnded: the login page, in the page or in the frame, unless it is what is wanted.
        NotAllowed: "Insufficient Privileges". Source: public automation code matches that text; grade A.
        PersonNeeded: a page that only a person can pass.
        Unavailable: the org answered with a server error, or not at all.
    """
    check_available(org)
    for one in org.looks.take():
        told = interruption(one.snapshot, known=org.arrivals.known(one.snapshot)) if one.snapshot.answered else None
        if told is not None and not (told.kind is Kind.LOGIN and not all(screen.signed_in for screen in wanted)):
            raise _error(org, told)
    # Their addresses tell (grade A), and looking for them on every page would be slow.
    paths = [urlsplit(frame.url).path for frame in org.frames]
    on_the_way = any(path.startswith(_INTERSTITIALS) for path in paths)
    if on_the_way and all(screen.signed_in for screen in wanted) and (page := at_interstitial(org)):
        if not isinstance(page, Maintenance):
            raise PersonNeeded(
                f'the org shows "{page.title}"', hint="log in by hand once, then run the same command again"
            )
        page.got_it.click()
        org.interruption = "it showed a maintenance notice, and what was sent to it then is lost"


def asks_for_login(org: Org) -> bool:
    """A check: the org shows its login page, in the page or in the frame."""
    looks = (one.snapshot for one in org.looks.take() if one.snapshot.answered)
    told = (interruption(snapshot, known=org.arrivals.known(snapshot)) for snapshot in looks)
    return any(one is not None and one.kind is Kind.LOGIN for one in told)


def check_available(org: Org) -> None:
    """Looks at how the page's last navigation went.

    Raises:
        Unavailable: the org did not answer.
    """
    if org.trouble:
        raise _unavailable(org, org.trouble)


def _unavailable(org: Org, why: str) -> Unavailable:
    return Unavailable(
        f"{org.url} is not available: {why}", hint="run the same command again later; it continues from there"
    )


def _in_words(status: int) -> str:
    with suppress(ValueError):
        return f"{status} {HTTPStatus(status).phrase}"
    return str(status)


def _error(org: Org, told: Interruption) -> PageError:
    match told.kind:
        case Kind.SERVER_ERROR:
            return _unavailable(org, f"it answers {_in_words(int(told.words))}")
        case Kind.LOGIN:
            return SessionEnded(
                "you were logged out: the org shows its login page",
                hint="run the same command again; it continues from there",
            )
        case Kind.NO_DATA:
            return Unavailable(
                f"{org.url} is not available: the page says Data Not Available",
                hint="run the same command again; it continues from there",
            )
        case Kind.FORBIDDEN:
            return NotAllowed(
                f"the org refuses: {told.words}",
                hint="the user needs Customize Application, Modify All Data and Manage Profiles and Permission Sets",
            )


Org.interruptions.append(check)
