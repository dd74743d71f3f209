"""Which browser the walk uses, and how it is launched. It knows no page.

Order: CHROME_BIN, Playwright's own, without a window Debian's headless shell, an installed Chrome, Edge or Chromium,
and else one that is installed now.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..bootstrap.lock import locked
from ..errors import SETTINGS, AutomationError, SettingsError
from ..files.reading import is_folder
from ..texts.given_text import may_be_password
from ..texts.shell_words import quoted
from .install import by_hand, install
from .paths import headless_shell, installed, playwrights_own

Say = Callable[[str], None]


_UNSEEN = ("--disable-gpu", "--disable-software-rasterizer")
"""Without a window nobody sees what a graphics chip, or a program that plays one, draws in a tenth of a walk's time."""


@dataclass(frozen=True, slots=True)
class Executable:
    """A browser: its program file, or Playwright's channel, or neither, which is Playwright's own choice.

    `source` says for a reader where it was found.
    """

    path: Path | None
    channel: str | None
    source: str


def find_browser(
    env: Mapping[str, str], *, headless: bool = True, say: Say | None = None, may_install: bool = True
) -> Executable:
    """The browser to use; installs one where there is none, saying what it does.

    `env` is the process's environment; an empty CHROME_BIN counts as not set.

    Raises:
        SettingsError: CHROME_BIN names something that is not a program file.
        AutomationError: there is no browser and none can be installed, or a window is wanted and there is no display
            (exit code 3 both).
    """
    if not headless:
        _need_display(env)
    found = _named(env) or _look(env, headless=headless)
    if found is None and may_install:
        speak = say or _to_stderr
        with locked("browser", lambda: speak("another run is installing a browser; waiting for it")):
            found = _look(env, headless=headless)
            if found is None:
                install(env, speak)
                found = _look(env, headless=headless) or Executable(None, None, "what Playwright installed")
    if found is None:
        raise AutomationError(
            "no browser was found: no CHROME_BIN, none of Playwright's, no Chrome, Edge or Chromium",
            hint=f"install one with: {by_hand(env)}",
            kind=SETTINGS,
        )
    return found


def launch_options(executable: Executable, *, headless: bool) -> dict[str, Any]:
    """The keyword arguments for Playwright's `chromium.launch`.

    The sandbox is on except for root on POSIX, under whom Chromium refuses to start with it. Playwright itself
    switches the browser's background traffic off.
    """
    options: dict[str, Any] = {"headless": headless, "chromium_sandbox": not is_root()}
    if headless:
        options["args"] = [*_UNSEEN]
    if executable.path is not None:
        options["executable_path"] = str(executable.path)
    elif executable.channel is not None:
        options["channel"] = executable.channel
    return options


def is_root() -> bool:
    """Whether this process is POSIX's root."""
    return sys.platform != "win32" and os.geteuid() == 0


def _named(env: Mapping[str, str]) -> Executable | None:
    said = env.get("CHROME_BIN", "").strip()
    if not said:
        return None
    try:
        path = Path(said).expanduser()
        there = path.is_file()
    except (OSError, RuntimeError, ValueError):
        there = False
    if not there:
        if " -" in said:
            raise SettingsError(
                "CHROME_BIN holds options, and it is a program file alone",
                hint="leave the options out; a run starts the browser with a fresh profile of its own",
            )
        name = "a file" if may_be_password(Path(said).name) else said
        raise SettingsError(
            f"CHROME_BIN names {name}, which is {'a folder' if is_folder(Path(said)) else 'not there'}",
            hint="give the browser's program file, or unset CHROME_BIN to let one be found",
        )
    if not os.access(path, os.X_OK):
        raise SettingsError(
            f"CHROME_BIN names {said}, which is not a program",
            hint=f"chmod +x {quoted(str(path))}, or unset CHROME_BIN",
        )
    return Executable(path.absolute(), None, "CHROME_BIN")


def _own(env: Mapping[str, str], *, headless: bool) -> Executable | None:
    """Playwright's own. Headless it has a program of its own, and can do with the full browser, which is a channel."""
    if headless and playwrights_own(env, "chromium-headless-shell") is not None:
        return Executable(None, None, "Playwright's headless shell")
    if playwrights_own(env, "chromium") is not None:
        return Executable(None, "chromium" if headless else None, "Playwright's Chromium")
    return None


def _look(env: Mapping[str, str], *, headless: bool) -> Executable | None:
    own = _own(env, headless=headless)
    if own is not None:
        return own
    shell = headless_shell(env) if headless else None
    if shell is not None:
        return Executable(shell, None, f"Chromium's headless shell at {shell}")
    for name, path in installed(env):
        return Executable(path, None, f"{name} at {path}")
    return None


def _need_display(env: Mapping[str, str]) -> None:
    if sys.platform in ("win32", "darwin") or env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"):
        return
    raise AutomationError(
        "this needs a browser window, and this machine has no display",
        hint="run it on a computer with a screen (a guided session and a login by hand need one), log in to this "
        "machine with a desktop or X forwarding (ssh -X), or let create go by itself, without --guided and --headed; "
        "for a window that nobody sees: xvfb-run -a",
        kind=SETTINGS,
    )


def _to_stderr(text: str) -> None:
    sys.stderr.write(f"setupwalk: {text}\n")
