"""Which browser a setting names, what is said where there is none, and with what one is launched. Nothing starts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from automation.browser.find import Executable, find_browser, is_root, launch_options
from automation.errors import SETTINGS, AutomationError, SettingsError

from .machines import LINUX_ONLY, POSIX_ONLY, machine, program

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
    """A window without a display is an error before anything starts. C: what to do fits a guided session too."""
    env = machine(tmp_path)
    program(tmp_path / "bin" / "google-chrome")
    with pytest.raises(AutomationError, match="no display") as caught:
        find_browser(env, headless=False)
    assert caught.value.kind is SETTINGS
    assert "xvfb-run" in caught.value.hint
    assert "a guided session and a login by hand need one" in caught.value.hint


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
