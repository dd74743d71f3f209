"""Which key pair a run uses: the one that the settings name, or one of its own. It uploads nothing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from .certificate import CERTIFICATE, KEY, KeyPair, new_pair, read_pair
from .step import Flow
from .wanted import ConnectedApp

NEXT = ".next"
"""Beside a pair: where a new one waits until it is proven."""
KEYS = Path(".setupwalk")
"""Where a key pair is made when none is named; git ignores what is in it."""


def with_pair(
    wanted: ConnectedApp, folder: Path, say: Callable[[str], None], *, make: bool = True
) -> tuple[ConnectedApp, KeyPair | None]:
    """The key pair that the settings name, or the one in `.setupwalk` below `folder`, made at the first run.

    Without `make` nothing is written: where there is no pair yet, there is none.

    Raises:
        SettingsError: the pair is not usable, or cannot be made.
    """
    if wanted.flow is not Flow.JWT:
        return wanted, None
    certificate, private_key = named(wanted, folder)
    now = datetime.now(UTC)
    if certificate is not None:
        _finish_rotation(certificate, private_key)
        pair = read_pair(certificate, private_key, now=now)
    elif not make:
        return wanted, None
    else:
        keys = folder / KEYS
        keys.mkdir(parents=True, exist_ok=True)
        (keys / ".gitignore").write_text("*\n", encoding="utf-8")
        pair = new_pair(keys, common_name=wanted.name, now=now)
        say(f"made a key pair: {pair.private_key} stays here, {pair.certificate} is uploaded")
    for warning in pair.warnings:
        say(warning)
    return replace(wanted, certificate=pair.certificate, private_key=pair.private_key), pair


def put_in_place(certificate: Path, key: Path) -> None:
    """Gives the pair that waits in `.next` the place of the old one, key first.

    Killed in between, the next run finds the key in both places and finishes the work.
    """
    waiting = certificate.parent / NEXT
    for new, old in ((waiting / KEY, key), (waiting / CERTIFICATE, certificate)):
        handle, copy = tempfile.mkstemp(dir=old.parent, prefix=".server.")  # which only its owner may read
        with os.fdopen(handle, "wb") as file:
            file.write(new.read_bytes())
        if new.name == CERTIFICATE:
            Path(copy).chmod(0o644)
        Path(copy).replace(old)
    (waiting / KEY).unlink()
    (waiting / CERTIFICATE).unlink()
    waiting.rmdir()


def _finish_rotation(certificate: Path, key: Path | None) -> None:
    new = certificate.parent / NEXT / KEY
    half = key is not None and new.is_file() and key.is_file() and new.read_bytes() == key.read_bytes()
    if half and key is not None and (certificate.parent / NEXT / CERTIFICATE).is_file():
        put_in_place(certificate, key)


def named(wanted: ConnectedApp, folder: Path) -> tuple[Path | None, Path | None]:
    """Certificate and key by the settings, else those in `.setupwalk`; None where there are none yet."""
    if wanted.certificate is None and (folder / KEYS / CERTIFICATE).exists():
        return folder / KEYS / CERTIFICATE, folder / KEYS / KEY
    return wanted.certificate, wanted.private_key
