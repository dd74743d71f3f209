"""Where the password comes from, and that it is never printed."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.secret_source import printed_by
from automation.settings import Settings


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


@pytest.mark.parametrize(
    ("content", "words"), [(None, "cannot be read"), (b"", "is empty"), (b"\xff\xfe\n", "is not UTF-8")]
)
def test_unusable_password_file(tmp_path: Path, content: bytes | None, words: str) -> None:
    """A password file without a password is refused when the password is asked for, naming variable and file."""
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    settings = Settings.read({}, {"SF_PASSWORD_FILE": "secret"}, tmp_path)
    with pytest.raises(SettingsError, match=r"environment variable SF_PASSWORD_FILE: .*secret") as caught:
        settings.password()
    assert words in str(caught.value)


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
    ],
)
def test_failing_password_command(code: str, words: str) -> None:
    """A command that gives no password is refused with the reason, and what it printed is not repeated."""
    with pytest.raises(SettingsError, match=r"SF_PASSWORD_COMMAND: the command") as caught:
        printed_by(python(code), "environment variable SF_PASSWORD_COMMAND")
    assert words in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_password_command_that_hangs() -> None:
    """A command has a time limit, so that a nightly run ends."""
    with pytest.raises(SettingsError, match=r"did not end within 0\.1 seconds"):
        printed_by(python("input()") if sys.platform == "win32" else "exec sleep 60", "x", seconds=0.1)


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
