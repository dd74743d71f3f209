"""The two pairs of a rotation: the one that is replaced, and the new one that waits for its place. It touches no org.

A private key is never removed here: an org may know it. What cannot be read stops the rotation.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pages.values.secret import Secret

from ...errors import SettingsError
from ...files.reading import Unusable, is_there, read_bytes, reason
from ...jobs.key_pair import Named
from ...keys.choice import held_by
from ...keys.kept_pair import keep_pair
from ...keys.pair import CERTIFICATE, KEY, KeyPair, new_pair, read_pair
from ...keys.self_signed import LARGEST_KEY, SMALLEST_KEY
from ...pem.advice import Form
from ...pem.source import KeySource
from .places import Places

Unlock = Callable[[], Secret | None]

_DAMAGED = frozenset({Form.DAMAGED, Form.CUT_OFF})
"""What nobody can read any more. A form that is only unknown here may be read elsewhere."""


def old_pair(given: Named, places: Places, now: datetime, copies: Path, *, needed: bool) -> KeyPair | None:
    """The pair in place, out of its time too; None where it is not there, or damaged beyond doubt.

    Raises:
        SettingsError: it is there and cannot be read, as without its passphrase; or it is needed and there is none.
    """
    if given.certificate is None:
        if needed:
            raise SettingsError(
                "there is no key pair here, so how long the app's certificate lasts cannot be told",
                hint="give the pair with APP_CERTIFICATE and APP_PRIVATE_KEY, or rotate once without --before",
            )
        return None
    try:
        pair = read_pair(given.certificate, given.private_key, now=now, copies=copies, for_upload=False)
    except SettingsError as error:
        if needed:
            raise
        if places.switched or _lost(given.certificate, given.private_key):
            return None  # by an earlier rotation, which has kept it; or for good
        raise SettingsError(
            f"{error}; without the old pair a rotation has no way back, so nothing was changed",
            hint=_or_away(error.hint, "the old pair", f"{places.key} and {places.certificate}"),
        ) from error
    return pair.write_copies()


def way_back(places: Places, in_place: KeyPair | None, now: datetime, unlock: Unlock) -> KeyPair | None:
    """The pair that the fresh one replaces, in files that the rotation leaves alone; None without one.

    Where a rotation was killed, what is in place may be the fresh one already, in part or as a whole: then it is the
    pair that was kept last.

    Raises:
        SettingsError: that one is there and cannot be read, as without its passphrase.
    """
    switched = places.switched
    if in_place is not None and not switched and in_place.certificate != places.certificate:
        return in_place  # in copies, or in a setting
    for certificate, key in places.kept():
        source = KeySource("APP_PRIVATE_KEY", key, unlock=unlock)
        try:
            kept = read_pair(certificate, source, now=now, for_upload=False)
        except SettingsError as error:
            if switched and not _lost(KeySource("APP_CERTIFICATE", certificate), source):
                raise SettingsError(
                    f"{error}; without the old pair a rotation has no way back, so nothing was changed",
                    hint=_or_away(error.hint, "the old pair", f"{key} and {certificate}"),
                ) from error
            continue
        if switched or (in_place is not None and in_place.fingerprint == kept.fingerprint):
            return kept
    return in_place if not switched else None


def waiting_pair(
    places: Places, old: KeyPair | None, name: str, days: int, now: datetime, passphrase: Secret | None
) -> KeyPair:
    """The new pair: the one that an earlier rotation left, or one that is made now, with a key of the old one's size.
    Its key is locked where the old one's is, or where nobody can tell, if there is a passphrase. One that has expired
    meanwhile is kept beside it under this date.

    Raises:
        SettingsError: the one that was left cannot be read, or is not valid yet; or none can be made.
    """
    if places.waits and (waits := _left(places.waiting, now, passphrase)) is not None:
        return waits
    if not is_there(places.waiting / KEY):
        _aside(places.waiting, now)  # a kill while it was kept has left the certificate
    locked = passphrase if old is None or old.locked else None
    bits = old.key_size if old is not None and old.key_size in (3072, LARGEST_KEY) else SMALLEST_KEY
    return new_pair(places.waiting, common_name=name, now=now, days=days, bits=bits, passphrase=locked)


def _left(folder: Path, now: datetime, passphrase: Secret | None) -> KeyPair | None:
    """The pair that an earlier rotation left; None once it has expired, and was kept."""
    source = KeySource("APP_PRIVATE_KEY", folder / KEY, unlock=lambda: passphrase)
    try:
        pair = read_pair(folder / CERTIFICATE, source, now=now, for_upload=False)
        if now < pair.not_after:
            pair.refuse_upload(now)
            return pair
    except SettingsError as error:
        raise SettingsError(
            f"the pair of an unfinished rotation cannot be used: {error}; the org may have its certificate, so "
            "nothing was changed",
            hint=_or_away(error.hint, "it", f"{folder / KEY} and {folder / CERTIFICATE}"),
        ) from error
    _aside(folder, now)
    return None


def _aside(folder: Path, now: datetime) -> None:
    """Gives what waits names with this date, the key first: a certificate alone is no loss."""
    for name, most in ((KEY, 0o600), (CERTIFICATE, 0o644)):
        path = folder / name
        if not is_there(path):
            continue
        try:
            keep_pair([(path, read_bytes(path), most)], now.date())
            path.unlink()  # its copy is on the disk
        except (OSError, Unusable) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            raise SettingsError(
                f"{path}, of a rotation that was not finished, cannot be kept under another name: {why}",
                hint=f"make room there, or make {folder} writable",
            ) from error


def _lost(certificate: KeySource, key: KeySource | None) -> bool:
    """Whether a pair that cannot be read is none any more: one of its files is not there, empty or damaged, and of the
    other one nothing is in doubt."""
    found = _is_lost(certificate, key=False), _is_lost(key or certificate, key=True)
    return True in found and None not in found


def _is_lost(source: KeySource, *, key: bool) -> bool | None:
    """Whether a certificate or a key is; None where that cannot be told: it is locked, or not to be read here."""
    if source.path is not None:
        try:
            if not read_bytes(source.path).strip():
                return True
        except Unusable as error:
            return True if error.missing else None
    with suppress(SettingsError):
        held = held_by(source, "it", source.unlock)
        if held.keys if key else held.certificates:
            return False
        return True if held.forms and _DAMAGED.issuperset(held.forms) else None
    return None


def _or_away(hint: str, what: str, files: str) -> str:
    away = f"if {what} is surely needed no more, move {files} away by hand, and do not delete them"
    return f"{hint}; or, {away}" if hint else away
