"""What the tests of real clients stand on: the guard keeps them on loopback, and a missing CLI is told aloud."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from .installed import HERE, Installed, NotInstalledError, do_without, install

pytestmark = pytest.mark.clients

LOOKUP = "require('node:dns').lookup(HOST, (error, address) => console.log(error?.code ?? address))"
PROMISED = """
import('node:dns/promises').then(({lookup}) => lookup(HOST))
  .then(({address}) => console.log(address), (error) => console.log(error.code))
"""
PROMISIFIED = """
require('node:util').promisify(require('node:dns').lookup)(HOST)
  .then(({address}) => console.log(address), (error) => console.log(error.code))
"""
CONNECT = """
require('node:net').connect(9, HOST).on('error', (error) => console.log(error.code)).on('connect', () => {})
"""


def node(sf: Installed, script: str, host: str, log: Path) -> str:
    """What a script prints under the guard, with a host in it."""
    done = subprocess.run(
        [str(sf.node), "--require", str(HERE / "guard.cjs"), "-e", script.replace("HOST", repr(host))],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"GUARD_LOG": str(log)},
    )
    return done.stdout.strip()


@pytest.mark.parametrize("script", [LOOKUP, PROMISED, PROMISIFIED], ids=["lookup", "promised", "promisified"])
def test_guard_lets_loopback_through(sf: Installed, tmp_path: Path, script: str) -> None:
    """Names of this machine are looked up as ever, in each of node's three ways."""
    log = tmp_path / "guard.log"
    assert node(sf, script, "localhost", log) in {"127.0.0.1", "::1"}
    assert not log.exists()


@pytest.mark.parametrize("script", [LOOKUP, PROMISED, PROMISIFIED], ids=["lookup", "promised", "promisified"])
def test_guard_refuses_names(sf: Installed, tmp_path: Path, script: str) -> None:
    """Any other name is not found, and written down."""
    log = tmp_path / "guard.log"
    assert node(sf, script, "login.salesforce.com", log) == "ENOTFOUND"
    assert log.read_text(encoding="utf-8") == "lookup login.salesforce.com\n"


def test_guard_refuses_addresses(sf: Installed, tmp_path: Path) -> None:
    """A bare address is refused too, and one of this machine reaches its closed port."""
    log = tmp_path / "guard.log"
    assert node(sf, CONNECT, "192.0.2.1", log) == "ENOTFOUND"
    assert log.read_text(encoding="utf-8") == "connect 192.0.2.1\n"
    assert node(sf, CONNECT, "127.0.0.1", log) == "ECONNREFUSED"


def test_no_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without node the reason is named; it skips a test, and on a CI server fails it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    assert shutil.which("node") is None
    with pytest.raises(NotInstalledError, match="needs node and npm") as missing:
        install()
    with pytest.raises(pytest.skip.Exception, match="not shown: the Salesforce CLI needs node"):
        do_without(missing.value)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(NotInstalledError):
        do_without(missing.value)
