"""Which of the key files that lie nearby belongs to a certificate. It opens none that is locked."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ...errors import SettingsError
from ...files.reading import is_there
from ...keys.choice import key_in, leaf
from ...pem.forms import held_in
from ...pem.source import KeySource

_MOST = 200
"""Files that are looked at in a folder."""


def key_of(certificate: KeySource, folders: Iterable[Path]) -> Path | None:
    """The first key file in the folders that belongs to the certificate; None where there is none."""
    try:
        held = held_in(certificate.read("the certificate"))
    except SettingsError:
        return None
    if not held.certificates:
        return None
    public = leaf(held.certificates).public_key()
    for folder in folders:
        names = [path for end in ("*.key", "*.pem") for path in sorted(folder.glob(end))] if is_there(folder) else []
        for path in names[:_MOST]:
            with suppress(SettingsError):
                if key_in(KeySource("APP_PRIVATE_KEY", path)).public_key() == public:
                    return path
    return None
