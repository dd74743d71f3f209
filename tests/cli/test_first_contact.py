"""First contact: a Python without anything installed, as a process of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..support.bare_project import BACKEND, BARE, PYPROJECT, lock, make_project, run, start, wheel

pytestmark = pytest.mark.skipif(not BARE.exists(), reason=f"no bare Python at {BARE}")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of this test's own."""
    return make_project(tmp_path)


def test_first_contact(project: Path) -> None:
    """A bare Python installs once, says so, and runs what was typed; later runs install only what changed."""
    # Of two first runs at once, one installs and the other waits for it.
    both = [start(project), start(project)]
    ends = [process.communicate(timeout=300) for process in both]
    said = "".join(said for _, said in ends)
    assert [process.returncode for process in both] == [7, 7], said
    output = ends[0][0]
    assert ends[1][0] == output
    assert output.startswith("ran create --x=1 2 with ")
    assert str(project / ".venv") in output
    assert said.count("setupwalk: making .venv (only once)") == 1
    assert said.count("setupwalk: installing the requirements into .venv") == 1

    # The next run says nothing.
    assert run(project) == (7, output, "")

    # A requirement that is there already needs no pip, though the file has changed.
    (project / "pyproject.toml").write_text(f"{PYPROJECT}\n# changed\n")
    assert run(project, index="no such folder") == (7, output, "")

    # One that is not there does, and where pip fails nothing says that it was installed.
    (project / "pyproject.toml").write_text(PYPROJECT.replace("tiny-need>=1.2", "tiny-need>=1.4"))
    (project / "backend.py").write_text(BACKEND.replace("tiny-need>=1.2", "tiny-need>=1.4"))
    code, nothing, said = run(project)
    assert (code, nothing) == (3, "")
    assert "runtime.txt lacks what pyproject.toml asks for" in said
    wheel(project.parent / "index", "tiny_need", "1.4")
    lock(project)
    code, nothing, said = run(project, index="")
    assert (code, nothing) == (3, "")
    assert "the requirements cannot be installed" in said
    assert "the package index was not reached" in said

    # Where nothing may be installed, what is missing is told with the commands to type.
    code, nothing, said = run(project, "automation", "--no-install")
    assert (code, nothing) == (3, "")
    assert "requirements are missing, and nothing may be installed" in said
    assert "--require-hashes" in said

    # What is not what was looked at when the list was made is not installed.
    lock(project)
    good = (project / "automation" / "locks" / "runtime.txt").read_text()
    (project / "automation" / "locks" / "runtime.txt").write_text(good[:-9] + "00000000\n")
    code, nothing, said = run(project)
    assert (code, nothing) == (3, "")
    assert "do not install it" in said
    lock(project)
    code, output, said = run(project)
    assert (code, output.startswith("ran create")) == (7, True), said
    assert "installing the requirements" in said

    # The tests' extra is added to what is there, and stays.
    (project / "tests" / "__init__.py").touch()
    main = (
        "from automation.bootstrap.install import ensure\nensure('test')\nimport tiny_test, tiny_need\nprint('tested')"
    )
    (project / "tests" / "__main__.py").write_text(main)
    code, output, said = run(project, "tests")
    assert (code, output) == (0, "tested\n"), said
    assert said.count("installing the requirements") == 1
    assert run(project, "tests") == (0, "tested\n", "")
    assert run(project)[2] == ""


def test_somebodys_folder(project: Path) -> None:
    """A `.venv` that this program did not make and that does not work is left alone."""
    (project / ".venv").mkdir()
    (project / ".venv" / "diary").write_text("dear")
    code, output, said = run(project)
    assert (code, output) == (3, "")
    assert "is no virtual environment that works; move it away" in said
    assert [path.name for path in (project / ".venv").iterdir()] == ["diary"]
