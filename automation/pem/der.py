"""Keys and certificates in binary form, and what may be locked with a passphrase. It repeats nothing of them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    load_der_private_key,
    load_der_public_key,
    load_pem_private_key,
    load_ssh_private_key,
    pkcs7,
    pkcs12,
)

from .advice import Form
from .blocks import Block, pem
from .held import Held

T = TypeVar("T")

_PKCS12_START = b"\x02\x01\x03\x30"
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_PKCS12_DATA = bytes.fromhex("06092a864886f70d010701")


def held_in_encrypted(block: Block, passphrase: bytes | None) -> Held:
    """What is in a PEM block that says that it is encrypted."""
    return _unlocked(lambda given: load_pem_private_key(block.raw, given), passphrase, Form.ENCRYPTED)


def held_in_openssh(block: Block) -> Held:
    """What is in a block of OpenSSH's own form. With a passphrase it is locked by bcrypt, which nothing here needs but
    this: such a key is to be converted."""
    try:
        key = load_ssh_private_key(pem(block.label, block.der), password=None)
    except (TypeError, ValueError, UnsupportedAlgorithm) as error:
        encrypted = isinstance(error, TypeError) or "password" in str(error).lower()
        return Held(forms=[Form.OPENSSH_ENCRYPTED if encrypted else Form.DAMAGED])
    return _held_key(key)


def _unlocked(load: Callable[[bytes], object], passphrase: bytes | None, form: Form) -> Held:
    """A key that needs a passphrase; without one it is in the form `form`."""
    if passphrase is None:
        return Held(forms=[form])
    try:
        held = _held_key(load(passphrase))
    except UnsupportedAlgorithm:
        return Held(forms=[form])
    except (TypeError, ValueError):
        return Held(forms=[Form.LOCKED_OTHERWISE])
    held.locked = bool(held.keys)
    return held


def _held_key(key: object) -> Held:
    return Held(keys=[key]) if isinstance(key, rsa.RSAPrivateKey) else Held(forms=[Form.OTHER_KEY])


def held_in_der(data: bytes, passphrase: bytes | None) -> Held:
    """What is in bytes of DER; whatever they are, it raises nothing."""
    certificate = _loaded(lambda: x509.load_der_x509_certificate(data))
    if certificate is not None:
        return Held(certificates=[certificate])
    try:
        key = load_der_private_key(data, password=None)
    except TypeError:
        return _unlocked(lambda given: load_der_private_key(data, given), passphrase, Form.ENCRYPTED_DER)
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if key is not None:
        return _held_key(key)
    return next(_other_der(data, passphrase), Held(forms=[Form.UNKNOWN]))


def _other_der(data: bytes, passphrase: bytes | None) -> Iterator[Held]:
    if (_PKCS12_START in data[:20] or _SIGNED_DATA in data[:40]) and _breaks_off(data):
        yield Held(forms=[Form.DAMAGED])
    if _SIGNED_DATA in data[:40]:
        chain = _loaded(lambda: pkcs7.load_der_pkcs7_certificates(data)) or []
        yield Held(certificates=chain) if chain else Held(forms=[Form.PKCS7])
    if _PKCS12_START in data[:20] and _PKCS12_DATA in data[:60]:
        yield _pkcs12(data, passphrase)
    if _loaded(lambda: x509.load_der_x509_csr(data)) is not None:
        yield Held(forms=[Form.REQUEST])
    if _loaded(lambda: load_der_public_key(data)) is not None:
        yield Held(forms=[Form.PUBLIC])


def _breaks_off(data: bytes) -> bool:
    """Whether DER says that it is longer than it is."""
    follow = data[1] - 0x80
    return 0 < follow <= 4 and int.from_bytes(data[2 : 2 + follow]) > len(data) - 2 - follow


def _pkcs12(data: bytes, passphrase: bytes | None) -> Held:
    for password in (None, b"", *([] if passphrase is None else [passphrase])):
        with contextlib.suppress(ValueError, TypeError, UnsupportedAlgorithm):
            store = pkcs12.load_pkcs12(data, password)
            certificates = [store.cert, *store.additional_certs]
            return Held(
                certificates=[one.certificate for one in certificates if one is not None],
                keys=[store.key] if isinstance(store.key, rsa.RSAPrivateKey) else [],
                forms=[] if store.key is None or isinstance(store.key, rsa.RSAPrivateKey) else [Form.OTHER_KEY],
                locked=bool(password),
            )
    return Held(forms=[Form.PKCS12 if passphrase is None else Form.LOCKED_OTHERWISE])


def _loaded(load: Callable[[], T]) -> T | None:
    with contextlib.suppress(ValueError, TypeError, OverflowError, UnsupportedAlgorithm):
        return load()
    return None
