"""A kept login is read back as it was for any user and any cookie; whatever stands in the file, a run goes on."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from automation.browser.org_identity import OrgIdentity
from automation.browser.saved_session import SESSIONS, SavedSession, keep, kept_login

FEW = settings(max_examples=60, deadline=None, derandomize=True)
TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
URL = "https://login.salesforce.com"
HOST = "acme.my.salesforce.com"


def _login(username: str, value: str, expires: float) -> SavedSession:
    flags = {"path": "/", "expires": expires, "httpOnly": True, "secure": True, "sameSite": "Lax"}
    state: dict[str, Any] = {"cookies": [{"name": "sid", "value": value, "domain": HOST, **flags}], "origins": []}
    identity = OrgIdentity("00D000000000001", HOST, username)
    return SavedSession.of(identity, URL, home=f"https://{HOST}/home/home.jsp", state=state, now=NOW)


@FEW
@given(TEXT, TEXT, st.just(-1.0) | st.floats(min_value=1.8e9, max_value=4e9).map(round).map(float))
def test_round_trip(username: str, value: str, expires: float) -> None:
    """What is kept is found again by its user's name, whatever the texts in it."""
    with tempfile.TemporaryDirectory() as folder:
        login = _login(username, value, expires)
        keep(Path(folder), login)
        assert kept_login(Path(folder), URL, username, NOW, _never) == login


@FEW
@given(st.sampled_from(["format", "org_id", "host", "username", "login_url", "home", "ends", "sure", "state"]), JSON)
def test_edited(member: str, value: object) -> None:
    """With any member edited to anything, the file serves as it stands, or is told of; nothing is raised."""
    with tempfile.TemporaryDirectory() as name:
        folder, said = Path(name), list[str]()
        path = keep(folder, _login("admin@acme.example", "00D000000000001!x", -1))
        path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {member: value}), encoding="utf-8")
        kept_login(folder, URL, "", NOW, said.append)
        assert all(str(path) in line or "ended" in line for line in said)


@FEW
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    """A file of any bytes is told of and left as it is."""
    with tempfile.TemporaryDirectory() as name:
        folder, said = Path(name), list[str]()
        path = folder / SESSIONS / "x.json"
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        assert kept_login(folder, URL, "", NOW + timedelta(days=1), said.append) is None
        assert len(said) == 1
        assert path.read_bytes() == data


def _never(text: str) -> None:
    raise AssertionError(text)
