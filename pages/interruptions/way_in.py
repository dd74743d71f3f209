"""The way from a login form that was sent into the org: what the org asks, whom it refuses, when the way is over."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from ..browser.questions import ask
from ..components.part import Host
from ..errors import PersonNeeded, Refused, ScreenMissing, SessionEnded
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
    org, answered = form.org, set[str]()
    for _ in range(_HOPS):
        found = _answer(form, org.patience.page)
        if found is None and at_approval(org) and (found := _answer(form, _APPROVAL)) is None:
            raise PersonNeeded(
                "nobody has approved this login in Salesforce Authenticator",
                hint="run the same command again, and approve it on the phone",
            )
        if not isinstance(found, Screen):
            break
        leave(found, code, answered)
    if found is not True:
        raise ScreenMissing(f"nothing came after the login; the page shows: {form.shown_words}")


def _answer(form: SentForm, patience: float) -> Screen | bool | None:
    """What comes next: a page on the way, or True, the org."""

    def answer() -> Screen | bool | None:
        check_refusal(form)
        if not (found := at_interstitial(form.org) or signed_in(form.org)):
            _check_session(form)
        return found

    return form.org.until(answer, patience=patience)


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
