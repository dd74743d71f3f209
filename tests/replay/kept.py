"""What a capture, or a run, has kept: its pages, the snapshot and the documents of each. It opens nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pages.dom.snapshot import Snapshot

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
    """A page: the class of the screen that was expected, empty in a run's folder, where nobody has said it."""

    name: str
    screen: str
    frames: tuple[Snapshot, ...]
    documents: tuple[Document, ...]


def pages_in(folder: Path) -> list[Page]:
    """The pages in a folder.

    Raises:
        NoCapture: it is none; the message says why.
    """
    if not folder.is_dir():
        raise NoCapture(f"there is no folder {folder}")
    try:
        return _captured(folder) if (folder / MANIFEST).exists() else _of_a_run(folder)
    except OSError as error:
        raise NoCapture(f"{error.filename}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = str(error) if isinstance(error, ValueError) else f"a file of it is damaged ({error!r})"
        raise NoCapture(f"{folder} is none that a capture or a run has made: {why}") from error


def _captured(folder: Path) -> list[Page]:
    return [
        Page(one["snapshot"], one["name"], _frames(_own(folder, one["snapshot"])), _documents(folder, one))
        for one in json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["screens"]
    ]


def _of_a_run(folder: Path) -> list[Page]:
    files = sorted(folder.glob("*.page.json"))
    if not files:
        raise ValueError(f"neither {MANIFEST} nor any page.json")
    facts = [(file, json.loads(file.read_text(encoding="utf-8"))) for file in files]
    return [Page(file.name, one["screen"], _frames(file), _documents(folder, one)) for file, one in facts]


def _frames(file: Path) -> tuple[Snapshot, ...]:
    return tuple(Snapshot.of(one) for one in json.loads(file.read_text(encoding="utf-8"))["frames"])


def _documents(folder: Path, facts: Mapping[str, Any]) -> tuple[Document, ...]:
    return tuple(Document(_own(folder, one["file"]), one["address"]) for one in facts.get("documents", ()))


def _own(folder: Path, name: str) -> Path:
    """A file of the folder itself: a capture comes from somebody else, and may name any."""
    if Path(name).name != name or not name.endswith((".html", ".json")):
        raise ValueError(f"no file of the folder: {name!r}")
    return folder / name
