"""First contact: gets everything that is needed into `.venv` and runs the same command there.

Standard library only, and in a syntax that Python 3.8 reads, to tell it that it is too old.
"""

from __future__ import annotations

import importlib.util
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NoReturn, Sequence  # noqa: UP035  Python 3.8 must be able to read this file

from ..errors import AutomationError
from .child_environment import helper_environment
from .environment import Environment, lacking
from .install_consent import installs_nothing
from .interruption import kind_of_end
from .lock import locked

OLDEST = (3, 11)
CANNOT_START = 3
_NETWORK = (
    "Failed to establish a new connection",
    "NewConnectionError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "ConnectTimeoutError",
    "Connection to ",
    "ReadTimeoutError",
    "ProxyError",
    "SSLError",
    "(from versions: none)",
)


def ensure(extra: str = "") -> None:
    """Returns at once where this interpreter has all requirements, those of `extra` too.

    Else it installs them into `.venv` beside pyproject.toml, saying so in a line, runs the same command with that
    environment's Python, and does not return. Where something fails it ends the process with exit code 3 and a
    message, and 130 or 143 when it is interrupted.
    """
    refusal = refusal_of(sys.version_info[:3], sys.executable)
    if refusal:
        _stop(refusal)
    project = Path(__file__).resolve().parents[2]
    if not (project / "pyproject.toml").is_file():
        return  # installed by pip, which has seen to the requirements
    environment = Environment(project, extra)
    try:
        if environment.is_this and environment.is_current:
            return
        if not lacking(environment.requirements(), sys.path):
            return
        if not environment.is_current:
            if not environment.satisfied() and installs_nothing(sys.argv[1:], os.environ, Path.cwd()):
                _stop(f"requirements are missing, and nothing may be installed\n{_by_hand(environment)}")
            with locked("install", lambda: _say("another run is installing the requirements; waiting for it")):
                _install(environment)
        _run_again(environment.python)
    except OSError as error:
        _stop(f"{error.filename or project}: {error.strerror}")
    except AutomationError as error:
        _stop(f"{error}\nnext: {error.hint}" if error.hint else str(error))
    except KeyboardInterrupt as stop:
        sys.exit(kind_of_end(stop).exit_code)


def refusal_of(version: tuple[int, ...], program: str) -> str:
    """Why this Python is not enough, as a sentence; empty when it is."""
    if version >= OLDEST:
        return ""
    needed, found = (".".join(map(str, part)) for part in (OLDEST, version))
    return f"Python {needed} or newer is needed, and {program} is Python {found}. Run this with a newer one."


def _install(environment: Environment) -> None:
    """Brings `.venv` up to date, unless the run that was waited for has done so."""
    if environment.is_current:
        return
    if not environment.works:
        _make(environment)
    if environment.satisfied():
        environment.stamp()
        return
    _say("installing the requirements into .venv (half a minute; again only when they change)")
    environment.unstamp()
    if not environment.has_pip:
        _call([environment.python, "-m", "ensurepip"], environment.project, "pip cannot be put into .venv")
    for command in commands(environment):
        _call(command, environment.project, "the requirements cannot be installed")
    if not environment.satisfied():
        _stop(f"{environment.locked.name} lacks what pyproject.toml asks for; run: python -m tests.tools.install_lists")
    environment.stamp()


def commands(environment: Environment) -> list[list[str | Path]]:
    """What installs: first what the list names, nothing that its hashes do not fit, and then the project itself.

    The second asks no index: what builds the project is in the list too.
    """
    pip: list[str | Path] = [environment.python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    return [
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", environment.locked],
        [*pip, "--no-index", "--no-deps", "--no-build-isolation", "-e", "."],
    ]


def _by_hand(environment: Environment) -> str:
    steps: list[list[str | Path]] = [[sys.executable, "-m", "venv", environment.folder], *commands(environment)]
    lines = [" ".join(shlex.quote(str(part)) for part in step) for step in steps]
    return "install them by hand, in {}:\n    {}".format(environment.project, "\n    ".join(lines))


def _make(environment: Environment) -> None:
    _need_venv()
    if not environment.clear():
        _stop(f"{environment.folder} is there and is no virtual environment that works; move it away")
    _say("making .venv (only once)")
    environment.unstamp()
    _call([sys.executable, "-m", "venv", environment.folder], environment.project, ".venv cannot be made")


def _need_venv() -> None:
    """Debian and Ubuntu split these two off from their Python."""
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        _stop(
            f"this Python has no module {' and no '.join(missing)}, which making .venv needs\n"
            f"on Debian and Ubuntu: apt-get install {package}"
        )


def _call(command: Sequence[str | Path], folder: Path, failure: str) -> None:
    """Runs a command without its output; where it fails that comes last, with the cause where it is known."""
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(  # noqa: S603  the commands are this module's own
            [str(part) for part in command],
            cwd=folder,
            env=helper_environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    if done.returncode != 0:
        sys.stderr.write("".join(f"    {line}\n" for line in text.splitlines()[-30:]))
        cause = ""
        if "DO NOT MATCH THE HASHES" in text:
            cause = "\nthe index gave something else than what was looked at when the list was made: do not install it"
        elif any(sign in text for sign in _NETWORK):
            cause = (
                "\nthe package index was not reached: check the network, a proxy (HTTPS_PROXY), "
                "or name another index (PIP_INDEX_URL), and run this again"
            )
        _stop(f"{failure}: {Path(str(command[0])).name} -m {command[2]} ended with {done.returncode}{cause}")


def _run_again(python: Path) -> NoReturn:
    """The same command line with another Python. Windows has no exec that keeps the console waiting."""
    sys.stdout.flush()
    sys.stderr.flush()
    command = [str(python), *sys.orig_argv[1:]]
    if sys.platform == "win32":
        process = subprocess.Popen(command)  # noqa: S603  what the person typed
        while True:
            try:
                sys.exit(process.wait())
            except KeyboardInterrupt:
                continue  # the child was interrupted as well, and ends in its own way
    else:
        os.execv(command[0], command)  # noqa: S606  no shell is wanted


def _say(text: str) -> None:
    sys.stderr.write(f"setupwalk: {text}\n")
    sys.stderr.flush()


def _stop(text: str) -> NoReturn:
    _say(text)
    sys.exit(CANNOT_START)
