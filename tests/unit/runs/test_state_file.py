"""What this machine keeps of apps: by the ids of org and app, whoever writes at once, and never in the way of a run."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from automation.runs.state import StateFile, Uploaded

ONE = Uploaded("AA:BB", "0H4000000000001", proven=True)
ORG, OTHER = "00D000000000001", "00D000000000002"


def test_kept(tmp_path: Path) -> None:
    """What is kept is known again, by org and API name whatever its case, for its owner alone and not for git."""
    said: list[str] = []
    StateFile(tmp_path / ".setupwalk", said.append).keep(ORG, "My_App", ONE)
    state = StateFile(tmp_path / ".setupwalk", said.append)
    assert state.uploaded(ORG, "my_app", "0H4000000000001") == ONE
    assert state.uploaded(OTHER, "My_App") is None
    assert state.uploaded(ORG, "My_App", "0H4000000000009") is None  # deleted, and made anew by somebody
    assert (tmp_path / ".setupwalk" / ".gitignore").read_text() == "*\n"
    state.keep(ORG, "My_App", None)
    assert state.uploaded(ORG, "My_App") is None
    assert said == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"version": "x"}',
        b'{"version": 0}',
        b'{"orgs": {"a": 1}}',
        b'{"version": 2, "orgs": {"a": {"b": {"certificate": "x"}}}}',
        b'{"version": 2, "orgs": {"a": {"b": {"api_name": "x", "consumer_key": 7}}}}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_damaged(tmp_path: Path, content: bytes) -> None:
    """A damaged file is told in a sentence, counts as nothing, and the next thing kept mends it."""
    said: list[str] = []
    state = StateFile(tmp_path, said.append)
    state.path.write_bytes(content)
    assert state.uploaded(ORG, "My_App") is None
    assert str(state.path) in said[0]
    state.keep(ORG, "My_App", ONE)
    assert state.uploaded(ORG, "My_App") == ONE


def test_keys(tmp_path: Path) -> None:
    """A consumer key is known by org and app id alone, beside the certificate, and goes with neither."""
    state = StateFile(tmp_path, lambda _: None)
    state.keep(ORG, "My_App", ONE)
    state.keep_key(ORG, "My_App", "0H4000000000001AAA", "3MVG9.one")
    assert state.key(ORG, ("0Ci000000000001", "0H4000000000001")) == "3MVG9.one"
    assert state.key(OTHER, ("0H4000000000001",)) == state.key("", ("0H4000000000001",)) == ""
    assert state.key(ORG, ()) == state.key(ORG, ("0H4000000000009",)) == ""
    assert state.uploaded(ORG, "My_App") == ONE
    state.keep(ORG, "My_App", None)
    assert state.key(ORG, ("0H4000000000001",)) == "3MVG9.one"
    state.keep_key(ORG, "My_App", "0H4000000000001", "")
    assert state.key(ORG, ("0H4000000000001",)) == ""


def test_made_anew(tmp_path: Path) -> None:
    """Of an app that was deleted and made anew under its name, nothing of the old one is left."""
    state = StateFile(tmp_path, lambda _: None)
    state.keep_key(ORG, "My_App", "0H4000000000001", "3MVG9.one")
    state.keep_key(ORG, "my_app", "0H4000000000002", "3MVG9.two")
    assert (state.key(ORG, ("0H4000000000001",)), state.key(ORG, ("0H4000000000002",))) == ("", "3MVG9.two")


def test_first_version(tmp_path: Path) -> None:
    """A file of the first version tells what it knew of apps whose id it had, and is kept as the second."""
    said: list[str] = []
    state = StateFile(tmp_path, said.append)
    apps = {"my_app": {"certificate": "AA:BB", "app_id": "0H4000000000001", "proven": True}, "b": {"certificate": "CC"}}
    state.path.write_text(json.dumps({"version": 1, "orgs": {ORG: apps}}))
    assert state.uploaded(ORG, "My_App", "0H4000000000001") == ONE
    assert state.uploaded(ORG, "b") is None  # by its name alone
    state.keep_key(ORG, "My_App", "0H4000000000001", "3MVG9.one")
    assert (json.loads(state.path.read_text())["version"], state.uploaded(ORG, "My_App"), said) == (2, ONE, [])


def test_two_at_once(tmp_path: Path) -> None:
    """Many that write at once lose nothing of each other's, and nobody reads half a file."""
    said: list[str] = []
    ids = [f"0H40000000000{number:02}" for number in range(12)]

    def keep(one: str) -> None:
        state = StateFile(tmp_path, said.append)
        state.keep_key(ORG, f"App_{one}", one, f"3MVG9.{one}")
        state.keep(ORG, f"App_{one}", Uploaded("AA", one))

    with ThreadPoolExecutor(len(ids)) as pool:
        list(pool.map(keep, ids))
    state = StateFile(tmp_path, said.append)
    assert [state.key(ORG, (one,)) for one in ids] == [f"3MVG9.{one}" for one in ids]
    assert all(state.uploaded(ORG, f"App_{one}") for one in ids)
    assert said == []
    assert state.path.stat().st_mode & 0o777 == 0o600


def test_newer_version(tmp_path: Path) -> None:
    """A file of a later version is left as it is."""
    state = StateFile(tmp_path, lambda _: None)
    state.path.write_text('{"version": 3, "orgs": {}, "more": true}')
    state.keep(ORG, "My_App", ONE)
    assert state.path.read_text() == '{"version": 3, "orgs": {}, "more": true}'


def test_practice(tmp_path: Path) -> None:
    """Of a practice org that ends with its run nothing is kept."""
    state = StateFile(tmp_path, lambda _: None, lasting=False)
    state.keep(ORG, "My_App", ONE)
    assert not state.path.exists()


def test_unwritable(tmp_path: Path) -> None:
    """Where it cannot be written, that is told and is no failure."""
    said: list[str] = []
    (tmp_path / ".setupwalk").write_text("a file")
    StateFile(tmp_path / ".setupwalk", said.append).keep(ORG, "My_App", ONE)
    assert "cannot be written" in said[-1]
