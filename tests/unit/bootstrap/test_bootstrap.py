"""First contact: what a Python without anything installed does, and what it says when that cannot be done."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from automation.bootstrap import install as bootstrap
from automation.bootstrap.install import refusal_of

from ...support.bare_project import BARE, NEEDED, ROOT

pytestmark = pytest.mark.skipif(not BARE.exists(), reason=f"no bare Python at {BARE}")


def test_without_venv_module(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A Python without ensurepip, as Debian's, is told which package to install."""
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(SystemExit) as caught:
        bootstrap._need_venv()
    assert caught.value.code == 3
    said = capsys.readouterr().err
    assert "no module ensurepip" in said
    assert f"apt-get install python3.{sys.version_info[1]}-venv" in said


def test_starts_at_once_where_all_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """An interpreter that has the requirements goes on by itself; nothing is run."""

    def no(*_: object, **__: object) -> None:
        raise AssertionError("something was run")

    monkeypatch.setattr(subprocess, "run", no)
    monkeypatch.setattr(os, "execv", no)
    bootstrap.ensure()
    bootstrap.ensure("test")


@pytest.mark.parametrize("name", [f"automation/{name}" for name in NEEDED] + ["tests/__main__.py"])
def test_an_old_python_can_read_it(name: str) -> None:
    """What runs before the version is looked at is in a syntax that Python 3.8 reads."""
    ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("name", [f"automation/{name}" for name in NEEDED])
def test_only_the_standard_library(name: str) -> None:
    """What runs before the installation imports nothing that has to be installed."""
    tree = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported = {node.module.split(".")[0] for node in froms if node.module and not node.level}
    own = {
        node.module.split(".")[0] for node in froms if node.module and node.level > Path(name).parts.count("bootstrap")
    }
    assert own <= {"bootstrap", "errors", "cli"}
    imported |= {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    assert imported <= sys.stdlib_module_names | {"automation"}


@pytest.mark.parametrize("version", [(3, 8, 10), (3, 10, 14), (2, 7, 18)])
def test_too_old(version: tuple[int, ...]) -> None:
    """A Python that is too old gets a sentence with its version, its place and the version that is needed."""
    sentence = refusal_of(version, "/usr/bin/python3")
    assert "Python 3.11 or newer is needed" in sentence
    assert f"/usr/bin/python3 is Python {'.'.join(map(str, version))}" in sentence


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_new_enough(version: tuple[int, ...]) -> None:
    """Python 3.11 and what comes after it will do."""
    assert not refusal_of(version, "python3")
