"""The door of an org: a URL that lets a browser in, once, without a form. It asks nobody for the URL."""

from __future__ import annotations

from ...errors import SessionEnded, Unavailable
from ...interruptions.obstacles import asks_for_login, check_available
from ...interruptions.way_in import pass_through
from ...org import Org
from ...values.code import Code, expect
from ...values.secret import Secret
from .login import login_form


def enter_by(org: Org, door: Secret, code: Code) -> None:
    """Goes through the door, answers what the org asks behind it, and waits until it has let the user in.

    Raises:
        SessionEnded: the org shows its login page: the URL was used before, is too old, or is refused (grade A: the
            org leads to the login page).
        Unavailable: the org cannot be reached; the message does not have the URL.
        PersonNeeded, CodeRefused, ScreenMissing, Untrusted: as for a login.
    """
    expect(code)
    try:
        org.navigation.go(door.reveal())
    except Unavailable as error:
        message = str(error).replace(door.reveal(), door.reveal().partition("?")[0])
        raise type(error)(message, hint=error.hint) from None  # what Playwright says has the URL in it

    def look() -> None:
        check_available(org)
        if login_form(org) is not None or asks_for_login(org):
            raise SessionEnded("the org shows its login page instead: the URL was used before, or is too old")

    pass_through(org, code, look)
