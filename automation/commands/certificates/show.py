"""`setupwalk cert show`: explains the certificate that a run would upload. It shows nothing of the key."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from ...errors import DONE, SettingsError
from ...files.own_folder import KEYS
from ...jobs.key_pair import named
from ...keys.pair import KeyPair, read_pair
from ...runs.history import SCHEMA
from ...settings.loader import Settings
from ...texts.printable import in_one_line, json_line


def show(settings: Settings, folder: Path, out: TextIO, *, as_json: bool = False) -> int:
    """Prints what is in the certificate, also where it has expired, and whether the key fits. It writes nothing.

    Raises:
        SettingsError: there is no pair, or it is not usable; the message says why.
    """
    given = named(settings, folder)
    if given.certificate is None:
        raise SettingsError("there is no key pair yet", hint="make one with: setupwalk cert new")
    now = datetime.now(UTC)
    pair = read_pair(given.certificate, given.private_key, now=now, copies=folder / KEYS, for_upload=False)
    if as_json:
        out.write(json_line(_facts(pair, now)) + "\n")
        return DONE
    lines = {
        "certificate": pair.named[0],
        "private key": f"{pair.named[1]}, which belongs to it" if pair.private_key is not None else "not given",
        "issued to": pair.subject,
        "valid from": f"{pair.not_before:%Y-%m-%d %H:%M} UTC",
        "expires": f"{pair.not_after:%Y-%m-%d %H:%M} UTC, in {pair.days_left(now)} days",
        "SHA-256": pair.fingerprint,
        "key": f"RSA, {pair.key_size} bits",
    }
    out.writelines(f"{name:<12} {in_one_line(value)}\n" for name, value in lines.items())
    out.writelines(f"{'warning':<12} {in_one_line(warning)}\n" for warning in pair.warnings)
    return DONE


def _facts(pair: KeyPair, now: datetime) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "command": "cert show",
        "exit_code": DONE,
        "certificate": pair.named[0],
        "private_key": pair.named[1] if pair.private_key is not None else "",
        "issued_to": pair.subject,
        "valid_from": pair.not_before.isoformat(),
        "expires": pair.not_after.isoformat(),
        "days_left": pair.days_left(now),
        "sha256": pair.fingerprint,
        "key_bits": pair.key_size,
        "warnings": list(pair.warnings),
    }
