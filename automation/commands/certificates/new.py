"""`setupwalk cert new`: makes a key pair and says how it is named to later runs. It shows nothing of the key."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from ...errors import DONE
from ...files.own_folder import KEYS, own_folder
from ...jobs.key_pair import how_to_name
from ...keys.pair import new_pair
from ...keys.self_signed import subject_of
from ...settings.loader import Settings
from ...texts.printable import in_one_line


def cert_new(
    settings: Settings, out: Path, folder: Path, *, name: str, subject: str | None, days: int, bits: int
) -> int:
    """Makes `server.key` and `server.crt` in the folder `out`, and overwrites nothing. `subject` stands before `name`.
    Where the settings have a passphrase, the key is locked with it.

    Raises:
        SettingsError: one of them is there already, cannot be written, or cannot be made so.
    """
    issued_to = subject_of(subject) if subject is not None else None
    passphrase = settings.secret("passphrase")
    if out == KEYS:
        with suppress(OSError):  # what cannot be made is told with the pair
            own_folder(out)
    pair = new_pair(
        out,
        common_name=name,
        now=datetime.now(UTC),
        days=days,
        bits=bits,
        subject=issued_to,
        passphrase=passphrase,
    )
    sys.stdout.write(f"{pair.private_key}\n{pair.certificate}\n")
    sys.stderr.write(
        f"{in_one_line(pair.subject)}, RSA {pair.key_size} bits, expires {pair.not_after:%Y-%m-%d}, "
        f"SHA-256 {pair.fingerprint}\n"
        f"Upload the certificate; keep the key to yourself.\n{how_to_name(pair, folder)}\n"
    )
    sys.stderr.writelines(f"{in_one_line(warning)}\n" for warning in pair.warnings)
    return DONE
