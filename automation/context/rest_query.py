"""Queries of the org's REST API with the browser's session. It reads, and knows no object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urljoin

import msgspec

from pages.browser.browser_session import BrowserSession

from ..network.connection import Network
from ..network.web_client import Unreachable, WebClient
from ..timeouts import REST_QUERY

_VERSION = "v60.0"
"""Of Spring '24; versions of the API are answered for three years at least (documented, grade B)."""
_MOST_PAGES = 100
"""Of 2,000 rows each, which is what the API sends at once."""


class _Rows(msgspec.Struct):
    """An answer to a query."""

    records: list[dict[str, Any]]
    done: bool
    totalSize: int  # noqa: N815 - the API's own spelling
    nextRecordsUrl: str = ""  # noqa: N815


class _Refusal(msgspec.Struct):
    """One of the API's errors."""

    errorCode: str  # noqa: N815


@dataclass(frozen=True, slots=True)
class Reply:
    """What a query was answered: all its rows, or None and the API's code where it gave one, such as INVALID_FIELD."""

    rows: list[dict[str, Any]] | None
    code: str = ""


def rows(session: BrowserSession, soql: str, network: Network | None = None) -> list[dict[str, Any]] | None:
    """All rows of a query; None where the org does not give them all, as `reply_to` says."""
    return reply_to(session, soql, network).rows


def reply_to(session: BrowserSession, soql: str, network: Network | None = None) -> Reply:
    """Puts a query. The session serves as an access token (grade A).

    There are no rows where the org does not give them all: it has no API, the user no right to it, or something
    between is not the org.
    """
    web, found = WebClient(network, patience=REST_QUERY), list[dict[str, Any]]()
    headers = {"Authorization": f"Bearer {session.sid.reveal()}"}
    path = f"/services/data/{_VERSION}/query?{urlencode({'q': soql})}"
    try:
        for _ in range(_MOST_PAGES):
            answer = web.ask("GET", urljoin(session.origin, path), headers=headers)
            if answer.status != 200:
                return Reply(None, _code(answer.body))
            part = msgspec.json.decode(answer.body, type=_Rows)
            found += part.records
            if part.done:
                return Reply(found if part.totalSize == len(found) else None)
            path = part.nextRecordsUrl
            if not path.startswith("/services/data/"):
                return Reply(None)
    except (Unreachable, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Reply(None)
    finally:
        web.close()
    return Reply(None)


def _code(body: bytes) -> str:
    try:
        told = msgspec.json.decode(body, type=list[_Refusal])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""
    return told[0].errorCode if told else ""
