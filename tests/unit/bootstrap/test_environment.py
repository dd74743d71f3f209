"""The project's environment: what it has, what it lacks, and when it is current."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from automation.bootstrap.environment import Environment, lacking

ROOT = Path(__file__).parents[3]


def test_an_environment_whose_python_has_gone(tmp_path: Path) -> None:
    """An environment that this program made and whose Python an update took away is cleared, to be made again."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    environment = Environment(tmp_path)
    environment.unstamp()
    (environment.folder / "pyvenv.cfg").write_text("home = /gone\n")
    environment.python.parent.mkdir()
    environment.python.touch()
    environment.stamp()
    before = environment.works, environment.is_current
    environment.python.unlink()
    after = environment.works, environment.is_current
    assert (before, after) == ((True, True), (False, False))
    assert environment.clear()
    assert not environment.folder.exists()


@pytest.mark.parametrize(
    ("requirement", "enough"),
    [
        ("tiny-need", True),
        ("Tiny.Need>=1.2", True),
        ("tiny_need[extra] >= 1.10", True),
        ("tiny-need>=1.10.1", False),
        ("tiny-need>=2", False),
        ("tiny", False),
        ("egg-thing>=0.9", True),
    ],
)
def test_lacking(tmp_path: Path, requirement: str, enough: bool) -> None:
    """Names are compared as packagers compare them, versions number by number."""
    (tmp_path / "tiny_need-1.10.dist-info").mkdir()
    (tmp_path / "egg_thing-1.0-py3.11.egg-info").mkdir()
    assert lacking([requirement], [str(tmp_path), str(tmp_path / "gone")]) == ([] if enough else [requirement])


def test_requirements_of_this_project() -> None:
    """The project's own list is read whole, with the extra's on top."""
    base, more = Environment(ROOT).requirements(), Environment(ROOT, "test").requirements()
    assert base == more[: len(base)]
    assert any(re.match("playwright", line) for line in base)
    assert any(re.match("pytest", line) for line in more[len(base) :])
    assert not lacking(more, sys.path)
