"""Which of the browsers of a machine is found, and in what order: Playwright's own, then installed ones."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from automation.browser.find import find_browser
from automation.browser.paths import installed, playwrights_own, registry

from .machines import LINUX_ONLY, POSIX_ONLY, machine, program, revision


def own(folder: Path, name: str, *, complete: bool = True) -> None:
    """Puts one of Playwright's own browsers into its folder, as its installation does on Linux x64."""
    place = folder / "own" / f"{name.replace('-', '_')}-{revision(name)}"
    for system in ("linux64", "linux-arm64"):
        base = "chrome" if name == "chromium" else "chrome-headless-shell"
        program(place / f"{base}-{system}" / base)
    if complete:
        (place / "INSTALLATION_COMPLETE").touch()


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
