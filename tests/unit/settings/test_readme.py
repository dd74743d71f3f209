"""The README tells the truth: its tables are the code's, its example runs, its commands exist."""

from __future__ import annotations

from tests.tools.readme_tables import README, with_tables

TEXT = README.read_text(encoding="utf-8")


def test_tables() -> None:
    """`python -m tests.tools.readme_tables` would change nothing."""
    assert with_tables(TEXT) == TEXT
