"""What a capture has kept: its pages, and the documents of each. It opens nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

MANIFEST = "capture.json"


class NoCapture(Exception):
    """The folder is none that a capture has made."""


@dataclass(frozen=True, slots=True)
class Document:
    """One frame's document: its HTML, and where it was."""

    file: Path
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the class of the screen that was expected, and whether it was recognised when it was kept."""

    screen: str
    arrived: bool
    documents: tuple[Document, ...]


def pages_in(folder: Path) -> list[Page]:
    """The pages in a folder.

    Raises:
        NoCapture: it is none; the message says why.
    """
    try:
        facts = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return [
            Page(
                one["name"],
                one["arrived"],
                tuple(Document(_own(folder, file["file"]), file["address"]) for file in one["documents"]),
            )
            for one in facts["screens"]
        ]
    except OSError as error:
        raise NoCapture(f"{folder}: {error.strerror}: {MANIFEST}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoCapture(f"{folder / MANIFEST} is none that a capture writes: {error!r}") from error


def _own(folder: Path, name: str) -> Path:
    """A file of the folder itself: a capture comes from somebody else, and may name any."""
    if Path(name).name != name or not name.endswith(".html"):
        raise ValueError(f"no file of the folder: {name!r}")
    return folder / name
