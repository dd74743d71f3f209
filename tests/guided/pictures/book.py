"""What each picture of the README shows, written down when it is made: fixtures/pictures/pictures.json."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from ...support.command import ROOT

PICTURES = ROOT / "fixtures" / "pictures"
BOOK = PICTURES / "pictures.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One picture: the step that it shows and that step's title, 0 and a title of its own where it shows none."""

    file: str
    step: int
    title: str
    sha256: str


class Book:
    """The pictures that are being made."""

    def __init__(self) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self._entries: list[Entry] = []

    def add(self, file: str, content: bytes, step: int, title: str) -> None:
        """Writes a picture, and down what it shows."""
        (PICTURES / file).write_bytes(content)
        self._entries.append(Entry(file, step, title, hashlib.sha256(content).hexdigest()))

    def close(self) -> None:
        """Writes the book; pictures that are in it no more are removed."""
        entries = sorted(self._entries, key=lambda entry: entry.file)
        BOOK.write_text(json.dumps([asdict(entry) for entry in entries], indent=2) + "\n", encoding="utf-8")
        for path in pictures():
            if path.name not in {entry.file for entry in entries}:
                path.unlink()


def pictures() -> list[Path]:
    """The pictures that are there."""
    return sorted(path for path in PICTURES.iterdir() if path.suffix != ".json")


def read() -> dict[str, Entry]:
    """What the book says, by file."""
    return {facts["file"]: Entry(**facts) for facts in json.loads(BOOK.read_text(encoding="utf-8"))}
