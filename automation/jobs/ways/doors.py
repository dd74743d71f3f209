"""The ways in by a URL that works once: given as it is, made from an access token, or asked of the Salesforce CLI.

Each try of a walk opens a browser anew, and needs a new URL; one that was given as it is serves the first try alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from pages.browser.credential_hosts import is_own_door
from pages.errors import SessionEnded
from pages.screens.sign_in.front_door import enter_by
from pages.values.secret import Secret

from ...browser.org_identity import OrgIdentity
from ...context.arriving.ways_in import WayClosed
from ...context.step_context import StepContext
from ...errors import REFUSED, SETTINGS, SettingsError
from ...network.connection import Network
from ...network.web_client import WebClient
from ...runs.redact import Redactor
from ...settings.sign_in.forms import frontdoor_url
from ...settings.types import Unprintable
from .salesforce_cli import OpenedOrg, learn

SINGLE_ACCESS = "/services/oauth2/singleaccess"
"""Makes a single-use URL of an access token with the scope web (documented, grade B)."""
_NO_TOKEN = "log in again for a new one; it needs the scope web, and full has it too"  # noqa: S105 - a sentence


@dataclass
class Door:
    """A URL that works once, from wherever it comes: `ask` gives one, or says in a WayClosed why there is none.

    `name` is told, and the URL never. `whose` is the org and user that it was asked for, where that is known, and
    `username` the user who is named in the settings.
    """

    name: str
    login_url: str
    redactor: Redactor
    ask: Callable[[], Secret]
    whose: Callable[[], OpenedOrg | None] = lambda: None
    username: str = ""
    hint: str = "get a new one, and run the same command again"

    def enter(self, context: StepContext) -> None:
        """Asks for a URL, looks where it leads, and goes there.

        Raises:
            WayClosed: there is none, or the org does not take it.
            SettingsError: it leads elsewhere, so that the settings do not agree which org is meant.
            PageError: as `enter_by`.
        """
        try:
            door = self.ask()
        except SettingsError as error:  # the command that gives it
            raise WayClosed(f"was not opened: {error}", kind=SETTINGS, hint=error.hint) from None
        learn(door.reveal(), self.redactor)
        if not is_own_door(door.reveal(), self.login_url):
            raise SettingsError(
                f"{self.name} was not opened: it does not lead to {self.login_url}; no other way in was tried",
                hint=_SAME_ORG,
            )
        try:
            enter_by(context.org, door, context.code)
        except SessionEnded as ended:
            raise WayClosed(f"was not taken: {ended}", kind=REFUSED, hint=self.hint) from ended
        known = self.whose()
        context.typed = known.username if known is not None else ""

    def admits(self, identity: OrgIdentity | None) -> None:
        """The org and the user that it was asked for, where that is known; an org that can be read in any case."""
        known = self.whose()
        if identity is None:
            raise SettingsError(
                f"{self.name} has let somebody in, and it cannot be read to which org; nothing was read"
            )
        if self.username and not identity.username:
            raise SettingsError(
                f"{self.name} has let somebody in, and the org does not say whether {self.username}; nothing was read"
            )
        if known is None:
            return
        if identity.org_id != known.org_id:
            raise SettingsError(
                f"{self.name} is the org {known.org_id}, and this is {identity.org_id}; nothing was read"
            )
        if identity.username.casefold() != known.username.casefold():
            raise SettingsError(
                f"{self.name} is for {known.username}, and {identity.username} is logged in; nothing was read"
            )


_SAME_ORG = "set SF_LOGIN_URL to the org's own address, as the URL has it, or leave it out"


def of_url(given: Callable[[], Secret], name: str) -> Callable[[], Secret]:
    """Gives the URL of SF_FRONTDOOR_URL, its file or its command; `given` reads it. A command is run for each try, and
    what is the same as before was used up."""
    used: list[Secret] = []

    def ask() -> Secret:
        door = given()
        if door in used:
            raise WayClosed(
                "was used by the try before this one, and lets in once",
                kind=REFUSED,
                hint=f"get a new one, or set {name}_COMMAND to what gets one",
            )
        used.append(door)
        return door

    return ask


def of_token(given: Callable[[], Secret], login_url: str, network: Network) -> Callable[[], Secret]:
    """Has the org make a URL of an access token, which `given` reads."""

    def ask() -> Secret:
        token = given()
        web = WebClient(network)
        headers = {"Authorization": f"Bearer {token.reveal()}"}
        try:
            answer = web.ask("POST", login_url + SINGLE_ACCESS, form={}, headers=headers)
        finally:
            web.close()
        if answer.status in (401, 403):
            raise WayClosed("was not taken: it has ended, or is another org's", kind=REFUSED, hint=_NO_TOKEN)
        try:
            return frontdoor_url(msgspec.json.decode(answer.body, type=_Access).frontdoor_uri)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, Unprintable):
            refused = " (the token may lack the scope web)" if answer.status == 400 else ""
            raise WayClosed(
                f"was not taken: {login_url} answers {answer.status} and no URL{refused}", kind=REFUSED, hint=_NO_TOKEN
            ) from None

    return ask


class _Access(msgspec.Struct):
    """What the org answers (documented, grade B)."""

    frontdoor_uri: str
