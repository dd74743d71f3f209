"""The way into the org from a login form that was sent, or from a URL that lets in: what the org asks, whom it refuses,
when the way is over."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from ..browser.questions import ask
from ..components.part import Host
from ..errors import PersonNeeded, Refused, ScreenMissing, SessionEnded
from ..org import Org
from ..screen import Screen
from ..values.code import Code
from ..values.text import plain
from .identity import at_approval, at_interstitial, leave
from .obstacles import check_available
from .signed_in import signed_in

_HOPS = 10
"""As many pages may stand between the login form and the org; a maintenance notice can come several times (grade A)."""
_APPROVAL = 90.0
"""Seconds that somebody has to approve a login on a phone; how long an org waits for that has no source."""
_QUIET = 6.0
"""Seconds for which an unknown page with words on it stays as it is: then nothing else comes."""
_WORDS_SHOWN = 30
_WORDS = "found => found.map(e => e.innerText.slice(0, 1000))"


class SentForm(Host, Protocol):
    """A login form."""

    def typed(self) -> bool:
        """A check: whether it still holds what was typed, since its answer has not come."""


def let_in(form: SentForm, code: Code) -> None:
    """Answers what the org asks after `form` was sent, and waits until it has let the user in.

    Raises:
        Refused: the org refused; the message carries its words.
        Unavailable: it cannot be reached any more, or answers with a server error.
        PersonNeeded: it asks for what only a person can give.
        ScreenMissing: nothing came after the login.
        SessionEnded: it has let the user in, and shows the form again at once.
        Untrusted: a form comes that is not known to be the org's.
    """

    def look() -> None:
        check_refusal(form)

    def otherwise() -> None:
        _check_session(form)

    pass_through(form.org, code, look, otherwise)


def _nothing() -> None:
    """Nothing more can end the way."""


def pass_through(org: Org, code: Code, look: Callable[[], None], otherwise: Callable[[], None] = _nothing) -> None:
    """Answers what the org asks on the way in, and waits until it has let the user in.

    `look` is a check before each look at the page, `otherwise` one where the org has not let anybody in yet; what they
    raise ends the way. Raises as `let_in`.
    """
    answered, quiet = set[str](), _Quiet(org)

    def answer() -> Screen | bool | None:
        look()
        if not (found := at_interstitial(org) or signed_in(org)):
            otherwise()
            if quiet.long:
                raise _nothing_came(org)
        return found

    for _ in range(_HOPS):
        found = org.until(answer, patience=org.patience.page)
        if found is None and at_approval(org) and (found := org.until(answer, patience=_APPROVAL)) is None:
            raise PersonNeeded(
                "nobody has approved this login in Salesforce Authenticator",
                hint="run the same command again, and approve it on the phone",
            )
        if not isinstance(found, Screen):
            break
        leave(found, code, answered)
    if found is not True:
        raise _nothing_came(org)


def _nothing_came(org: Org) -> ScreenMissing:
    shown = ", ".join(org.arrivals.words_in(org.surface)[:_WORDS_SHOWN]) or "nothing that can be read"
    return ScreenMissing(f"nothing came after the login; the page shows: {shown}")


class _Quiet:
    """How long an unknown page has been there that leads nowhere: with words on it, which a door has not, and
    no login form."""

    def __init__(self, org: Org) -> None:
        self._org = org
        self._seen = ""
        self._since = time.monotonic()

    @property
    def long(self) -> bool:
        """A check: whether it has been there for so long that nothing else will come."""
        org, shot = self._org, self._org.snapshot()
        moves = not (shot.read and shot.settled and shot.words.strip()) or shot.login
        if moves or at_approval(org):
            self._seen = ""
            return False
        if (seen := org.fingerprint()) != self._seen:
            self._seen, self._since = seen, time.monotonic()
        return time.monotonic() - self._since > _QUIET


def _check_session(form: SentForm) -> None:
    """A check that finds nothing: the org is there, and does not show the form again (`ec` in its address; grade A)."""
    check_available(form.org)
    if "ec" in parse_qs(urlsplit(form.org.page.url).query) and form.showing() and not form.typed():
        check_refusal(form)
        raise SessionEnded(
            "the org shows its login page again: the session has ended", hint="run the same command again"
        )


def check_refusal(form: Host) -> None:
    """A check that finds nothing. Raises Refused: the org says why the login was refused."""
    if words := refusal_on(form):
        raise Refused(f"the org refused the login: {words}", hint="check SF_USERNAME and SF_PASSWORD")


def refusal_on(form: Host) -> str:
    """A check: why the login was refused; empty when it was not."""
    found = form.surface.locator("#error").filter(visible=True)
    return plain(" ".join(ask(form.org.page, lambda: found.evaluate_all(_WORDS), ())))
