"""The stored snapshots: a page each, with the screen that it is, the grade of what it shows, and where that is from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pages import surface
from pages.dom.snapshot import Snapshot
from pages.recognition import catalogue
from pages.recognition.evidence import ScreenModel

FOLDER = Path(__file__).parent.parent / "snapshots"
assert surface.__all__, "importing it makes the screens known"


@dataclass(frozen=True)
class Stored:
    """A page. `screen` is its class's name; `refuses` whether it is that form, refused."""

    name: str
    screen: str
    grade: str
    source: str
    frames: tuple[Snapshot, ...]

    @property
    def refuses(self) -> bool:
        """Whether it is that form, refused."""
        return self.screen.startswith("refused ")

    @property
    def model(self) -> ScreenModel:
        """The screen."""
        return model(self.screen.removeprefix("refused "))


def stored() -> list[Stored]:
    """All of them."""
    return [_read(file) for file in sorted(FOLDER.glob("*.json"))]


def model(name: str) -> ScreenModel:
    """The screen of that name."""
    return next(one for one in catalogue.recognizer().catalogue if one.name.endswith(f".{name}"))


def _read(file: Path) -> Stored:
    facts = json.loads(file.read_text(encoding="utf-8"))
    frames = tuple(Snapshot.of(one) for one in facts["frames"])
    return Stored(file.stem, facts["screen"], facts["grade"], facts["source"], frames)
