"""The forms in which people have keys and certificates: which it is, and what is in it. It repeats nothing of it.

What can be read in one way only, and without a passphrase or with the one that is given, is read; of the rest
`advice` says how to convert it.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import replace

from .advice import OF_OTHERS, Form
from .blocks import Block, blocks_of, from_base64, is_strict, labels_of, text_of
from .der import held_in_der, held_in_encrypted, held_in_openssh
from .held import Held

__all__ = ["Held", "held_in"]

_RSA = bytes.fromhex("06092a864886f70d010101")
_JKS = (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")
_WRAPPINGS = 3
"""How often base64 may be wrapped in base64, as where a variable's content was encoded once more."""


def held_in(data: bytes, passphrase: bytes | None = None) -> Held:
    """What is in the bytes of a file or a setting; whatever they are, it raises nothing. `passphrase` unlocks a key."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of old algorithms in what others made: whether it serves is asked elsewhere
        return _held_in(data, passphrase)


def is_binary(data: bytes) -> bool:
    """Whether it begins as keys, certificates and their stores do in binary form. It looks no further."""
    return data.startswith((b"\x30\x80", b"\x30\x81", b"\x30\x82", b"\x30\x83", *_JKS))


def _held_in(data: bytes, passphrase: bytes | None, depth: int = 0) -> Held:
    text = text_of(data)
    held = _by_its_beginning(data, text, passphrase)
    if held is None and labels_of(text):
        held = _text(data, text, passphrase)
    if held is None and depth < _WRAPPINGS and (inner := from_base64(text)):
        held = replace(_held_in(inner, passphrase, depth + 1), strict_key=False, strict_certificate=False)
    if held is None:
        held = _blocks(blocks_of(text), passphrase)  # with escaped blanks in its first line, or nothing
        held.forms += [Form.UNKNOWN] * (not held.certificates and not held.keys and not held.forms)
    return held


def _by_its_beginning(data: bytes, text: bytes, passphrase: bytes | None) -> Held | None:
    if data.startswith(_JKS):
        return Held(forms=[Form.JKS], binary=True)
    if data.startswith(b"\x30"):
        held = held_in_der(data, passphrase)
        return replace(held, binary=True) if held.forms != [Form.UNKNOWN] else None
    if form := next((form for beginning, form in OF_OTHERS if data.lstrip().startswith(beginning)), None):
        return Held(forms=[form])
    start = text.lstrip()
    if start.startswith(b"PuTTY-User-Key-File"):
        return Held(forms=[Form.PUTTY])
    if start.startswith((b"ssh-", b"ecdsa-sha2-", b"---- BEGIN SSH2")):
        return Held(forms=[Form.PUBLIC])
    return None


def _text(data: bytes, text: bytes, passphrase: bytes | None) -> Held:
    blocks = blocks_of(text)
    held = _blocks(blocks, passphrase)
    held.forms += [Form.CUT_OFF] * (len(labels_of(text)) > len(blocks) and not blocks)
    if len(blocks) == 1:
        label, der = blocks[0].label, blocks[0].der
        honest = (label == "PRIVATE KEY" and _RSA in der[:40]) or (label == "RSA PRIVATE KEY" and _RSA not in der[:40])
        held.strict_key = bool(held.keys) and not held.locked and honest and is_strict(data, label, alone=False)
        held.strict_certificate = bool(held.certificates) and is_strict(data, "CERTIFICATE", alone=True)
    return held


def _blocks(blocks: Sequence[Block], passphrase: bytes | None) -> Held:
    held = Held()
    for block in blocks:
        held.add(_block(block, passphrase))
    return held


def _block(block: Block, passphrase: bytes | None) -> Held:
    label = block.label
    if block.encrypted:
        return held_in_encrypted(block, passphrase)
    if label == "OPENSSH PRIVATE KEY":
        return held_in_openssh(block)
    if label.endswith("PARAMETERS") or label == "X509 CRL":
        return Held()
    if label == "TRUSTED CERTIFICATE" or label.startswith("PGP"):
        return Held(forms=[Form.PGP if label.startswith("PGP") else Form.TRUSTED])
    held = held_in_der(block.der, passphrase) if block.der else Held(forms=[Form.DAMAGED])
    if held.forms == [Form.UNKNOWN]:
        held.forms = [_by_label(label)]
    return held


def _by_label(label: str) -> Form:
    if label.endswith("PUBLIC KEY"):
        return Form.PUBLIC
    if label.endswith("CERTIFICATE REQUEST"):
        return Form.REQUEST
    return Form.DAMAGED
