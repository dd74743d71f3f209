"""Which browser is found, in what order, and with what it is launched. Folders stand for machines; nothing starts."""

from __future__ import annotations

import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from automation.browser.find import Executable, find_browser, is_root, launch_options
from automation.browser.paths import installed, playwrights_own, registry
from automation.errors import SETTINGS, AutomationError, SettingsError

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="programs of POSIX")
LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="folders as on Linux")


def program(path: Path) -> Path:
    """A program file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def machine(folder: Path) -> dict[str, str]:
    """The environment of a machine without any browser, but for those in /opt."""
    (folder / "bin").mkdir()
    return {
        "PATH": str(folder / "bin"),
        "HOME": str(folder / "home"),
        "PLAYWRIGHT_BROWSERS_PATH": str(folder / "own"),
    }


def revision(name: str) -> str:
    """The revision that the installed Playwright wants."""
    spec = find_spec("playwright")
    assert spec is not None
    assert spec.origin is not None
    text = (Path(spec.origin).parent / "driver" / "package" / "browsers.json").read_text(encoding="utf-8")
    return next(str(browser["revision"]) for browser in json.loads(text)["browsers"] if browser["name"] == name)


def own(folder: Path, name: str, *, complete: bool = True) -> None:
    """Puts one of Playwright's own browsers into its folder, as its installation does on Linux x64."""
    place = folder / "own" / f"{name.replace('-', '_')}-{revision(name)}"
    for machine in ("linux64", "linux-arm64"):
        base = "chrome" if name == "chromium" else "chrome-headless-shell"
        program(place / f"{base}-{machine}" / base)
    if complete:
        (place / "INSTALLATION_COMPLETE").touch()


# CHROME_BIN


@POSIX_ONLY
def test_chrome_bin_stands_first(tmp_path: Path) -> None:
    """CHROME_BIN stands before everything that is installed."""
    env = machine(tmp_path)
    program(tmp_path / "bin" / "google-chrome")
    named = program(tmp_path / "mine" / "chrome")
    assert find_browser(env | {"CHROME_BIN": str(named)}) == Executable(named, None, "CHROME_BIN")


@POSIX_ONLY
@pytest.mark.parametrize(("name", "words"), [("gone", "is not there"), ("bin", "a folder"), ("text", "not a program")])
def test_chrome_bin_that_is_none(tmp_path: Path, name: str, words: str) -> None:
    """A CHROME_BIN that names no program is an error, though another browser is there."""
    env = machine(tmp_path)
    program(tmp_path / "bin" / "chromium")
    (tmp_path / "text").write_text("")
    with pytest.raises(SettingsError, match=words) as caught:
        find_browser(env | {"CHROME_BIN": str(tmp_path / name)})
    assert caught.value.kind is SETTINGS
    assert caught.value.hint


@POSIX_ONLY
def test_empty_chrome_bin(tmp_path: Path) -> None:
    """An empty CHROME_BIN counts as not set."""
    env = machine(tmp_path)
    program(tmp_path / "bin" / "google-chrome")
    assert find_browser(env | {"CHROME_BIN": ""}).source.startswith("Chrome at ")


# Playwright's own


@LINUX_ONLY
@pytest.mark.parametrize(
    ("names", "headless", "expected"),
    [
        (["chromium", "chromium-headless-shell"], True, (None, "Playwright's headless shell")),
        (["chromium"], True, ("chromium", "Playwright's Chromium")),
        (["chromium", "chromium-headless-shell"], False, (None, "Playwright's Chromium")),
    ],
)
def test_playwrights_own(tmp_path: Path, names: list[str], headless: bool, expected: tuple[str | None, str]) -> None:
    """Playwright's own stands before installed ones: the shell when headless, else the full browser."""
    env = machine(tmp_path) | {"DISPLAY": ":0"}
    program(tmp_path / "bin" / "google-chrome")
    for name in names:
        own(tmp_path, name)
    found = find_browser(env, headless=headless)
    assert (found.path, found.channel, found.source) == (None, *expected)


@LINUX_ONLY
def test_the_headless_shell_has_no_window(tmp_path: Path) -> None:
    """For a window the headless shell does not count."""
    env = machine(tmp_path) | {"DISPLAY": ":0"}
    own(tmp_path, "chromium-headless-shell")
    chrome = program(tmp_path / "bin" / "google-chrome")
    assert find_browser(env, headless=False).path == chrome


@POSIX_ONLY
def test_debians_headless_shell(tmp_path: Path) -> None:
    """Debian's headless shell stands before installed browsers without a window, and does not count for one."""
    env = machine(tmp_path) | {"DISPLAY": ":0"}
    shell = program(tmp_path / "bin" / "chromium-headless-shell")
    chrome = program(tmp_path / "bin" / "google-chrome")
    assert find_browser(env).path == shell
    assert find_browser(env, headless=False).path == chrome


@LINUX_ONLY
def test_half_an_installation(tmp_path: Path) -> None:
    """A browser whose installation was broken off does not count, nor one of another revision."""
    env = machine(tmp_path)
    own(tmp_path, "chromium", complete=False)
    program(tmp_path / "own" / "chromium-1" / "chrome-linux64" / "chrome")
    assert playwrights_own(env, "chromium") is None
    own(tmp_path, "chromium")
    assert playwrights_own(env, "chromium") is not None


@pytest.mark.parametrize(
    ("system", "env", "place"),
    [
        ("linux", {}, "home/.cache/ms-playwright"),
        ("linux", {"XDG_CACHE_HOME": "cache"}, "cache/ms-playwright"),
        ("darwin", {}, "home/Library/Caches/ms-playwright"),
        ("win32", {}, "home/AppData/Local/ms-playwright"),
        ("win32", {"LOCALAPPDATA": "local"}, "local/ms-playwright"),
        ("linux", {"PLAYWRIGHT_BROWSERS_PATH": "said"}, "said"),
    ],
)
def test_registry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, env: dict[str, str], place: str
) -> None:
    """Playwright's folder is the user's cache of each system, or the one that its variable names."""
    monkeypatch.chdir(tmp_path)
    found = registry({"HOME": "home", **env}, system)
    assert found.absolute() == tmp_path / place


def test_registry_in_the_package() -> None:
    """The variable's value 0 means the folder of Playwright's package."""
    spec = find_spec("playwright")
    assert spec is not None
    assert spec.origin is not None
    assert registry({"PLAYWRIGHT_BROWSERS_PATH": "0"}).is_relative_to(Path(spec.origin).parent)


# installed ones


@POSIX_ONLY
@pytest.mark.parametrize(
    ("programs", "first"),
    [
        (["chromium", "microsoft-edge", "google-chrome"], "google-chrome"),
        (["chromium", "microsoft-edge-stable"], "microsoft-edge-stable"),
        (["chromium-browser"], "chromium-browser"),
    ],
)
def test_order_of_installed_browsers(tmp_path: Path, programs: list[str], first: str) -> None:
    """Chrome stands before Edge, and Edge before Chromium."""
    env = machine(tmp_path)
    for name in programs:
        program(tmp_path / "bin" / name)
    names = [path.name for _, path in installed(env, "nowhere") if path.parent == tmp_path / "bin"]
    assert names[0] == first
    assert sorted(names) == sorted(programs)


@pytest.mark.parametrize(
    ("variable", "place", "name"),
    [
        ("PROGRAMFILES", "Google/Chrome/Application/chrome.exe", "Chrome"),
        ("PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe", "Edge"),
        ("LOCALAPPDATA", "Chromium/Application/chrome.exe", "Chromium"),
    ],
)
def test_places_on_windows(tmp_path: Path, variable: str, place: str, name: str) -> None:
    """On Windows browsers are not on PATH; their folders are looked through."""
    path = program(tmp_path / place)
    assert list(installed({"PATH": "", variable: str(tmp_path)}, "win32")) == [(name, path)]


def test_places_on_a_mac(tmp_path: Path) -> None:
    """On a Mac the user's own Applications folder counts too."""
    path = program(tmp_path / "Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    assert ("Chrome", path) in list(installed({"PATH": "", "HOME": str(tmp_path)}, "darwin"))


# none


@LINUX_ONLY
@pytest.mark.skipif(any(Path("/opt").glob("*/*/*chrome")), reason="there is a Chrome in /opt")
def test_none_and_none_to_be_installed(tmp_path: Path) -> None:
    """Without a browser and without leave to install one, the error says what to type."""
    with pytest.raises(AutomationError, match="no browser was found") as caught:
        find_browser(machine(tmp_path), may_install=False)
    assert caught.value.kind is SETTINGS
    assert "playwright install chromium" in caught.value.hint


@LINUX_ONLY
def test_no_display(tmp_path: Path) -> None:
    """A window without a display is an error before anything starts."""
    env = machine(tmp_path)
    program(tmp_path / "bin" / "google-chrome")
    with pytest.raises(AutomationError, match="no display") as caught:
        find_browser(env, headless=False)
    assert caught.value.kind is SETTINGS
    assert "xvfb-run" in caught.value.hint


# launching


@pytest.mark.parametrize(
    ("executable", "options"),
    [
        (
            Executable(Path("bin", "chrome"), None, ""),
            {"executable_path": str(Path("bin", "chrome"))},
        ),
        (Executable(None, "chromium", ""), {"channel": "chromium"}),
        (Executable(None, None, ""), {}),
    ],
)
@pytest.mark.parametrize("headless", [True, False])
def test_launch_options(executable: Executable, options: dict[str, str], headless: bool) -> None:
    """The browser's program or channel is passed on, the sandbox is said in so many words, and no GPU headless."""
    expected = {"headless": headless, "chromium_sandbox": not is_root(), **options}
    found = launch_options(executable, headless=headless)
    assert ("--disable-gpu" in found.pop("args", [])) == headless
    assert found == expected


@POSIX_ONLY
@pytest.mark.parametrize(("user", "sandbox"), [(0, False), (1000, True)])
def test_sandbox(monkeypatch: pytest.MonkeyPatch, user: int, sandbox: bool) -> None:
    """Only root goes without the sandbox, since Chromium refuses to start as root with it."""
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert launch_options(Executable(None, None, ""), headless=True)["chromium_sandbox"] is sandbox
