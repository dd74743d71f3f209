"""Installs a browser where there is none: Playwright's, else Debian's or Ubuntu's Chromium. It looks for none."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ..bootstrap.child_environment import helper_environment
from ..errors import SETTINGS, AutomationError
from ..texts.shell_words import shell_line
from ..timeouts import BROWSER_DOWNLOAD, BROWSER_PACKAGES

_PLAYWRIGHT = (sys.executable, "-m", "playwright")
_AS_ROOT = "installing as root, into this system (--no-install forbids it)"
_APT_INSTALL = ("apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y")
_APT = (
    ["apt-get", "update"],
    [*_APT_INSTALL, "chromium", "fonts-liberation"],
)
_SHELL = (*_APT_INSTALL, "chromium-headless-shell")
"""Headless it starts in a third of the time of the whole Chromium; Debian has it, Ubuntu has not."""


def install(
    env: Mapping[str, str],
    say: Callable[[str], None],
    *,
    root: bool | None = None,
    playwright: Sequence[str] = _PLAYWRIGHT,
    os_release: Path = Path("/etc/os-release"),
) -> None:
    """Installs a browser, and says each command before it runs.

    First Playwright's Chromium into the user's folder, and with root on Debian or Ubuntu the libraries that it needs;
    where that fails, with root on Debian or Ubuntu, the system's `chromium`, with a font, since Chromium gives text
    no size on a machine without one, and its headless shell where the system has one.

    Raises:
        AutomationError: nothing could be installed; the hint has the commands to type (exit code 3).
    """
    if root is None:
        root = _is_root()
    debian = _has_apt(env, os_release)
    say("no browser was found; installing Playwright's Chromium (once, some 280 MB; --no-install forbids it)")
    problem = _run([*playwright, "install", "chromium"], env, BROWSER_DOWNLOAD)
    if not problem and root and debian:
        say(f"{_AS_ROOT}, the libraries that Chromium needs: playwright install-deps chromium")
        problem = _run([*playwright, "install-deps", "chromium"], env, BROWSER_PACKAGES)
    if problem and root and debian:
        say(f"that failed ({problem}); {_AS_ROOT}: {_typed(_APT)}")
        problem = ""
        for command in _APT:
            problem = problem or _run(command, env, BROWSER_PACKAGES)
        if not problem:
            say(f"{_AS_ROOT}, its headless shell too, where there is one: {_typed([_SHELL])}")
            _run(_SHELL, env, BROWSER_PACKAGES)
    if problem:
        raise AutomationError(
            f"no browser was found and none could be installed: {problem}",
            hint=_by_hand(debian=debian, root=root),
            kind=SETTINGS,
        )


def by_hand(env: Mapping[str, str], os_release: Path = Path("/etc/os-release")) -> str:
    """The commands that install a browser on this machine, for a person to type."""
    return _by_hand(debian=_has_apt(env, os_release), root=_is_root())


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _has_apt(env: Mapping[str, str], os_release: Path) -> bool:
    return _is_debian(os_release) and shutil.which("apt-get", path=env.get("PATH", "")) is not None


def _run(command: Sequence[str], env: Mapping[str, str], seconds: float) -> str:
    """Runs a command without its output. Returns why it failed, in a few words, and nothing if it did not."""
    program = shutil.which(command[0], path=env.get("PATH", "")) or command[0]
    # A file and not a pipe: what outlives its time limit may have left children, which keep a pipe open.
    with tempfile.TemporaryFile() as output:
        try:
            process = subprocess.Popen(  # noqa: S603  the commands are this module's own
                [program, *command[1:]],
                env={**helper_environment(env), "DEBIAN_FRONTEND": "noninteractive"},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            return f"{command[0]}: {error.strerror}"
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired:
            return f"{_typed([command])} did not end within {seconds:g} seconds"
        finally:
            _end(process)
        output.seek(0)
        return "" if code == 0 else _cause(output.read().decode(errors="replace")) or f"exit code {code}"


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends what has not ended by itself, with its children where the system keeps them in one group."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _cause(output: str) -> str:
    """The line of a command's output that says most: the first that begins with an error."""
    lines = [line.strip() for line in output.splitlines()]
    return next((line for line in lines if line.startswith(("E:", "Error:"))), "")


def _is_debian(os_release: Path) -> bool:
    try:
        lines = os_release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    fields = dict(line.split("=", 1) for line in lines if "=" in line)
    said = f"{fields.get('ID', '')} {fields.get('ID_LIKE', '')}".replace('"', "").split()
    return "debian" in said or "ubuntu" in said


def _typed(commands: Sequence[Sequence[str]]) -> str:
    return " && ".join(shell_line(command) for command in commands)


def _by_hand(*, debian: bool, root: bool) -> str:
    ways = [_typed([[*_PLAYWRIGHT, "install", "chromium"]])]
    if debian:
        sudo = "" if root else "sudo "
        ways.append(f"{sudo}apt-get update && {sudo}apt-get install -y chromium")
    ways.append("or install Chrome, Edge or Chromium by hand; CHROME_BIN can name its program file")
    return "\n".join(ways)
