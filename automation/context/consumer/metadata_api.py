"""Asks the org's Metadata API for the consumer key of one connected app, with the browser's session. It only reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

from pages.browser.browser_session import BrowserSession

from ...network.connection import Network
from ...network.web_client import Unreachable, WebClient
from ...timeouts import METADATA_READ

_VERSION = "60.0"
"""Of Spring '24. `readMetadata` is there from 30.0 on, the consumer key in it from 32.0 on (documented, grade B)."""
_PATH = f"/services/Soap/m/{_VERSION}"
"""The Metadata API's address; a browser's session id logs in there, in the SessionHeader (grade A: extensions of
browsers do it so)."""
_MOST = 300_000
"""Bytes of an answer about one app; a definition with icons and policies has some thousand."""
_DEEPEST = 40
_KEY = re.compile(r"[A-Za-z0-9._]{8,256}")
_RECORDS = ("Envelope", "Body", "readMetadataResponse", "result", "records")


def consumer_key_of(session: BrowserSession, api_name: str, network: Network | None = None) -> str:
    """The consumer key of the app with exactly this API name; empty where the org does not tell it.

    An org may have no API or let no one at it, the user needs a right of its own (Modify Metadata Through Metadata API
    Functions; grade B), and something between may answer in its place: none of that is told apart here. The consumer
    secret is never in the answer (grade B).
    """
    web = WebClient(network, patience=METADATA_READ)
    headers = {"Content-Type": "text/xml; charset=UTF-8", "SOAPAction": '""'}
    try:
        answer = web.ask(
            "POST", session.origin + _PATH, content=_question(session.sid.reveal(), api_name), headers=headers
        )
    except Unreachable:
        return ""
    finally:
        web.close()
    return key_in(answer.body, api_name) if answer.status == 200 else ""


def key_in(body: bytes, api_name: str) -> str:
    """The consumer key in an answer to `readMetadata`, if it is about this app alone; empty otherwise."""
    if len(body) > _MOST:
        return ""
    records = _Records()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = records.begins, records.ends
    parser.CharacterDataHandler = records.says
    # Without a document type there are no entities to be expanded, and nothing to be fetched.
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(body, True)  # noqa: FBT003 - this is all of it
    except (expat.ExpatError, _Unfit, LookupError, ValueError):
        return ""
    if len(records.found) != 1:
        return ""
    app = records.found[0]
    names, keys = app.get("fullName", []), app.get("oauthConfig/consumerKey", [])
    return keys[0] if names == [api_name] and len(keys) == 1 and _KEY.fullmatch(keys[0]) else ""


class _Unfit(Exception):
    """An answer is no answer of the Metadata API."""


@dataclass
class _Records:
    """The texts of each record, by the path below it."""

    found: list[dict[str, list[str]]] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)

    def begins(self, name: str, _attributes: Any) -> None:
        self._path.append(name.rpartition(" ")[2])
        self._text.clear()
        if len(self._path) > _DEEPEST:
            raise _Unfit
        if tuple(self._path) == _RECORDS:
            self.found.append({})

    def says(self, text: str) -> None:
        self._text.append(text)

    def ends(self, _name: str) -> None:
        if tuple(self._path[: len(_RECORDS)]) == _RECORDS and len(self._path) > len(_RECORDS):
            below = "/".join(self._path[len(_RECORDS) :])
            self.found[-1].setdefault(below, []).append("".join(self._text).strip())
        self._text.clear()
        self._path.pop()


def _refuse(*_: Any) -> None:
    raise _Unfit


def _question(sid: str, api_name: str) -> bytes:
    """`readMetadata` for one app (documented, grade B)."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" '
        'xmlns="http://soap.sforce.com/2006/04/metadata">'
        f"<e:Header><SessionHeader><sessionId>{escape(sid)}</sessionId></SessionHeader></e:Header>"
        f"<e:Body><readMetadata><type>ConnectedApp</type><fullNames>{escape(api_name)}</fullNames></readMetadata>"
        "</e:Body></e:Envelope>"
    ).encode()
