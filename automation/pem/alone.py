"""Whether a file holds a key, a certificate or both, and not one byte of anything else. It is strict: in doubt it does.

What other programs write before a block, such as OpenSSL's "Bag Attributes", counts as something else.
"""

from __future__ import annotations

import re

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_der_private_key

_BLOCK = re.compile(
    rb"\s*-----BEGIN ((?:RSA |ENCRYPTED )?PRIVATE KEY|CERTIFICATE)-----\r?\n"
    rb"(?:Proc-Type: 4,ENCRYPTED\r?\nDEK-Info: [A-Z0-9-]+,[0-9A-Fa-f]+\r?\n\r?\n)?"
    rb"[A-Za-z0-9+/=\r\n]+"
    rb"-----END \1-----\s*"
)


def alone_in(data: bytes) -> tuple[int, int] | None:
    """How many keys and how many certificates are all that a file holds; None where it holds something else."""
    if data.startswith(b"\x30"):
        return _in_der(data)
    keys = certificates = at = 0
    while at < len(data) and (found := _BLOCK.match(data, at)):
        at = found.end()
        if found[1] == b"CERTIFICATE":
            certificates += 1
        else:
            keys += 1
    return (keys, certificates) if not data[at:].strip() else None


def _in_der(data: bytes) -> tuple[int, int] | None:
    """The same of the binary form, which is one thing to its last byte."""
    size = data[1] if len(data) > 1 else 0
    more = size & 0x7F if size & 0x80 else 0
    if len(data) != 2 + more + (int.from_bytes(data[2 : 2 + more]) if more else size):
        return None
    try:
        x509.load_der_x509_certificate(data)
    except ValueError:
        pass
    else:
        return 0, 1
    try:
        load_der_private_key(data, None)
    except TypeError:
        return 1, 0  # it has a passphrase
    except (ValueError, UnsupportedAlgorithm):
        return None
    return 1, 0
