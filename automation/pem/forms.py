"""The forms in which people have keys and certificates: which it is, and what is in it. It repeats nothing of it.

What can be read without a passphrase and in one way only is read; of the rest `key_advice` says how to convert it.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    load_der_private_key,
    load_der_public_key,
    load_ssh_private_key,
    pkcs7,
    pkcs12,
)

from .advice import OF_OTHERS, Form
from .blocks import Block, blocks_of, from_base64, is_strict, labels_of, pem, text_of

T = TypeVar("T")

_PKCS12_START = b"\x02\x01\x03\x30"
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_PKCS12_DATA = bytes.fromhex("06092a864886f70d010701")
_RSA = bytes.fromhex("06092a864886f70d010101")
_JKS = (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")
_NO_KEYS = frozenset({Form.UNKNOWN, Form.ARCHIVE, Form.LFS, Form.PGP})
_WRAPPINGS = 3
"""How often base64 may be wrapped in base64, as where a variable's content was encoded once more."""


@dataclass
class Held:
    """What a file or a setting holds. `forms` are what it holds besides and cannot be read here.

    `strict_key`, `strict_certificate`: every program reads it as it stands, OpenSSL, with which the CLI signs, too.
    """

    certificates: list[x509.Certificate] = field(default_factory=list)
    keys: list[rsa.RSAPrivateKey] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    strict_key: bool = False
    strict_certificate: bool = False
    binary: bool = False

    @property
    def forms_of_keys(self) -> bool:
        """Whether what cannot be read is a key or a certificate all the same."""
        return any(form not in _NO_KEYS for form in self.forms)

    def add(self, other: Held) -> None:
        """Takes over what is in another one."""
        self.certificates += other.certificates
        self.keys += other.keys
        self.forms += other.forms


def held_in(data: bytes) -> Held:
    """What is in the bytes of a file or a setting; whatever they are, it raises nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of old algorithms in what others made: whether it serves is asked elsewhere
        return _held_in(data)


def _held_in(data: bytes, depth: int = 0) -> Held:
    text = text_of(data)
    held = _by_its_beginning(data, text)
    if held is None and labels_of(text):
        held = _text(data, text)
    if held is None and depth < _WRAPPINGS and (inner := from_base64(text)):
        held = replace(_held_in(inner, depth + 1), strict_key=False, strict_certificate=False)
    if held is None:
        held = _blocks(blocks_of(text))  # with escaped blanks in its first line, or nothing
        held.forms += [Form.UNKNOWN] * (not held.certificates and not held.keys and not held.forms)
    return held


def _by_its_beginning(data: bytes, text: bytes) -> Held | None:
    if data.startswith(_JKS):
        return Held(forms=[Form.JKS], binary=True)
    if data.startswith(b"\x30"):
        held = _der(data)
        return replace(held, binary=True) if held.forms != [Form.UNKNOWN] else None
    if form := next((form for beginning, form in OF_OTHERS if data.lstrip().startswith(beginning)), None):
        return Held(forms=[form])
    start = text.lstrip()
    if start.startswith(b"PuTTY-User-Key-File"):
        return Held(forms=[Form.PUTTY])
    if start.startswith((b"ssh-", b"ecdsa-sha2-", b"---- BEGIN SSH2")):
        return Held(forms=[Form.PUBLIC])
    return None


def _text(data: bytes, text: bytes) -> Held:
    blocks = blocks_of(text)
    held = _blocks(blocks)
    held.forms += [Form.CUT_OFF] * (len(labels_of(text)) > len(blocks) and not blocks)
    if len(blocks) == 1:
        label, der = blocks[0].label, blocks[0].der
        honest = (label == "PRIVATE KEY" and _RSA in der[:40]) or (label == "RSA PRIVATE KEY" and _RSA not in der[:40])
        held.strict_key = bool(held.keys) and honest and is_strict(data, label, alone=False)
        held.strict_certificate = bool(held.certificates) and is_strict(data, "CERTIFICATE", alone=True)
    return held


def _blocks(blocks: Sequence[Block]) -> Held:
    held = Held()
    for block in blocks:
        held.add(_block(block))
    return held


def _block(block: Block) -> Held:
    label = block.label
    if block.encrypted:
        return Held(forms=[Form.ENCRYPTED])
    if label == "OPENSSH PRIVATE KEY":
        return _openssh(block)
    if label.endswith("PARAMETERS") or label == "X509 CRL":
        return Held()
    if label == "TRUSTED CERTIFICATE" or label.startswith("PGP"):
        return Held(forms=[Form.PGP if label.startswith("PGP") else Form.TRUSTED])
    held = _der(block.der) if block.der else Held(forms=[Form.DAMAGED])
    if held.forms == [Form.UNKNOWN]:
        held.forms = [_by_label(label)]
    return held


def _by_label(label: str) -> Form:
    if label.endswith("PUBLIC KEY"):
        return Form.PUBLIC
    if label.endswith("CERTIFICATE REQUEST"):
        return Form.REQUEST
    return Form.DAMAGED


def _openssh(block: Block) -> Held:
    try:
        key = load_ssh_private_key(pem(block.label, block.der), password=None)
    except (TypeError, ValueError, UnsupportedAlgorithm) as error:
        encrypted = isinstance(error, TypeError) or "password" in str(error).lower()
        return Held(forms=[Form.OPENSSH_ENCRYPTED if encrypted else Form.DAMAGED])
    return Held(keys=[key]) if isinstance(key, rsa.RSAPrivateKey) else Held(forms=[Form.OTHER_KEY])


def _der(data: bytes) -> Held:
    certificate = _loaded(lambda: x509.load_der_x509_certificate(data))
    if certificate is not None:
        return Held(certificates=[certificate])
    try:
        key = load_der_private_key(data, password=None)
    except TypeError:
        return Held(forms=[Form.ENCRYPTED_DER])
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if key is not None:
        return Held(keys=[key]) if isinstance(key, rsa.RSAPrivateKey) else Held(forms=[Form.OTHER_KEY])
    return next(_other_der(data), Held(forms=[Form.UNKNOWN]))


def _other_der(data: bytes) -> Iterator[Held]:
    if (_PKCS12_START in data[:20] or _SIGNED_DATA in data[:40]) and _breaks_off(data):
        yield Held(forms=[Form.DAMAGED])
    if _SIGNED_DATA in data[:40]:
        chain = _loaded(lambda: pkcs7.load_der_pkcs7_certificates(data)) or []
        yield Held(certificates=chain) if chain else Held(forms=[Form.PKCS7])
    if _PKCS12_START in data[:20] and _PKCS12_DATA in data[:60]:
        yield _pkcs12(data)
    if _loaded(lambda: x509.load_der_x509_csr(data)) is not None:
        yield Held(forms=[Form.REQUEST])
    if _loaded(lambda: load_der_public_key(data)) is not None:
        yield Held(forms=[Form.PUBLIC])


def _breaks_off(data: bytes) -> bool:
    """Whether DER says that it is longer than it is."""
    follow = data[1] - 0x80
    return 0 < follow <= 4 and int.from_bytes(data[2 : 2 + follow]) > len(data) - 2 - follow


def _pkcs12(data: bytes) -> Held:
    for password in (None, b""):
        with contextlib.suppress(ValueError, TypeError, UnsupportedAlgorithm):
            store = pkcs12.load_pkcs12(data, password)
            certificates = [store.cert, *store.additional_certs]
            return Held(
                certificates=[one.certificate for one in certificates if one is not None],
                keys=[store.key] if isinstance(store.key, rsa.RSAPrivateKey) else [],
                forms=[] if store.key is None or isinstance(store.key, rsa.RSAPrivateKey) else [Form.OTHER_KEY],
            )
    return Held(forms=[Form.PKCS12])


def _loaded(load: Callable[[], T]) -> T | None:
    with contextlib.suppress(ValueError, TypeError, OverflowError, UnsupportedAlgorithm):
        return load()
    return None
