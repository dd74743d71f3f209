"""`.env`: the forms that are read, the lines that are refused or doubted, and that no secret in it is repeated."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.settings.dotenv import assignment_of, read_dotenv
from automation.settings.loader import Settings


def dotenv(folder: Path, text: str) -> Path:
    """A folder with a `.env` of that text."""
    (folder / ".env").write_bytes(text.encode())
    return folder


def problem(folder: Path) -> str:
    """The message of the refusal."""
    with pytest.raises(SettingsError) as caught:
        Settings.read({}, {}, folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("APP_NAME=Plain\n", "Plain"),
        ("export APP_NAME='Quoted # name'\n", "Quoted # name"),
        ('APP_NAME="Two words" # a comment\n', "Two words"),
        ("\ufeffAPP_NAME=After a mark\r\n", "After a mark"),
        ("APP_NAME=$HOME and ${PATH}\n", "$HOME and ${PATH}"),
        ("# APP_NAME=commented out\nAPP_NAME=Real", "Real"),
        ('APP_NAME="certs\\new\\temp"\n', "certs\\new\\temp"),
        ("APP_NAME='certs\\new\\\\temp'\n", "certs\\new\\\\temp"),
        ("APP_NAME=certs\\new\\ # a comment\n", "certs\\new\\"),
        ('APP_NAME="a \\"b\\" c\\\\"\n', 'a "b" c\\'),
        ("APP_NAME='it\\'s'\n", "it's"),
        ("APP_NAME\u200b=x\n", "x"),
        ("\u200bAPP_NAME=x\n", "x"),
        ("\ufeff\ufeffAPP_NAME=x\n", "x"),
        ("\u00a0APP_NAME\u00a0=\u00a0x\n", "x"),
        ('export "APP_X"=1\n APP_NAME = "x" #\n', "x"),
    ],
)
def test_dotenv_forms(tmp_path: Path, text: str, value: str) -> None:
    """`.env` is read as others read it, and $ in it means nothing."""
    assert Settings.read({}, {}, dotenv(tmp_path, text)).app_name == value


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('# first\n\nSF_PASSWORD="hunter2\n', 3),
        ("APP_NAME=x\nSF_PASSWORD='hunter2' hunter2\n", 2),
        ("hunter2\n", 1),
        ("\r\n\r\nhunter2 = \r\n=hunter2\r\n", 4),
        ('APP_NAME="hunter2\nAPP_API_NAME="x"\n', 1),
    ],
    ids=["open-quote", "text-after-quote", "no-equals", "no-name", "quote-closed-on-a-later-line"],
)
def test_broken_dotenv_line(tmp_path: Path, text: str, line: int) -> None:
    """A line that assigns nothing is refused with its number, and nothing right of the `=` is repeated."""
    message = problem(dotenv(tmp_path, text))
    assert f".env line {line}:" in message
    assert "hunter2" not in message


def test_name_of_a_broken_value(tmp_path: Path) -> None:
    """Where the name can be read, it is named."""
    assert "the value of SF_PASSWORD" in problem(dotenv(tmp_path, "export SF_PASSWORD='hunter2\n"))


def test_value_over_several_lines(tmp_path: Path) -> None:
    """A value that swallowed the next line is refused, and not repeated, since it may hold a password."""
    message = problem(dotenv(tmp_path, 'APP_NAME="one\nSF_PASSWORD=hunter2"\n'))
    assert message.startswith("APP_NAME: the value spans several lines")
    assert "hunter2" not in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("APP_CONTACT_EMIAL=x\n", ".env line 1: APP_CONTACT_EMIAL is not a setting; is it APP_CONTACT_EMAIL?"),
        ("\nSF_USER=x\n", ".env line 2: SF_USER is not a setting; is it SF_USERNAME?"),
        ("app_name=x\n", ".env line 1: app_name is not a setting; is it APP_NAME?"),
        ("APP-NAME=x\n", ".env line 1: APP-NAME is not a setting; is it APP_NAME?"),
        ("CHROMEBIN=x\n", ".env line 1: CHROMEBIN is not a setting; is it CHROME_BIN?"),
        (
            "SF_PASSWORD=hunter #2\n",
            ".env line 1: what follows the # is no part of SF_PASSWORD; put it in quotes where it is",
        ),
        ("SETUPWALK_ZZZZZZZZ=x\n", ".env line 1: SETUPWALK_ZZZZZZZZ is not a setting"),
        ("APP_NAME=a\n#\nAPP_NAME=b\n", ".env line 3: APP_NAME is there already, on line 1; line 3 counts"),
    ],
)
def test_doubtful_dotenv_line(tmp_path: Path, text: str, words: str) -> None:
    """A name that nothing reads, or that stands twice, is a warning and stops nothing."""
    assert Settings.read({}, {}, dotenv(tmp_path, text)).warnings == (words,)


def test_names_of_other_programs_in_dotenv(tmp_path: Path) -> None:
    """Other programs' names in `.env` are their business."""
    assert not Settings.read({}, {}, dotenv(tmp_path, "DATABASE_URL=x\nPATH=y\n")).warnings


@pytest.mark.parametrize(
    "text", ["SF_PASSWORD=hunter#2\n", "SF_PASSWORD=#hunter2\n", "SF_PASSWORD='a #b' # ours\n", "APP_NAME=a # b\n"]
)
def test_a_sign_that_begins_no_comment(tmp_path: Path, text: str) -> None:
    """A # within a word or in quotes is part of a password, and a comment behind another value is nobody's mistake."""
    assert not Settings.read({}, {}, dotenv(tmp_path, text)).warnings


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("SF_LOGINURL", "SF_LOGIN_URL"),
        ("SF_USER_NAME", "SF_USERNAME"),
        ("APP_NAM", "APP_NAME"),
        ("APP_PROFILE", "APP_PROFILES"),
        ("SETUPWALK_RUN", "SETUPWALK_RUNS"),
    ],
)
def test_a_mistyped_variable(tmp_path: Path, name: str, near: str) -> None:
    """A variable of the environment that is meant for a setting is told: without it another org may be walked."""
    warnings = Settings.read({}, {name: "x"}, tmp_path).warnings
    assert warnings == (f"environment variable {name} is not a setting; is it {near}?",)


@pytest.mark.parametrize("name", ["APP_ENV", "APP_URL", "APP_PORT", "SF_LOG_LEVEL", "SF_ORG", "SF_USE_PROGRESS_BAR"])
def test_variables_of_other_programs(tmp_path: Path, name: str) -> None:
    """Other programs' variables are their business."""
    assert not Settings.read({}, {name: "x"}, tmp_path).warnings


def test_dotenv_is_a_folder(tmp_path: Path) -> None:
    """A virtual environment called `.env` counts as no file."""
    (tmp_path / ".env").mkdir()
    assert Settings.read({}, {}, tmp_path).app_name


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"APP_NAME=a\nAPP_API_NAME=b\0c\n", "line 2 holds a NUL"),
        (b"#" * 1_000_001, "is larger than"),
        ("APP_NAME=B\u00fcro".encode("cp1252"), "is not UTF-8 text"),
    ],
    ids=["nul", "large", "cp1252"],
)
def test_dotenv_is_no_text(tmp_path: Path, content: bytes, words: str) -> None:
    """A file that is none is refused by name, with the line where it has one."""
    (tmp_path / ".env").write_bytes(content)
    assert words in problem(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_dotenv_is_a_pipe(tmp_path: Path) -> None:
    """A password manager may put a pipe in its place, which is read to its end."""
    os.mkfifo(tmp_path / ".env")
    writer = threading.Thread(target=(tmp_path / ".env").write_bytes, args=(b"APP_NAME=Piped\n",))
    writer.start()
    assert Settings.read({}, {}, tmp_path).app_name == "Piped"
    writer.join()


def test_dotenv_is_not_utf8(tmp_path: Path) -> None:
    """A file in another encoding is refused by name."""
    (tmp_path / ".env").write_bytes("APP_NAME=Büro".encode("utf-16"))
    assert "is not UTF-8 text" in problem(tmp_path)


@pytest.mark.parametrize(
    "value",
    [
        "/keys/server.crt",
        "C:\\new\\server.crt",
        "/my keys/#1",
        "/Owner's/x",
        'C:\\my keys\\n\'s "x"',
        "/a\\'b",
        "=$HOME",
        "é",
    ],
)
def test_a_line_that_is_written_is_read_back(tmp_path: Path, value: str) -> None:
    """What a line for `.env` is made of is what is read of it."""
    folder = dotenv(tmp_path, assignment_of("APP_CERTIFICATE", value) + "\nAPP_NAME=next\n")
    assert [one.value for one in read_dotenv(folder / ".env")] == [value, "next"]
