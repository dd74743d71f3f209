"""PEM blocks in whatever text they have come to us. It repeats nothing of what is in them and knows no key."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_LABEL = rb"((?:[A-Z0-9#]+\s+)*[A-Z0-9#]+)"
_BLOCK = re.compile(rb"-----BEGIN\s+" + _LABEL + rb"\s*-----(.*?)-----END\s+\1\s*-----", re.DOTALL)
_BEGIN = re.compile(rb"-----BEGIN\s+" + _LABEL + rb"\s*-----")
_HEADER = re.compile(rb"(?m)^[ \t]*[A-Za-z][A-Za-z0-9-]*:[^\n]*(?:\n[ \t]+[^\n]*)*\n")
_STRICT = rb"-----BEGIN %s-----\r?\n(?:[A-Za-z0-9+/]{64}\r?\n)*[A-Za-z0-9+/=]{1,64}\r?\n-----END %s-----(?:\r?\n|\Z)"


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `der` is empty where its text is no base64; `encrypted` is what its headers say, and `raw` then all of
    it."""

    label: str
    der: bytes
    encrypted: bool = False
    raw: bytes = b""


def text_of(data: bytes) -> bytes:
    """A text in UTF-8, UTF-16 or any superset of ASCII as ASCII-compatible bytes, without a byte order mark."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode()
    if data[:40:2].strip(b"\x00") == b"" and data[1:2] != b"\x00":
        return data.decode("utf-16-be", "replace").encode()
    if data[1:40:2].strip(b"\x00") == b"" and len(data) > 3 and data[:1] not in (b"\x00", b"0"):
        return data.decode("utf-16-le", "replace").encode()
    return data.removeprefix(codecs.BOM_UTF8)


def labels_of(data: bytes) -> list[str]:
    """The kinds of the blocks that begin in a text, such as CERTIFICATE, in its order; they need not end."""
    return [_label(found) for found in _BEGIN.findall(data)]


def blocks_of(data: bytes) -> list[Block]:
    """The blocks of a text: on lines of their own or on one, indented, with escaped line breaks, between other text."""
    text = _unescaped(data)
    return [_block(_label(found[1]), found[2], found[0]) for found in _BLOCK.finditer(text)]


def from_base64(data: bytes) -> bytes:
    """What a text of base64 alone stands for; empty for any other text."""
    words = re.sub(rb"[\s\"']|\\+[nr]", b"", data).translate(bytes.maketrans(b"-_", b"+/"))
    if len(words) < 40 or not re.fullmatch(rb"[A-Za-z0-9+/]+={0,2}", words):
        return b""
    return _decoded(words)


def is_strict(data: bytes, label: str, *, alone: bool) -> bool:
    """Whether a text has one block in the form that OpenSSL writes, so that every program reads it as it stands.

    `alone`: there is no text around it either.
    """
    name = re.escape(label.encode("ascii"))
    pattern = _STRICT % (name, name)
    if alone:
        return re.fullmatch(pattern + rb"\s*", data) is not None
    found = re.search(rb"(?:\A|\n)" + pattern, data)
    return found is not None and data.count(b"-----BEGIN") == 1 and not data.startswith(BOMS) and b"\x00" not in data


def pem(label: str, der: bytes) -> bytes:
    """A block in the form that OpenSSL writes."""
    text = base64.b64encode(der).decode("ascii")
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "\n".join([f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""]).encode("ascii")


def _label(found: bytes) -> str:
    return " ".join(found.decode("ascii").split())


def _unescaped(data: bytes) -> bytes:
    if b"%20" in data or b"%0A" in data.upper():
        data = unquote_to_bytes(data)
    return re.sub(rb"\\+r\\+n|\\+[nr]", b"\n", data).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _block(label: str, body: bytes, raw: bytes) -> Block:
    if b"4,ENCRYPTED" in body or label.startswith("ENCRYPTED"):
        return Block(label, _decoded(re.sub(rb"\s", b"", _HEADER.sub(b"", body))), encrypted=True, raw=_lines(raw))
    return Block(label, _decoded(re.sub(rb"[\s\"']", b"", _HEADER.sub(b"", body))))


def _lines(raw: bytes) -> bytes:
    """As a PEM reader takes it: no blanks around its lines."""
    return b"\n".join(line.strip() for line in raw.splitlines()) + b"\n"


def _decoded(words: bytes) -> bytes:
    """Base64, its padding perhaps lost; empty for what is none."""
    try:
        return base64.b64decode(words.rstrip(b"=") + b"=" * (-len(words.rstrip(b"=")) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""
