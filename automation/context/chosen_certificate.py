"""Whether the file in the form's chooser is the wanted certificate: by what is in it, whatever it is called."""

from __future__ import annotations

from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes

from pages.components import ChosenFile


def is_wanted(chosen: ChosenFile, wanted: Path) -> bool | None:
    """Whether the chosen file holds the certificate of `wanted`; None where one of them cannot be read now."""
    try:
        content = wanted.read_bytes()
    except OSError:
        return None
    if chosen.content is None:
        return None
    if chosen.content == content:
        return True
    mine, other = _certificate(content), _certificate(chosen.content)
    return mine is not None and other is not None and _fingerprint(mine) == _fingerprint(other)


def described(chosen: ChosenFile) -> str:
    """What a chosen file is, for a reader: its name, and whose certificate it holds."""
    if chosen.content is None:
        return f"{chosen.name}, which cannot be read yet"
    certificate = _certificate(chosen.content)
    if certificate is None:
        return f"{chosen.name}, which holds no certificate"
    return f"{chosen.name} with the certificate of {certificate.subject.rfc4514_string() or 'nobody'}"


def _certificate(content: bytes) -> x509.Certificate | None:
    """The one certificate of a file; None where it has none, or more than one."""
    try:
        found = x509.load_pem_x509_certificates(content)
    except ValueError:
        return None
    return found[0] if len(found) == 1 else None


def _fingerprint(certificate: x509.Certificate) -> bytes:
    return certificate.fingerprint(hashes.SHA256())
