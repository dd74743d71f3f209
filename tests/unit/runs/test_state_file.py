"""What this machine keeps of the certificates in orgs: kept by org and app, and never in the way of a run."""

from __future__ import annotations

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
    "content", [b"", b"{", b"[]", b'{"version": "x"}', b'{"orgs": {"a": 1}}', b"\xff\xfe", b"[" * 100_000]
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


def test_newer_version(tmp_path: Path) -> None:
    """A file of a later version is left as it is."""
    state = StateFile(tmp_path, lambda _: None)
    state.path.write_text('{"version": 2, "orgs": {}, "more": true}')
    state.keep(ORG, "My_App", ONE)
    assert state.path.read_text() == '{"version": 2, "orgs": {}, "more": true}'


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
