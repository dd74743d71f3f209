"""What the tests install for themselves: with an apt-get of the test's own first and alone in PATH."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from automation.browser.find import is_root

from ...support.machine import PACKAGES, equip

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not is_root(), reason="only root on Linux installs packages"
)

# Notes what it was asked; installs once the lists have been fetched, if they can be fetched at all.
_APT_GET = """#!{python}
import pathlib, sys
here = pathlib.Path(__file__).parent
with (here / "asked").open("a") as asked:
    asked.write(sys.argv[-1] + "\\n")
if sys.argv[-1] == "update":
    sys.exit({update_fails})
sys.exit("update" not in (here / "asked").read_text().split() or {update_fails})
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in PATH, empty."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def _apt_get(folder: Path, *, update_fails: int) -> None:
    program = folder / "apt-get"
    program.write_text(_APT_GET.format(python=sys.executable, update_fails=update_fails), encoding="utf-8")
    program.chmod(0o755)


def test_lists_are_fetched_first(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fresh machine knows no package yet: the lists are fetched once, then everything is installed."""
    _apt_get(path, update_fails=0)
    equip()
    first, *others = PACKAGES.values()
    assert (path / "asked").read_text().split() == [first, "update", first, *others]
    assert "could not" not in capsys.readouterr().err


def test_no_registry(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What could not be installed is named, and the tests go on with what there is."""
    _apt_get(path, update_fails=1)
    equip()
    said = capsys.readouterr().err
    assert all(f"{package} could not be installed" in said for package in PACKAGES.values())


def test_no_apt_get(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On another system nothing is tried; it says what is missing and what that means."""
    equip()
    said = capsys.readouterr().err
    assert list(path.iterdir()) == []
    assert ", ".join(PACKAGES.values()) in said
    assert "skipped" in said


def test_nothing_is_missing(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the programs are there, nothing is asked and nothing said."""
    for name in PACKAGES:
        (path / name).touch(mode=0o755)
    equip()
    assert capsys.readouterr().err == ""
