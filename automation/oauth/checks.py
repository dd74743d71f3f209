"""What a login with the app gave is looked at: whose it is, what it may, how long it lives. Each look is one line."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from pages.values.policies import ADMIN_APPROVED
from pages.values.secret import Secret
from pages.values.text import same

from ..context.step_context import StepContext
from ..engine.step import Flow
from ..network.api_answers import counted
from ..network.oauth_answers import OAuthRefusal, claims
from ..network.web_answer import Answer
from .catalogue.entry import Look
from .catalogue.lookup import entry_for
from .check import Check
from .client import Grant, OAuthClient
from .diagnosis import diagnosed
from .lives import Lives
from .looks import Looks, Seen
from .scopes import lacking

QUERY = "/services/data/v{}/query?q=SELECT%20Id%20FROM%20User%20LIMIT%201"


class Checks:
    """The looks at one login, whose tokens are given back by whoever made it."""

    def __init__(self, context: StepContext, client: OAuthClient, grant: Grant, secret: Secret, username: str) -> None:
        """`secret` is the consumer secret, empty where it is not known; `username` is who should have logged in."""
        self._context, self._client, self._grant, self._secret = context, client, grant, secret
        self._username = username
        self._wanted = context.wanted
        self._lives = Lives(client, grant, secret, context.wanted)

    def all(self) -> Iterator[Check]:
        """In the order in which a client meets them.

        Raises:
            Unreachable: the org does not answer any more.
        """
        yield self._scopes()
        yield self._whose("userinfo", "/services/oauth2/userinfo", "preferred_username")
        yield self._identity()
        yield from self._api()
        yield self._lives.access()
        if self._wanted.flow is Flow.WEB:
            yield from self._refresh()

    def policies(self) -> Iterator[Check]:
        """What the app's policies say, beside what was measured: no login shows a policy that is too generous."""
        looks = Looks(self._context, self._username)
        of_jwt = (("permitted users", 15, Look.SELF_AUTHORIZE),) if self._wanted.flow is Flow.JWT else ()
        parts = (("session timeout", 14, Look.TIMEOUT), ("refresh token policy", 13, Look.REFRESH_POLICY), *of_jwt)
        for what, step, look in parts:
            yield _stored(what, step, looks.at(look))

    def ended(self) -> Check:
        """After the tokens were given back: that the refresh token has ended with it."""
        try:
            self._client.refresh(self._grant, self._secret)
        except OAuthRefusal as refusal:
            return Check("end of the refresh token", ok=True, says=f"revoked, it is refused ({refusal.description})")
        return Check("end of the refresh token", ok=False, says="it was revoked, and the org still takes it", step=13)

    def _scopes(self) -> Check:
        found = self._grant.scopes
        if not found:
            return Check("scopes", ok=None, says="the org's answer names none")
        there = ", ".join(sorted(found))
        if lacks := lacking(self._wanted.scopes, found):
            hint = f"select {', '.join(f'({scope})' for scope in lacks)} among the app's OAuth scopes"
            return Check("scopes", ok=False, says=f"{there}; {', '.join(lacks)} is lacking", step=9, hint=hint)
        return Check("scopes", ok=True, says=there)

    def _whose(self, what: str, path: str, name: str) -> Check:
        answer = self._client.ask(self._grant, path)
        told = claims(answer).get(name)
        if not isinstance(told, str):
            return self._untold(what, answer)
        if self._username and not same(told, self._username):
            return Check(what, ok=False, says=f"the token is {told}'s, not {self._username}'s")
        return Check(what, ok=True, says=f"it is {told}'s")

    def _untold(self, what: str, answer: Answer) -> Check:
        said = answer.body[:80].decode("ascii", "replace").strip()
        if entry_for(said, ""):
            return self._refused(what, OAuthRefusal(said, ""))
        return Check(what, ok=None, says=f"the org answers {answer.status}")

    def _identity(self) -> Check:
        address, here = urlsplit(self._grant.identity_url), urlsplit(self._grant.instance_url)
        if not address.netloc:
            return Check("identity", ok=None, says="the org's answer names no address for it")
        # Asked at the org's own host: what another one would do with the token is nobody's business.
        own = address._replace(scheme=here.scheme, netloc=here.netloc)
        return self._whose("identity", own.geturl(), "username")

    def _api(self) -> Iterator[Check]:
        version, what = "", "API versions"
        try:
            version = self._client.call(self._grant)
            yield Check(what, ok=True, says=f"up to v{version}")
            what = "query"
            counted(self._client.ask(self._grant, QUERY.format(version)))
            yield Check(what, ok=True, says="the API answers a query of User")
        except OAuthRefusal as refusal:
            yield self._refused(what if version else "API", refusal)

    def _refused(self, what: str, refusal: OAuthRefusal) -> Check:
        probable = diagnosed(self._context, refusal, self._username)
        return Check(what, ok=False, says=str(refusal), step=probable.step, hint=probable.hint)

    def _refresh(self) -> Iterator[Check]:
        what = "refresh"
        if not self._grant.refresh_token:
            hint = "select the scope (refresh_token, offline_access)"
            yield Check(what, ok=False, says="the login gave no refresh token", step=9, hint=hint)
            return
        try:
            self._client.call(self._client.refresh(self._grant, self._secret))
            yield Check(what, ok=True, says="the refresh token gives a new access token, which the API takes")
        except OAuthRefusal as refusal:
            yield self._refused(what, refusal)
        yield self._lives.refresh()


def _stored(what: str, step: int, seen: Seen) -> Check:
    if seen.so is None:
        return Check(what, ok=None, says="the page of the policies does not tell")
    first, _, wanted = seen.shows.partition(", and should be ")
    if not seen.so:
        return Check(what, ok=True, says=first)
    wanted = wanted or f'"{ADMIN_APPROVED}"'
    return Check(what, ok=False, says=seen.shows, step=step, hint=f"make it {wanted} in Edit Policies, or run create")
