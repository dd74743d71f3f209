"""Where browsers live: Playwright's own folder, and the places of Chrome, Edge and Chromium on each system.

It starts nothing. Playwright's driver could tell as well, at the price of a Node.js process and a third of a second.
"""

from __future__ import annotations

import json
import platform
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

_FOLDERS = {"linux-x64": "linux64", "win-x64": "win64"}
"""What ends the folders' names where it is not the machine's own name."""

_TESTING = "Google Chrome for Testing"
_MAC_PROGRAM = f"{_TESTING}.app/Contents/MacOS/{_TESTING}"

_ON_PATH = {
    "Chrome": ("google-chrome-stable", "google-chrome", "chrome"),
    "Edge": ("microsoft-edge-stable", "microsoft-edge", "msedge"),
    "Chromium": ("chromium", "chromium-browser"),
}
_USUAL = {
    "linux": {
        "Chrome": ("/opt/google/chrome/chrome",),
        "Edge": ("/opt/microsoft/msedge/msedge",),
        "Chromium": ("/snap/bin/chromium",),
    },
    "darwin": {
        "Chrome": ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",),
        "Edge": ("/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",),
        "Chromium": ("/Applications/Chromium.app/Contents/MacOS/Chromium",),
    },
    "win32": {
        "Chrome": ("Google/Chrome/Application/chrome.exe",),
        "Edge": ("Microsoft/Edge/Application/msedge.exe",),
        "Chromium": ("Chromium/Application/chrome.exe",),
    },
}
_WINDOWS_ROOTS = ("LOCALAPPDATA", "PROGRAMFILES", "PROGRAMFILES(X86)")


def registry(env: Mapping[str, str], system: str = sys.platform) -> Path:
    """The folder into which Playwright installs browsers, as its version 1.65 chooses it."""
    said = env.get("PLAYWRIGHT_BROWSERS_PATH", "")
    if said == "0":
        return _package() / ".local-browsers"
    if said:
        return Path(said).absolute()
    home = Path(env.get("HOME") or env.get("USERPROFILE") or Path.home())
    match system:
        case "darwin":
            cache = home / "Library" / "Caches"
        case "win32":
            cache = Path(env.get("LOCALAPPDATA") or home / "AppData" / "Local")
        case _:
            cache = Path(env.get("XDG_CACHE_HOME") or home / ".cache")
    return cache / "ms-playwright"


def playwrights_own(env: Mapping[str, str], name: str) -> Path | None:
    """The program of Playwright's "chromium" or "chromium-headless-shell", if this version's is installed in full."""
    machine = _machine()
    if name == "chromium":
        base, program = "chrome", _MAC_PROGRAM if machine.startswith("mac") else "chrome"
    else:
        base = program = "chrome-headless-shell"
    if machine.startswith("win"):
        program += ".exe"
    folder = registry(env) / f"{name.replace('-', '_')}-{_revision(name)}"
    path = folder / f"{base}-{_FOLDERS.get(machine, machine)}" / program
    return path if path.is_file() and (folder / "INSTALLATION_COMPLETE").is_file() else None


def installed(env: Mapping[str, str], system: str = sys.platform) -> Iterator[tuple[str, Path]]:
    """The installed Chrome, Edge and Chromium in this order, each with its name: first on PATH, then elsewhere."""
    for name, programs in _ON_PATH.items():
        for program in programs:
            found = shutil.which(program, path=env.get("PATH", ""))
            if found is not None:
                yield name, Path(found)
        for place in _usual(env, system, name):
            if place.is_file():
                yield name, place


def headless_shell(env: Mapping[str, str]) -> Path | None:
    """Debian's headless shell of Chromium on PATH: Chromium without a window's parts, as Playwright's own is."""
    found = shutil.which("chromium-headless-shell", path=env.get("PATH", ""))
    return Path(found) if found is not None else None


def _usual(env: Mapping[str, str], system: str, name: str) -> Iterator[Path]:
    for place in _USUAL.get(system, _USUAL["linux"])[name]:
        if system == "win32":
            yield from (Path(env[root]) / place for root in _WINDOWS_ROOTS if env.get(root))
        else:
            yield Path(place)
        if system == "darwin" and env.get("HOME"):
            yield Path(env["HOME"] + place)


def _package() -> Path:
    """The folder of Playwright's driver package, without importing Playwright."""
    spec = find_spec("playwright")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("Playwright is not installed", name="playwright")
    return Path(spec.origin).parent / "driver" / "package"


def _revision(name: str) -> str:
    browsers = json.loads((_package() / "browsers.json").read_text(encoding="utf-8"))["browsers"]
    return next(str(browser["revision"]) for browser in browsers if browser["name"] == name)


def _machine() -> str:
    """The system and processor as Playwright names them; its Windows browsers are for x64 alone."""
    if sys.platform == "win32":
        return "win-x64"
    arm = platform.machine().lower() in ("arm64", "aarch64")
    return f"{'mac' if sys.platform == 'darwin' else 'linux'}-{'arm64' if arm else 'x64'}"
