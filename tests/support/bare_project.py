"""A project that only has the product's first contact, and a bare Python to start it with; no network is needed.

It needs one distribution, which comes from a folder, and builds itself with a few lines of its own.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
BARE = Path(sys.base_prefix) / ("python.exe" if sys.platform == "win32" else "bin/python3")
NEEDED = (
    "__init__.py",
    "__main__.py",
    "errors.py",
    "bootstrap/__init__.py",
    "bootstrap/child_environment.py",
    "bootstrap/deadline.py",
    "bootstrap/environment.py",
    "bootstrap/install.py",
    "bootstrap/install_consent.py",
    "bootstrap/interruption.py",
    "bootstrap/lock.py",
    "bootstrap/user_folder.py",
)

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "setupwalk"
version = "1"
dependencies = ["tiny-need>=1.2"]
[project.optional-dependencies]
test = ["tiny-test"]
"""
BACKEND = """
import zipfile
from pathlib import Path

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "setupwalk-1-py3-none-any.whl"
    with zipfile.ZipFile(Path(folder) / name, "w") as wheel:
        wheel.writestr("setupwalk-1.dist-info/METADATA", METADATA)
        wheel.writestr("setupwalk-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr("setupwalk-1.dist-info/RECORD", "")
    return name

METADATA = '''Metadata-Version: 2.1
Name: setupwalk
Version: 1
Requires-Dist: tiny-need>=1.2
Provides-Extra: test
Requires-Dist: tiny-test; extra == "test"
'''
"""
CLI = """
import sys

def main():
    import tiny_need
    print("ran", *sys.argv[1:], "with", tiny_need.__file__)
    return 7
"""


def wheel(folder: Path, name: str, version: str) -> None:
    """A distribution of one empty module."""
    base = f"{name}-{version}"
    files = {
        f"{name}.py": "",
        f"{base}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{base}.dist-info/WHEEL": "Wheel-Version: 1.0\nTag: py3-none-any\n",
    }
    lines = []
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        lines.append(f"{path},sha256={digest},{len(text)}")
    with zipfile.ZipFile(folder / f"{base}-py3-none-any.whl", "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
        archive.writestr(f"{base}.dist-info/RECORD", "\n".join([*lines, f"{base}.dist-info/RECORD,,"]) + "\n")


def make_project(tmp_path: Path) -> Path:
    """A project with the product's own first contact, and one command line that needs a distribution."""
    folder = tmp_path / "project"
    (folder / "automation" / "bootstrap").mkdir(parents=True)
    (folder / "automation" / "cli").mkdir()
    (folder / "tests").mkdir()
    for name in NEEDED:
        shutil.copy(ROOT / "automation" / name, folder / "automation" / name)
    (folder / "automation" / "cli" / "__init__.py").touch()
    (folder / "automation" / "cli" / "main.py").write_text(CLI)
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "backend.py").write_text(BACKEND)
    (tmp_path / "index").mkdir()
    wheel(tmp_path / "index", "tiny_need", "1.3")
    wheel(tmp_path / "index", "tiny_test", "1")
    lock(folder)
    return folder


def lock(project: Path) -> None:
    """Writes the lists of what is installed: the newest of what is in the index, with its hashes."""
    newest: dict[str, str] = {}
    for path in sorted((project.parent / "index").glob("*.whl")):
        name, version = path.name.split("-")[:2]
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        newest[name] = f"{name.replace('_', '-')}=={version} --hash=sha256:{digest}\n"
    folder = project / "automation" / "locks"
    folder.mkdir(exist_ok=True)
    (folder / "runtime.txt").write_text(newest["tiny_need"])
    (folder / "test.txt").write_text("".join(newest.values()))


def start(project: Path, *arguments: str, index: str = "index") -> subprocess.Popen[str]:
    """Starts the project's module with a Python that has nothing installed; without `index` no index is reached."""
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    env["PIP_CONFIG_FILE"] = os.devnull
    if index:
        env |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(project.parent / index)}
    else:
        env |= {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}
    return subprocess.Popen(
        [BARE, "-m", *(arguments or ("automation", "create", "--x=1 2"))],
        cwd=project,
        env=env,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run(project: Path, *arguments: str, index: str = "index") -> tuple[int, str, str]:
    """Runs it to its end: exit code, output, and what it said beside."""
    process = start(project, *arguments, index=index)
    output, said = process.communicate(timeout=300)
    return process.returncode, output, said
