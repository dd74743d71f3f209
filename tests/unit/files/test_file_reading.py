"""Files that anybody may have put there: each is read within bounds or refused in words."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from automation.errors import SettingsError
from automation.files.json_file import read_json
from automation.files.reading import Unusable, is_folder, is_there, read_bytes, read_text

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")


class Facts(msgspec.Struct):
    """A shape to read."""

    name: str
    steps: list[int] = []


def refusal(path: Path, **bounds: Any) -> str:
    """Why a file is not read."""
    with pytest.raises(Unusable) as caught:
        read_text(path, **bounds)
    return str(caught.value)


@pytest.mark.parametrize("text", ["", "one\r\ntwo\n", "日本語\u2028\U0001f600"])
def test_text(tmp_path: Path, text: str) -> None:
    """UTF-8 text is read as it stands, without a byte order mark."""
    (tmp_path / "file").write_bytes(text.encode())
    assert read_text(tmp_path / "file") == text
    (tmp_path / "file").write_bytes(text.encode("utf-8-sig"))
    assert read_text(tmp_path / "file") == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("Büro".encode("utf-16"), "UTF-16"),
        ("Büro".encode("latin-1"), "not UTF-8 text"),
        (b"one\ntwo\0", "line 2 holds a NUL"),
        (b"x" * 101, "larger than 100 bytes"),
    ],
    ids=["utf-16", "latin-1", "nul", "large"],
)
def test_no_text(tmp_path: Path, data: bytes, words: str) -> None:
    """Other encodings, NUL characters and files beyond the bound are told."""
    (tmp_path / "file").write_bytes(data)
    assert words in refusal(tmp_path / "file", most=100)


@pytest.mark.parametrize("name", ["missing", "file/below", "x" * 300, "x/" * 3000, "a\0b", "."])
def test_names(tmp_path: Path, name: str) -> None:
    """Whatever stands for a name: a file that is not there is told as missing, and no question about it fails."""
    (tmp_path / "file").touch()
    with pytest.raises(Unusable) as caught:
        read_bytes(tmp_path / name)
    assert caught.value.missing == (name in ("missing", "file/below"))
    assert not is_there(tmp_path / name) or name == "."
    assert is_folder(tmp_path / name) == (name == ".")


@posix
def test_a_loop_of_links(tmp_path: Path) -> None:
    """Links that lead to each other are told."""
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "cannot be read" in refusal(tmp_path / "a")
    assert not is_there(tmp_path / "a")


@posix
def test_a_pipe_that_gives_nothing(tmp_path: Path) -> None:
    """A pipe that nobody writes to ends within the bound."""
    os.mkfifo(tmp_path / "pipe")
    began = time.monotonic()
    assert "did not end in time" in refusal(tmp_path / "pipe", seconds=0.2)
    assert time.monotonic() - began < 5


@posix
def test_a_pipe(tmp_path: Path) -> None:
    """A pipe is read to its end, however many pieces it comes in."""
    os.mkfifo(tmp_path / "pipe")

    def write() -> None:
        with (tmp_path / "pipe").open("wb", buffering=0) as pipe:
            for _ in range(50):
                pipe.write(b"x" * 4000)

    writer = threading.Thread(target=write)
    writer.start()
    assert read_bytes(tmp_path / "pipe", seconds=30) == b"x" * 200_000
    writer.join()


@posix
def test_a_device_without_end() -> None:
    """A device that never ends is read up to the bound."""
    assert "larger than" in refusal(Path("/dev/zero"), most=1_000_000)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is empty"),
        (b'{"name": "x",}', "line 1 column 14"),
        (b'{\n "name" 1}', "line 2 column 9"),
        (b'{"name": "x"', "breaks off"),
        (b'\xef\xbb\xbf{"name": "x"}', "byte order mark"),
        (b"[" * 100_000, "expected an object, got a list"),
        (b'{"name": "x", "more": ' + b"[" * 100_000, "too many levels"),
        (b'{"name": NaN}', "line 1 column 10"),
        (b'{"name": "\xff"}', "not UTF-8"),
        (b'{"name": "\\ud800"}', "line 1"),
        (b'{"name": 7}', "name: expected text, got a whole number"),
        (b'{"name": null}', "name: expected text, got null"),
        (b'{"name": "x", "steps": [1, true]}', "steps[1]: expected a whole number, got true or false"),
        (b'{"name": "x", "steps": [' + b"9" * 5000 + b"]}", "steps[0]: "),
        (b"{}", 'it lacks "name"'),
        (b"null", "expected an object, got null"),
    ],
)
def test_no_such_json(tmp_path: Path, data: bytes, words: str) -> None:
    """What is no JSON, or of another shape, is exit code 3 with the file, and the line or the member."""
    (tmp_path / "facts.json").write_bytes(data)
    with pytest.raises(SettingsError) as caught:
        read_json(tmp_path / "facts.json", Facts, "a list of facts")
    assert str(caught.value).startswith(f"{tmp_path / 'facts.json'} is not a list of facts: ")
    assert words in str(caught.value)


def test_json_that_is_not_there(tmp_path: Path) -> None:
    """A file that is not there is told as such, with the hint."""
    with pytest.raises(SettingsError, match="is not there") as caught:
        read_json(tmp_path / "none.json", Facts, "a list of facts", hint="make one")
    assert caught.value.hint == "make one"


def test_json(tmp_path: Path) -> None:
    """What is of the shape is read; members that nobody asked for are left alone, the last of two counts."""
    (tmp_path / "facts.json").write_text('{"name": "x", "name": "y", "more": [1e999, {}]}', encoding="utf-8")
    assert read_json(tmp_path / "facts.json", Facts, "facts") == Facts("y")
