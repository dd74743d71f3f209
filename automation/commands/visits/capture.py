"""Visits every screen that can be reached without writing, and keeps how each is made: a folder that can be sent to
whoever mends the page objects, with no secret, name or value of the org in it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError

from pages import Screen, surface
from pages.dom.documents import documents
from pages.dom.snapshot import FORMAT, undated
from pages.errors import PageError
from pages.screens.private import PRIVATE
from pages.values.placeholders import Placeholders

from ...context.step_context import StepContext
from ...errors import DONE, SettingsError
from ...files.writing import write_atomic
from ...jobs.key_pair import PairUse
from ...jobs.session import Session, Task, session
from ...runs.history import SCHEMA
from ...texts.printable import in_one_line, json_line
from ...timeouts import EVIDENCE_MS
from .visit import Visit

MANIFEST = "capture.json"
_OWN_WORDS = frozenset(("kind", "sign", "place", "lang"))


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One document: its file, where it was without what is the org's, and whether it went on."""

    file: str
    address: str
    cut: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A page that was kept: the screen that was expected, its class, whether it was recognised, the file of its
    snapshot, and its documents."""

    screen: str
    name: str
    arrived: bool
    snapshot: str
    documents: list[KeptFile] = field(default_factory=list)


class Camera:
    """Keeps what is on the page, as `Visit` asks for."""

    def __init__(self, context: StepContext, folder: Path, private: Collection[str]) -> None:
        self._context = context
        self._folder = folder
        self._private = set(private)
        self.kept: list[Kept] = []

    def look(self, screen: type[Screen], expected: Collection[str] = (), *, arrived: bool = True) -> None:
        """Writes each document of the page."""
        org = self._context.org
        self._private |= {text for text in (self._context.typed, urlsplit(org.page.url).hostname or "") if text}
        clean = Placeholders(labels(), self._private)
        frames = [one.as_json() for one in undated([seen.snapshot for seen in org.looks.take(everywhere=True)])]
        found = list(documents(org.page, PRIVATE, timeout=EVIDENCE_MS))
        for document in found:
            clean.learn(document.texts())
        place = self._cleared(screen.__name__) if arrived else len(self.kept)
        name = f"{place + 1:02}-{screen.title.lower().replace(' ', '-') or 'unknown'}"
        files = []
        for number, document in enumerate(found):
            file = f"{name}.{number}.html"
            write_atomic(self._folder / file, document.html(clean.attribute))
            files.append(KeptFile(file, clean.address(document.address), document.cut))
        facts = {"format": FORMAT, "screen": screen.__name__, "grade": "", "source": "a capture"}
        told = facts | {"frames": [_cleaned(clean, "", frame) for frame in frames]}
        write_atomic(self._folder / f"{name}.json", json.dumps(told, indent=1) + "\n")
        self.kept[place : place + 1] = [Kept(screen.title, screen.__name__, arrived, f"{name}.json", files)]

    def _cleared(self, name: str) -> int:
        """The place of the same screen, which is free now: by now more of it shows than when it was kept before."""
        for place, old in enumerate(self.kept):
            if old.name == name and old.arrived:
                for file in (old.snapshot, *(document.file for document in old.documents)):
                    (self._folder / file).unlink(missing_ok=True)
                return place
        return len(self.kept)


def _cleaned(clean: Placeholders, name: str, value: Any) -> Any:
    """A snapshot's value without what is the org's; what the snapshot itself calls things stays."""
    match value:
        case str():
            if name in _OWN_WORDS:
                return value
            return clean.address(value) if name == "address" else clean.attribute(name, value)
        case dict():
            return {key: _cleaned(clean, key, one) for key, one in value.items()}
        case list() | tuple():
            return [_cleaned(clean, name, one) for one in value]
    return value


def labels() -> Iterator[str]:
    """What the screens declare: their titles and their parts' labels."""
    for screen in (one for one in vars(surface).values() if isinstance(one, type) and issubclass(one, Screen)):
        yield screen.title
        for part in screen.parts().values():
            yield from part.labels


def capture(task: Task, to: Path | None = None) -> int:
    """Visits, keeps and tells; returns 0 where the folder is complete, whatever the pages in it are like.

    Raises:
        AutomationError: it cannot start: settings, browser; or the folder is not empty, or cannot be written.
        PageError, PlaywrightError: it ended early; what was kept until then is in the folder.
    """
    folder = _fresh(to or task.folder / f"capture-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    with session(task, PairUse.NONE, named=True) as ready, ready.context() as context:
        context.arrived = ready.arrival.admit
        camera = Camera(context, folder, _private(ready))
        visit = Visit(context, camera.look, goes_on=True)
        try:
            visit.visit()
        except (PageError, PlaywrightError):
            ready.console.say(f"\nthe visit ended early; what was kept is in {folder}")
            raise
        finally:
            _manifest(folder, camera, visit)
    facts = {
        "schema": SCHEMA,
        "command": "capture",
        "exit_code": DONE,
        "folder": str(folder),
        "screens": [asdict(kept) for kept in camera.kept],
        "not_visited": [str(one) for one in visit.not_visited],
    }
    out = task.streams.out
    out.write(json_line(task.redactor.redact_data(facts)) + "\n" if task.as_json else "\n".join(_table(facts, camera)))
    return DONE


def _fresh(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        filled = any(folder.iterdir())
    except OSError as error:
        raise SettingsError(f"--to: {folder}: {error.strerror}", hint="name another folder") from error
    if filled:
        raise SettingsError(f"--to: {folder} is not empty", hint="name a new folder")
    return folder


def _private(ready: Session) -> set[str]:
    """What is known of the org before it is seen; the parts of a user name may stand alone."""
    wanted, user = ready.wanted, ready.login.username
    known = {wanted.name, wanted.api_name, user, *user.split("@"), urlsplit(ready.login.url).hostname or ""}
    return {text for text in known if text}


def _manifest(folder: Path, camera: Camera, visit: Visit) -> None:
    """What stands in which file. The org's own words about what was not visited are left out."""
    facts = {
        "format": 1,
        "setupwalk": version("setupwalk"),
        "screens": [asdict(kept) for kept in camera.kept],
        "not_visited": [one.name if one.org_says else str(one) for one in visit.not_visited],
    }
    write_atomic(folder / MANIFEST, json.dumps(facts, indent=1) + "\n")


def _table(facts: dict[str, Any], camera: Camera) -> Iterator[str]:
    for kept in camera.kept:
        says = "kept" if kept.arrived else "kept, though it was not recognised"
        yield f"{kept.screen or 'an unknown page':<40} {says}"
    yield from (f"not visited: {in_one_line(name)}" for name in facts["not_visited"])
    yield f"folder: {facts['folder']}"
    yield "Everything that is not one of Setup's own labels was replaced. Look through it anyway before you send it.\n"
