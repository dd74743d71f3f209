"""C: what `plan` finds is said once: on stdout the list, on stderr how the reading goes on."""

from __future__ import annotations

from pathlib import Path

from ..support.command import setupwalk


def test_c_plan_says_everything_once(tmp_path: Path) -> None:
    """No step that differs, and no value of one, stands on both; with --json stderr has them for whoever watches."""
    done = setupwalk("plan", folder=tmp_path)
    assert done.code == 2, done.err
    assert "Timeout Value: nothing -> 15 minutes" in done.out
    assert "11 steps to create it." in done.out
    for words in ("Timeout Value", "Session timeout", "Selected OAuth Scopes", "to change", "no change"):
        assert words not in done.err, words
    for words in ("Log in to the org", "Set its policies"):
        assert words in done.err
