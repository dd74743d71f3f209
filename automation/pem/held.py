"""What was found in a file or a setting: certificates, keys, and the forms of what cannot be read. It reads nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from .advice import Form

_NO_KEYS = frozenset({Form.UNKNOWN, Form.ARCHIVE, Form.LFS, Form.PGP})


@dataclass
class Held:
    """What a file or a setting holds. `forms` are what it holds besides and cannot be read here.

    `locked`: the key was read by its passphrase. `strict_key`, `strict_certificate`: every program reads it as it
    stands, OpenSSL, with which the CLI signs, too.
    """

    certificates: list[x509.Certificate] = field(default_factory=list)
    keys: list[rsa.RSAPrivateKey] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    strict_key: bool = False
    strict_certificate: bool = False
    binary: bool = False
    locked: bool = False

    @property
    def forms_of_keys(self) -> bool:
        """Whether what cannot be read is a key or a certificate all the same."""
        return any(form not in _NO_KEYS for form in self.forms)

    def add(self, other: Held) -> None:
        """Takes over what is in another one."""
        self.certificates += other.certificates
        self.keys += other.keys
        self.forms += other.forms
        self.locked = self.locked or other.locked
