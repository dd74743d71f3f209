"""Puts a new key pair in the place of an old one: tried before anything is changed, key first, links kept.

The new pair waits in a folder beside the certificate, and is taken away there when all is done. Killed in between, the
next run finishes the work.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ..errors import SettingsError
from ..files.reading import Unusable, is_there, read_bytes, reason
from ..files.writing import sync_folder, write_atomic
from .pair import CERTIFICATE, KEY

NEXT = ".next"
"""Beside a pair: where a new one waits until it is proven."""

UNHANDED = "not-handed-on"
"""In that folder: says that the new key is still to be handed on, whether or not it is in place."""

_MOUNTS = Path("/proc/self/mountinfo")
_SIZE = 16_384
"""Bytes that must fit beside a file: more than a key or a certificate has."""


def try_places(certificate: Path, key: Path) -> None:
    """Makes sure that both files can be replaced, without changing them.

    Raises:
        SettingsError: one cannot be; the message says why.
    """
    if _real(certificate) == _real(key):
        raise SettingsError(
            f"{key} is the file of the certificate too, and a rotation writes two files",
            hint="put key and certificate into a file each, and name both",
        )
    for path in (key, certificate):
        try:
            _try(_real(path))
        except OSError as error:
            shown = f"{path}, which is {_real(path)}," if _real(path) != path.absolute() else f"{path}"
            raise SettingsError(
                f"{shown} cannot be replaced: {reason(error)}; nothing was changed",
                hint="rotate where the file itself lies and can be written, then hand the new pair on from there",
            ) from error


def put_in_place(certificate: Path, key: Path) -> None:
    """Gives the pair that waits in `.next` the place of the old one, key first. It goes on waiting there.

    Both files are complete on the disk under other names before the first one is replaced, so that a full disk changes
    neither.

    Raises:
        OSError: a file cannot be replaced.
    """
    waiting = certificate.parent / NEXT
    replace_pair(
        ((key, read_bytes(waiting / KEY), 0o600), (certificate, read_bytes(waiting / CERTIFICATE), 0o644)),
    )


def replace_pair(files: Sequence[tuple[Path, bytes, int]]) -> None:
    """Replaces files by what they shall hold, in this order; the number is the most that others may be let in by the
    rights of a file. What holds that already is left alone.

    Raises:
        OSError: one cannot be replaced; where it is the first, nothing was changed.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for old, content, most in files:
            real = _real(old)
            if not _holds(real, content):
                staged.append((_stage(real, content, most), real))
        for new, real in staged:
            new.replace(real)
            sync_folder(real.parent)
    finally:
        for new, _ in staged:
            with suppress(OSError):
                new.unlink(missing_ok=True)


def clear_waiting(certificate: Path) -> None:
    """Takes the waiting pair away, which is in place."""
    waiting = certificate.parent / NEXT
    for name in (KEY, CERTIFICATE, UNHANDED):
        (waiting / name).unlink(missing_ok=True)
    with suppress(OSError):  # somebody has put a file of their own there
        waiting.rmdir()


def finish_rotation(certificate: Path | None, key: Path | None) -> None:
    """Puts the new certificate in place too where a run was killed between the two files. A pair that is still to be
    handed on goes on waiting for that.

    Raises:
        SettingsError: it cannot be put there.
    """
    if certificate is None or key is None:
        return
    waiting = certificate.parent / NEXT
    if not (is_there(waiting / KEY) and is_there(waiting / CERTIFICATE) and is_there(key)):
        return
    with suppress(Unusable):
        if not key.is_file() or read_bytes(waiting / KEY) != read_bytes(key):
            return
        try:
            put_in_place(certificate, key)
            if not is_there(waiting / UNHANDED):
                clear_waiting(certificate)
        except OSError as error:
            raise SettingsError(
                f"a rotation cannot be finished: {certificate} cannot be replaced by {waiting / CERTIFICATE}: "
                f"{reason(error)}",
                hint="make it writable, or copy the file by hand",
            ) from error


def _holds(path: Path, content: bytes) -> bool:
    try:
        return read_bytes(path) == content
    except Unusable:
        return False


def _stage(real: Path, content: bytes, most: int) -> Path:
    """A complete file beside another one, with its rights and its owner."""
    before = real.stat() if is_there(real) else None
    mode = stat.S_IMODE(before.st_mode) & (most | 0o640) if before is not None else most
    new = write_atomic(real.with_name(f".{real.name[:40]}.new"), content, mode=mode | 0o600, durable=True)
    if before is not None and sys.platform != "win32":
        with suppress(PermissionError):  # root's work stays somebody's file; others may not give files away
            os.chown(new, before.st_uid, before.st_gid)
    return new


def _real(path: Path) -> Path:
    return path.resolve()


def _try(real: Path) -> None:
    """Writes beside the file as replacing it will, and takes that away again."""
    if real.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if is_there(real):
        status = real.stat()
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is not a file but a pipe or a device")
        _try_to_replace(real, status)
    trial = real.with_name(f".{real.name[:40]}.trial-{os.getpid()}")
    try:
        write_atomic(trial, b"\0" * _SIZE)
    finally:
        with suppress(OSError):
            trial.unlink()


def _try_to_replace(real: Path, status: os.stat_result) -> None:
    if sys.platform != "win32":
        folder, me = real.parent.stat(), os.geteuid()
        if folder.st_mode & stat.S_ISVTX and me not in (0, status.st_uid, folder.st_uid):
            raise PermissionError(errno.EPERM, "it is another user's, in a folder where only its owner may replace it")
    try:
        with real.open("r+b"):
            pass
    except PermissionError as error:
        # A file without the right to write it is replaced all the same; one that is marked immutable is not.
        if error.errno == errno.EPERM or sys.platform == "win32":
            raise
    if _is_mounted(real):
        raise OSError(errno.EBUSY, "it is mounted as a single file; mount its folder instead")


def _is_mounted(real: Path) -> bool:
    """Whether a file is a mount of its own, as containers have it: nothing can take its place then."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return any(line.split(" ")[4:5] == [str(real).replace(" ", "\\040")] for line in lines)
