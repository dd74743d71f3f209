"""Where the password comes from, and that it is never printed."""

from __future__ import annotations

import dataclasses
import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from automation.errors import SettingsError
from automation.settings.loader import Settings
from automation.settings.secrets import printed_by

posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell, pipes and process groups of POSIX")


def test_password_stays_unprinted(tmp_path: Path) -> None:
    """The password is as given, with its spaces, and no form of the settings prints it."""
    settings = Settings.read({}, {"SF_PASSWORD": " hunter2 "}, tmp_path)
    password = settings.password()
    assert password is not None
    assert password.reveal() == " hunter2 "
    assert "hunter2" not in repr(settings)
    assert "hunter2" not in str(dataclasses.astuple(dataclasses.replace(settings, password_value=None)))


def test_password_file(tmp_path: Path) -> None:
    """A password file gives its first line, without the line break and with its spaces."""
    (tmp_path / "secret").write_bytes(b"hunter2 \r\nsomething else\n")
    password = Settings.read({}, {"SF_PASSWORD_FILE": "secret"}, tmp_path).password()
    assert password is not None
    assert password.reveal() == "hunter2 "


def test_password_file_that_is_not_there(tmp_path: Path) -> None:
    """A password file that is not there is told by its variable alone: what stands there may be the password."""
    settings = Settings.read({}, {"SF_PASSWORD_FILE": "hunter2"}, tmp_path)
    with pytest.raises(SettingsError, match=r"environment variable SF_PASSWORD_FILE: .*no such file") as caught:
        settings.password()
    assert "hunter2" not in str(caught.value) + caught.value.hint


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\nhunter2\n", "is empty"),
        (b"\xff\xfe\n", "is not UTF-8"),
        (b"hunter2\xff", "is not UTF-8"),
        (b"hunter2\0\n", "holds a NUL"),
        (b"hunter2" * 100_000, "is larger than"),
        (b"  \n", "is empty"),
        ("\u00a0\u200b\n".encode(), "is empty"),
        (b"hunter2\x07\n", "U+0007"),
        ("hunter2\u200b\n".encode(), "U+200B"),
    ],
    ids=["empty", "empty line", "half a character", "latin-1", "nul", "large", "blanks", "unseen", "bell", "no width"],
)
def test_unusable_password_file(tmp_path: Path, content: bytes, words: str) -> None:
    """A password file without a password is refused when the password is asked for, naming variable and file."""
    (tmp_path / "secret").write_bytes(content)
    settings = Settings.read({}, {"SF_PASSWORD_FILE": "secret"}, tmp_path)
    with pytest.raises(SettingsError, match=r"environment variable SF_PASSWORD_FILE: .*secret") as caught:
        settings.password()
    assert words in str(caught.value)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_password_file_of_windows(tmp_path: Path, encoding: str) -> None:
    """A password file as PowerShell and Notepad save it gives the password alone."""
    (tmp_path / "secret").write_bytes("pässword\r\n".encode(encoding))
    password = Settings.read({}, {"SF_PASSWORD_FILE": "secret"}, tmp_path).password()
    assert password is not None
    assert password.reveal() == "pässword"


@posix
def test_password_from_a_pipe(tmp_path: Path) -> None:
    """A password file may be a pipe, as a shell's <(command) makes one."""
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(b"hunter2\n",))
    writer.start()
    password = Settings.read({}, {"SF_PASSWORD_FILE": "pipe"}, tmp_path).password()
    writer.join()
    assert password is not None
    assert password.reveal() == "hunter2"


def python(code: str) -> str:
    """A shell command that runs a piece of Python."""
    return f'"{sys.executable}" -c "{code}"'


def test_password_command(tmp_path: Path) -> None:
    """The command runs when the password is asked for, not before, and its first line is the password."""
    ran = tmp_path / "ran"
    command = python(f"import pathlib; pathlib.Path(r'{ran}').touch(); print('hunter2'); print('more')")
    settings = Settings.read({}, {"SF_PASSWORD_COMMAND": command}, tmp_path)
    assert not ran.exists()
    password = settings.password()
    assert ran.exists()
    assert password is not None
    assert password.reveal() == "hunter2"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("print('hunter2'); raise SystemExit(4)", "exit code 4"),
        ("pass", "printed nothing"),
        ("import sys; sys.stdout.buffer.write(bytes([255, 10]))", "not UTF-8"),
        ("import sys; sys.stdout.buffer.write(bytes([65, 0, 66, 0]))", "not UTF-8"),
        ("print(); print('hunter2')", "an empty line first"),
        ("print('   ')", "an empty line first"),
        ("while True: print('hunter2')", "printed more than"),
        ("while True: print('hunter2', file=__import__('sys').stderr)", "printed more than"),
    ],
)
def test_failing_password_command(code: str, words: str) -> None:
    """A command that gives no password is refused with the reason, and what it printed is not repeated."""
    with pytest.raises(SettingsError, match=r"SF_PASSWORD_COMMAND: the command") as caught:
        printed_by(python(code), "environment variable SF_PASSWORD_COMMAND")
    assert words in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_what_a_command_prints_for_a_terminal() -> None:
    """A password in colour, or with another sign that no login form takes, is refused as one in a variable is."""
    with pytest.raises(SettingsError, match=r"what the command printed holds a character that is not seen, U\+001B"):
        printed_by(python("print(chr(27) + '[31mhunter2')"), "environment variable SF_PASSWORD_COMMAND")


def test_password_command_that_hangs() -> None:
    """A command has a time limit, so that a nightly run ends."""
    with pytest.raises(SettingsError, match=r"did not end within 0\.1 seconds"):
        printed_by(python("input()") if sys.platform == "win32" else "exec sleep 60", "x", seconds=0.1)


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_what_windows_prints(codec: str) -> None:
    """A byte order mark, UTF-16 with one, and a line break of Windows are no part of the password."""
    code = f"__import__('sys').stdout.buffer.write('hunter2\\r\\n'.encode('{codec}'))"
    assert printed_by(python(code), "x").reveal() == "hunter2"


@posix
@pytest.mark.parametrize("rest", ["echo hunter2", "trap '' TERM; sleep 60"], ids=["ended", "hangs"])
def test_nothing_stays_behind(tmp_path: Path, rest: str) -> None:
    """What a command leaves running holds the pipe, but neither the run; and it does not outlive the command."""
    began = time.monotonic()
    command = f"sleep 60 & echo $! > '{tmp_path}/pid'; {rest}"
    with suppress(SettingsError):
        assert printed_by(command, "x", seconds=1).reveal() == "hunter2"
    assert time.monotonic() - began < 20
    helper = int((tmp_path / "pid").read_text())
    with suppress(psutil.NoSuchProcess, psutil.TimeoutExpired):
        psutil.Process(helper).wait(0.5)
    with suppress(psutil.NoSuchProcess):
        assert psutil.Process(helper).status() == psutil.STATUS_ZOMBIE


@posix
def test_a_password_in_the_place_of_a_command(capfd: pytest.CaptureFixture[str]) -> None:
    """What the shell says of words that it cannot run is not shown, since they may be a password; the rest is."""
    with pytest.raises(SettingsError):
        printed_by("Tr0ub4dor&3-of-the-admin", "x")
    assert capfd.readouterr().err == "the shell cannot run a part of the command\n" * 2
    assert printed_by("printf 'PIN? ' >&2; printf 'wrong\nlater' >&2; echo hunter2", "x").reveal() == "hunter2"
    assert capfd.readouterr().err == "PIN? wrong\nlater"


def test_order_of_passwords(tmp_path: Path) -> None:
    """SF_PASSWORD stands before the file, and the file before the command."""
    (tmp_path / "secret").write_text("from the file\n")
    environ = {"SF_PASSWORD_FILE": "secret", "SF_PASSWORD_COMMAND": "exit 1"}
    first, second = (
        Settings.read({}, environ | more, tmp_path).password() for more in ({"SF_PASSWORD": "given"}, dict[str, str]())
    )
    assert first is not None
    assert second is not None
    assert (first.reveal(), second.reveal()) == ("given", "from the file")
