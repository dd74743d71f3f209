"""A newcomer's first run: what the practice org of one run is, and what to type next."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from ..guided.actor import meet
from ..guided.display import NoDisplayError, display
from ..guided.show import guided
from ..support.command import CALLED, ROOT, setupwalk


@pytest.fixture(scope="module")
def screen() -> Iterator[dict[str, str]]:
    """The environment with a display; without one the tests are skipped, and fail in CI."""
    with ExitStack() as stack:
        try:
            yield stack.enter_context(display())
        except NoDisplayError as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(str(error))


@pytest.mark.parametrize("command", [["verify"], ["delete", "--yes"], ["undo"], ["cert", "rotate"]], ids=" ".join)
def test_b11_no_org_to_look_in(command: list[str], tmp_path: Path) -> None:
    """What works on an app that is there says, without an org, that there is none to look in and how to keep one; it
    starts no practice org that cannot have the app, and advises no key."""
    done = setupwalk(*command, folder=tmp_path)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("setupwalk: SF_LOGIN_URL is not set, so there is no org to look in")
    assert f"next: keep a practice org running: type `{CALLED} practice` in another terminal" in done.err
    assert "APP_PRIVATE_KEY" not in done.err
    assert not (tmp_path / "runs").exists()


@contextmanager
def _practice(folder: Path) -> Iterator[list[str]]:
    """`setupwalk practice` in the first terminal; the lines that it says to type in the second one."""
    process = subprocess.Popen(
        [sys.executable, "-m", "automation", "practice", "--port", "0"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        text=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        assert process.stderr is not None
        lines = [process.stderr.readline()]
        while "Codes and mails" not in lines[-1]:
            assert lines[-1], lines
            lines.append(process.stderr.readline())
        yield [line.strip() for line in lines if line.startswith("    ")]
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


@pytest.mark.whole
@pytest.mark.sample
@pytest.mark.skipif(sys.platform == "win32", reason="its lines are PowerShell's there")
def test_b11_what_practice_prints_is_all_that_a_second_terminal_needs(tmp_path: Path) -> None:
    """The lines of `setupwalk practice`, pasted into a second terminal, make the app, hand over a login command, and
    let `verify` find it afterwards."""
    with _practice(tmp_path) as lines:
        *exports, command = lines
        assert command == f"{CALLED} create --guided"
        words = [shlex.split(line) for line in exports]
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        assert [line for line in exports[1:] if f"\n{line}\n" not in readme] == []
        assert {word for word, _ in words} == {"export"}
        env = dict(one.partition("=")[::2] for _, one in words)
        made = setupwalk("create", folder=tmp_path, env=env)
        assert made.code == 0, made.err
        key, login = made.out.splitlines()
        assert login.startswith(f"sf org login jwt --client-id {key}")
        assert "The practice org lived for this run only" not in made.err
        verified = setupwalk("verify", folder=tmp_path, env=env)
        assert (verified.code, verified.out) == (0, made.out), verified.err


@pytest.mark.whole
def test_b10_a_newcomer_can_log_in_by_hand(screen: dict[str, str], tmp_path: Path, playwright: Playwright) -> None:
    """`create --guided` without an org: terminal and panel show the practice org's user name and password at step 1,
    and with these a person who knows nothing else logs in. The password is in no report."""
    with guided(tmp_path, screen, "--pace", "0") as show:
        show.says("Ready when you are", 90)
        actor = meet(playwright, show.port)
        actor.press("Start")
        password = show.says("Password: ").strip().removeprefix("Password: ")
        assert "Username: admin@practice.example" in show.err
        actor.reads("admin@practice.example")
        actor.reads(password)
        actor.press("I'll do it")
        actor.page.locator("#username").fill("admin@practice.example")
        actor.page.locator("#password").fill(password)
        actor.page.locator("#Login").click()
        actor.reads("Step 2 of 17|2 of 17", 60)
        show.type("q")
        done = show.end()
    assert done.code == 130, done.err
    assert "The practice org lived for this run only. It is gone now." in done.err
    left = [file.read_bytes() for file in (tmp_path / "runs").rglob("*") if file.is_file()]
    assert left
    assert not any(password.encode() in text for text in left)
