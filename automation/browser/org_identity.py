"""Which org this is, and who is signed in: the one key of everything that is kept about an org. It knows no page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pages import Org
from pages.browser.browser_session import BrowserSession, browser_session

from ..errors import AutomationError
from ..network.connection import Network
from ..timeouts import WHO_IS_IT


class OrgKind(StrEnum):
    """What an org is for. One that is not known to be anything else counts as production."""

    PRODUCTION = "production"
    SANDBOX = "sandbox"
    DEVELOPER = "developer edition"
    SCRATCH = "scratch org"
    UNKNOWN = "unknown"

    @property
    def careful(self) -> bool:
        """Whether people may depend on it."""
        return self in (OrgKind.PRODUCTION, OrgKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class OrgIdentity:
    """An org and the user who is signed in to it, read once after sign-in.

    `org_id` are 15 characters, 00D... (grade A), and case counts; `host` is the org's own login host, as the browser
    was led to it; `username` is how the user logs in, empty where the org does not tell and nobody typed it;
    `kind` is what the org is for.
    """

    org_id: str
    host: str
    username: str
    kind: OrgKind = OrgKind.UNKNOWN

    @property
    def who(self) -> str:
        """The user, in words for a message."""
        return self.username or "a user whom the org does not name"


def read_identity(org: Org, typed: str, network: Network | None = None) -> OrgIdentity | None:
    """Asks the browser's session which org it is, and the org who is signed in; None where the session does not tell.

    `typed` is the user name that was typed into the login form, if one was: it counts where the org does not answer.
    """
    session = browser_session(org.page, org.url)
    if session is None:
        return None
    told = _told(session, network).get("preferred_username")
    return OrgIdentity(session.org_id, session.host, (told if isinstance(told, str) else "") or typed)


def read_user_id(org: Org, network: Network | None = None) -> str:
    """The id (005...) of whoever is signed in, by the org's own word; empty where it does not tell."""
    session = browser_session(org.page, org.url)
    told = _told(session, network).get("user_id") if session is not None else None
    return told if isinstance(told, str) and re.fullmatch(r"005[A-Za-z0-9]{12,15}", told) else ""


def _told(session: BrowserSession, network: Network | None) -> dict[str, Any]:
    """What the org says of who is signed in. A session id serves as an access token at userinfo, as in
    `sf org login access-token` (grade A); an org that forbids that answers with an error."""
    from ..network.oauth_answers import claims  # noqa: PLC0415 - their libraries take a while to load
    from ..network.web_client import WebClient  # noqa: PLC0415 - as above

    web = WebClient(network, patience=WHO_IS_IT)
    bearer = {"Authorization": f"Bearer {session.sid.reveal()}"}
    try:
        said = claims(web.ask("GET", f"{session.origin}/services/oauth2/userinfo", headers=bearer))
    except AutomationError:
        return {}
    finally:
        web.close()
    return said if str(said.get("organization_id", ""))[:15] == session.org_id else {}
