"""An org that leads a login elsewhere, and the stranger to whom it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote_plus

from .server import FORM, MODES, POSTS, Asked, HostileOrg

PASSWORD = "P@ss/w0rd&secret"
CODE_PATH = "/_ui/identity/verification/method/EmailVerificationFinishUi/e"
CODE_FORM = """<!doctype html><html lang="en"><head><title>Verify Your Identity</title></head><body>
<h2>Verify Your Identity</h2>{before}<form method="post" action="{action}">
<label for="emc">Verification Code</label><input id="emc" name="emc">
<input type="submit" id="save" value="Verify"></form></body></html>"""

Lead = Callable[[Asked, str], None]
"""Answers a request; the text is the stranger's address."""


@dataclass(frozen=True)
class Scene:
    """The org, and the stranger."""

    org: HostileOrg
    stranger: HostileOrg

    def leaked(self, secret: str = PASSWORD) -> list[str]:
        """What the stranger was sent that holds the secret."""
        sent = [f"{unquote_plus(posted.path)} {unquote_plus(posted.body)}" for posted in self.stranger.posted]
        return [text for text in sent if secret in text]


def _look_alike(asked: Asked) -> None:
    if asked.place == CODE_PATH:
        asked.send(CODE_FORM.format(before="", action="/stolen"))
    else:
        asked.login()


@contextmanager
def scene(lead: Lead, *, posted: Lead | None = None, stranger: str = "stranger.localhost") -> Iterator[Scene]:
    """An org whose pages `lead` answers, and what is sent to it `posted`; the stranger looks like an org's login."""
    MODES["stranger"] = _look_alike
    with HostileOrg("stranger", host=stranger) as other:
        MODES["leading"] = lambda asked: lead(asked, other.url)
        if posted is not None:
            POSTS["leading"] = lambda asked: posted(asked, other.url)
        try:
            with HostileOrg("leading", host="org.localhost") as org:
                yield Scene(org, other)
        finally:
            POSTS.pop("leading", None)


def form(action: str, *, more: str = "", after: str = "") -> str:
    """The login form, sent to another place."""
    return FORM.format(before="", after=after).replace('action="/login"', f'action="{action}" {more}')
