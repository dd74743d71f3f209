"""What this machine keeps of the certificates in orgs comes back as it went."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation.runs.state import StateFile, Uploaded

ORG = "00D000000000001"


@settings(derandomize=True, deadline=None, max_examples=50)
@given(
    app=st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable()),
    entry=st.builds(Uploaded, st.text(min_size=1, max_size=9), st.text(min_size=1, max_size=15), st.booleans()),
)
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, app: str, entry: Uploaded) -> None:
    """Any text comes back as it went."""
    folder = tmp_path_factory.mktemp("state")
    StateFile(folder, lambda _: None).keep(ORG, app, entry)
    assert StateFile(folder, lambda _: None).uploaded(ORG, app) == entry
