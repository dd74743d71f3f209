"""A file chooser: a file is put in, and what was chosen is read, be it by the robot or by a person."""

from __future__ import annotations

import base64
from dataclasses import dataclass, replace
from pathlib import Path

from ..browser.questions import ask
from ..dom.query import Query
from .anew import repeatable
from .component import Component

MOST_BYTES = 65536
"""So much of a chosen file is read; an org takes no certificate that comes near (4 KB; grade B)."""
_CONTENT = """async (found, [most, patience]) => {
  const file = found[0]?.files?.[0];
  if (!file) return null;
  const late = new Promise(done => setTimeout(done, patience, null));
  const read = file.slice(0, most).arrayBuffer().catch(() => null);
  const bytes = await Promise.race([read, late]);
  return [file.name, bytes && btoa(Array.from(new Uint8Array(bytes), one => String.fromCharCode(one)).join(''))];
}"""
"""JavaScript: name and bytes of the chosen file; null for bytes that cannot be read, or not yet."""
_SOON_MS = 300
"""Milliseconds for the bytes: a file may lie on a slow drive, and the next look asks again."""


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file that is chosen. `content` is None where it cannot be read, or not yet; a long one is cut off."""

    name: str
    content: bytes | None


class FileField(Component):
    """A file chooser. The file goes to the input itself; no window of the system opens.

    `about`: words, in lower case, one of which the page must say of the chooser or next to it where its id is not the
    known one: a page may have another one for a picture, and browsers call them all the same.
    """

    kind = "file"

    def __init__(self, *labels: str, about: tuple[str, ...], suffix: str = "") -> None:
        super().__init__(*labels, suffix=suffix)
        self.about = about

    @property
    def query(self) -> Query:
        return replace(super().query, about=self.about)

    @repeatable
    def attach(self, file: Path) -> None:
        """Chooses `file`."""
        field = self.get()
        with self.acting("attach a file to"):
            field.set_input_files(file, timeout=self.quick)

    @property
    def file_name(self) -> str | None:
        """A check: the chosen file's name, empty when none is chosen; None when the chooser is not there."""
        name = self.read("e => e.files.length ? e.files[0].name : ''")
        return None if name is None else str(name)

    @property
    def chosen(self) -> ChosenFile | None:
        """A check: the file that is chosen; None when none is, or the chooser is not there.

        Raises:
            Unreadable: there are several choosers.
        """
        if not self.file_name:
            return None
        asked = [MOST_BYTES, _SOON_MS]
        read = ask(self.screen.org.page, lambda: self.locator.evaluate_all(_CONTENT, asked), None)
        if read is None:
            return None
        name, content = read
        return ChosenFile(str(name), None if content is None else base64.b64decode(content))
