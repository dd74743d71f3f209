"""Reads everything that a run leaves, archives unpacked, to look for what must not be there."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file below `folder`, and of each file in an archive there."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from _unpacked(str(path.relative_to(folder)), path.read_bytes())


def _unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from _unpacked(f"{name}!{inner}", archive.read(inner))


def leaks(secrets: dict[str, str], texts: Iterator[tuple[str, bytes]]) -> list[str]:
    """Where one of the secrets is found, as it is or in a usual coding."""
    found = []
    spellings = {
        name: {value.encode(), quote(value, safe="").encode(), base64.b64encode(value.encode()).rstrip(b"=")}
        for name, value in secrets.items()
        if value
    }
    for place, content in texts:
        found += [f"{name} in {place}" for name, codings in spellings.items() if any(c in content for c in codings)]
    return found
