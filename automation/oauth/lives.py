"""How long tokens live by the org's own word, beside what the app's policies should make of them."""

from __future__ import annotations

from datetime import timedelta

from pages.values.durations import split_duration
from pages.values.secret import Secret

from ..app.desired import DesiredApp
from ..network.oauth_answers import introspected
from .check import Check
from .client import Grant, OAuthClient

_SLACK = timedelta(minutes=2)
"""What a life may differ from the policy: it is measured some seconds after the token was made."""
_ENDLESS = "it never ends by itself"


class Lives:
    """The lives of what one login gave. Introspection asks for the consumer secret (documented, grade B)."""

    def __init__(self, client: OAuthClient, grant: Grant, secret: Secret, wanted: DesiredApp) -> None:
        """`secret` is empty where it is not known."""
        self._client, self._grant, self._secret, self._wanted = client, grant, secret, wanted

    def access(self) -> Check:
        """The access token's: by Timeout Value, from its last use."""
        what, minutes = "life of the access token", self._wanted.session_minutes
        if not self._secret:
            return Check(what, ok=None, says="not measured: the org tells it only to who has the consumer secret")
        life = self._life(self._grant.access_token, "access_token")
        if not isinstance(life, timedelta):
            return Check(what, ok=None, says=life)
        right = minutes is None or abs(life - timedelta(minutes=minutes)) <= _SLACK
        says = f"{_words(life)} without use" + ("" if right else f", and it should be {minutes} minutes")
        hint = "" if right else f"set Timeout Value in Edit Policies to {self._wanted.session_timeout}"
        return Check(what, right, says, 0 if right else 14, hint)

    def refresh(self) -> Check:
        """The refresh token's: by Refresh Token Policy."""
        what, (_, period) = "life of the refresh token", split_duration(self._wanted.refresh_policy)
        life = self._life(self._grant.refresh_token, "refresh_token")
        if isinstance(life, str) and life != _ENDLESS:
            return Check(what, ok=None, says=life)
        length = period.minutes if period is not None else None
        wanted = timedelta(minutes=length) if length is not None else None
        right = wanted is None or (isinstance(life, timedelta) and abs(life - wanted) <= _SLACK)
        says = _words(life) if isinstance(life, timedelta) else life
        hint = "" if right else f'choose "{self._wanted.refresh_policy}" in Edit Policies'
        return Check(what, right, says if right else f"{says}; it should be {period}", 0 if right else 13, hint)

    def _life(self, token: Secret, kind: str) -> timedelta | str:
        """How long a token lives from its issue by the org's word, or why that is not known."""
        form = {"token": token.reveal(), "token_type_hint": kind, "client_secret": self._secret.reveal()}
        told = introspected(self._client.ask(self._grant, "/services/oauth2/introspect", **form))
        if told is None:
            return "the org does not answer introspection"
        if not told.active:
            return "by introspection it has ended already" if kind == "access_token" else "it has ended already"
        if told.exp is None:
            return _ENDLESS
        return timedelta(seconds=told.exp - told.iat)


def _words(life: timedelta) -> str:
    if life >= timedelta(days=2):
        return f"{life / timedelta(days=1):.0f} days"
    return f"{life / timedelta(minutes=1):.0f} minutes"
