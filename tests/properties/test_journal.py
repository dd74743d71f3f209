"""A journal takes any text and gives it back; whatever stands in the file, undo says so in a sentence."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from automation.errors import SettingsError
from automation.runs.folder import Run
from automation.runs.journal import NAME, Journal
from automation.runs.journal_reader import PastRun
from tests.support.journals import events

FEW = settings(max_examples=60, deadline=None, derandomize=True)
TEXT = st.text(st.characters(codec="utf-8"), max_size=60)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
_FACTS = (
    "event",
    "command",
    "org",
    "flow",
    "app",
    "api_name",
    "version",
    "step",
    "changes",
    "policies",
    "assigned",
    "text",
)
EVENT = st.dictionaries(st.sampled_from(_FACTS), st.sampled_from(["run", "stored", "doing", "made", "absent"]) | JSON)


@FEW
@given(name=TEXT, note=TEXT)
def test_round_trip(name: str, note: str) -> None:
    """A name of any characters, line separators and quotes of addresses too, comes back as the cleaner left it."""
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), "An_App")
        journal = Journal(run)
        journal.write("run", command="create", org="https://a.example", flow="jwt", app=name, api_name="An_App")
        journal.note(note)
        past = PastRun.read(run.folder)
        assert (past.app, past.notes) == (run.redactor.redact(name), [run.redactor.redact(note)])
        assert [event["event"] for event in events(run.folder)] == ["run", "note"]


@FEW
@given(lines=st.lists(EVENT.map(json.dumps) | TEXT, max_size=5), cut=st.integers(0, 40))
def test_any_file(lines: list[str], cut: int) -> None:
    """A damaged, edited or foreign file is told as what it is, never as a traceback."""
    with tempfile.TemporaryDirectory() as folder:
        data: Any = "\n".join(lines).encode("utf-8")
        (Path(folder) / NAME).write_bytes(data[: len(data) - cut])
        try:
            past = PastRun.read(Path(folder))
        except SettingsError:
            return
        assert past.org


def test_quoted_address_with_a_token(tmp_path: Path) -> None:
    """A token in quotes within a text is taken out, and the line stays one that can be read."""
    run = Run(tmp_path, "An_App")
    Journal(run).note('See "https://wiki.example/?token=abc" first')
    assert [event["text"] for event in events(run.folder)] == ['See "https://wiki.example/?token=***" first']
