"""Installing a browser: apt-get is a script, and Playwright's command the real one where its failure is looked at."""

from __future__ import annotations

import contextlib
import os
import select
import sys
from pathlib import Path

import pytest

from automation.browser.find import find_browser
from automation.browser.install import _run, install
from automation.errors import SETTINGS, AutomationError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="apt-get is of Linux")
DEBIAN = 'PRETTY_NAME="Debian"\nID=debian\n'
MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = "ID=fedora\n"
NO_NETWORK = (sys.executable, "-S", "-c", "raise SystemExit('Error: no network')")


def machine(folder: Path, *, apt: str = "") -> dict[str, str]:
    """A machine without a browser, whose downloads are refused at once, with an apt-get of these shell lines."""
    (folder / "bin").mkdir()
    (folder / "os-release").write_text(DEBIAN)
    if apt:
        script = folder / "bin" / "apt-get"
        script.write_text(f'#!/bin/sh\necho "$@" >> "{folder}/apt.log"\n{apt}\n')
        script.chmod(0o755)
    return {
        "PATH": f"{folder / 'bin'}:/usr/bin:/bin",
        "HOME": str(folder),
        "PLAYWRIGHT_BROWSERS_PATH": str(folder / "own"),
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
    }


def test_debians_chromium_where_the_download_fails(tmp_path: Path) -> None:
    """With root on Debian, a failed download is followed by apt-get, and every step is said before it is done."""
    env = machine(tmp_path, apt="exit 0")
    said: list[str] = []
    install(env, said.append, root=True, playwright=NO_NETWORK, os_release=tmp_path / "os-release")
    assert (tmp_path / "apt.log").read_text().splitlines() == [
        "update",
        "-o DPkg::Lock::Timeout=300 install -y chromium fonts-liberation",
        "-o DPkg::Lock::Timeout=300 install -y chromium-headless-shell",
    ]
    assert [line.partition(";")[0] for line in said] == [
        "no browser was found",
        next(line.partition(";")[0] for line in said if "that failed" in line),
        next(line for line in said if "headless shell" in line),
    ]
    assert "apt-get update && apt-get" in said[1]


def test_no_headless_shell_is_no_failure(tmp_path: Path) -> None:
    """A system without that package, such as Ubuntu, has its Chromium all the same."""
    env = machine(tmp_path, apt='case "$*" in *headless*) echo "E: Unable to locate package"; exit 100;; esac')
    install(env, print, root=True, playwright=NO_NETWORK, os_release=tmp_path / "os-release")
    assert "chromium fonts-liberation" in (tmp_path / "apt.log").read_text()


def test_libraries_for_playwrights_own(tmp_path: Path) -> None:
    """With root on Debian, Playwright's Chromium is followed by the libraries that it needs, and no other browser."""
    env = machine(tmp_path, apt="exit 0")
    log = tmp_path / "playwright.log"
    code = f"import sys; print(*sys.argv[1:], file=open({str(log)!r}, 'a'))"
    release = tmp_path / "os-release"
    for root in (True, False):
        install(env, print, root=root, playwright=(sys.executable, "-S", "-c", code), os_release=release)
    assert log.read_text().splitlines() == ["install chromium", "install-deps chromium", "install chromium"]
    assert not (tmp_path / "apt.log").exists()


def test_installed_by_apt_is_found(tmp_path: Path) -> None:
    """What apt-get installed is the browser of this very run."""
    chromium = tmp_path / "bin" / "chromium"
    env = machine(tmp_path, apt=f'echo "#!/bin/sh" > {chromium}; /bin/chmod +x {chromium}')
    env["PATH"] = str(tmp_path / "bin")
    if os.geteuid() != 0 or not Path("/etc/debian_version").exists() or Path("/opt/google").exists():
        pytest.skip("needs root on a Debian without Chrome")
    said: list[str] = []
    assert find_browser(env, say=said.append).path == chromium
    assert said


@pytest.mark.parametrize(
    ("release", "root", "apt", "advice"),
    [
        (DEBIAN, False, "exit 0", "sudo apt-get update && sudo apt-get install -y chromium"),
        (MINT, False, "exit 0", "sudo apt-get update"),
        (FEDORA, True, "exit 0", "playwright install chromium"),
        (DEBIAN, True, "echo 'E: Unable to locate package chromium'; exit 100", "apt-get update && apt-get install"),
        (DEBIAN, True, "", "playwright install chromium"),
    ],
    ids=["no-root", "derivative", "other-system", "apt-fails", "no-apt"],
)
def test_nothing_can_be_installed(tmp_path: Path, release: str, root: bool, apt: str, advice: str) -> None:
    """Where nothing can be installed, the error has the cause, and its hint the commands to type."""
    env = machine(tmp_path, apt=apt)
    if not apt:
        env["PATH"] = str(tmp_path / "bin")
    (tmp_path / "os-release").write_text(release)
    said: list[str] = []
    with pytest.raises(AutomationError, match="none could be installed: E") as caught:
        install(env, said.append, root=root, playwright=NO_NETWORK, os_release=tmp_path / "os-release")
    assert caught.value.kind is SETTINGS
    assert advice in caught.value.hint
    assert (tmp_path / "apt.log").exists() == ("E:" in str(caught.value))


def test_time_limit(tmp_path: Path) -> None:
    """A command that does not end in time is ended, with its children, and that is the cause."""
    script = tmp_path / "hang"
    script.write_text(f'#!/bin/sh\nsleep 60 &\necho $! > "{tmp_path}/child"\nwait\n')
    script.chmod(0o755)
    assert "did not end within 0.5 seconds" in _run([str(script)], os.environ, 0.5)
    pid = int((tmp_path / "child").read_text())
    with contextlib.suppress(ProcessLookupError):
        child = os.pidfd_open(pid)
        ended, _, _ = select.select([child], [], [], 5)
        os.close(child)
        assert ended, "the command's child lives on"
