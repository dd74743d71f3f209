"""`setupwalk cert show`: explains the certificate that a run would upload. It shows nothing of the key."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from .certificate import read_pair
from .errors import SettingsError
from .exit_code import DONE
from .key_pair import named
from .settings import Settings
from .wanted import ConnectedApp


def show(settings: Settings, folder: Path, out: TextIO) -> int:
    """Prints what is in the certificate, and whether the key fits.

    Raises:
        SettingsError: there is no pair, or it is not usable; the message says why.
    """
    certificate, key = named(ConnectedApp.named(settings), folder)
    if certificate is None:
        raise SettingsError("there is no key pair yet", hint="make one with: setupwalk cert new")
    now = datetime.now(UTC)
    pair = read_pair(certificate, key, now=now)
    lines = {
        "certificate": str(pair.certificate),
        "private key": f"{pair.private_key}, which belongs to it" if pair.private_key is not None else "not given",
        "issued to": pair.subject,
        "valid from": f"{pair.not_before:%Y-%m-%d %H:%M} UTC",
        "expires": f"{pair.not_after:%Y-%m-%d %H:%M} UTC, in {pair.days_left(now)} days",
        "SHA-256": pair.fingerprint,
        "key": f"RSA, {pair.key_size} bits",
    }
    out.writelines(f"{name:<12} {value}\n" for name, value in lines.items())
    out.writelines(f"{'warning':<12} {warning}\n" for warning in pair.warnings)
    return DONE
