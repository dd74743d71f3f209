"""The forms in which people have a PEM: what editors, shells, variables and stores make of it."""

from __future__ import annotations

import base64
from collections.abc import Callable

BAG = b"Bag Attributes\n    localKeyID: 01 02\nKey Attributes: <No Attributes>\n"
Change = Callable[[bytes], bytes]
DISGUISES: dict[str, Change] = {
    "as it is": bytes,
    "CRLF": lambda pem: pem.replace(b"\n", b"\r\n"),
    "CR alone": lambda pem: pem.replace(b"\n", b"\r"),
    "no last line break": lambda pem: pem.strip(),
    "BOM": lambda pem: b"\xef\xbb\xbf" + pem,
    "UTF-16": lambda pem: pem.decode().encode("utf-16"),
    "UTF-16 without BOM": lambda pem: pem.decode().encode("utf-16-le"),
    "UTF-16 big endian": lambda pem: pem.decode().encode("utf-16-be"),
    "spaces for line breaks": lambda pem: pem.replace(b"\n", b" "),
    "glued": lambda pem: pem.replace(b"\n", b""),
    "escaped": lambda pem: pem.replace(b"\n", rb"\n"),
    "escaped twice": lambda pem: pem.replace(b"\n", rb"\\n"),
    "escaped CRLF": lambda pem: pem.replace(b"\n", rb"\r\n"),
    "quoted": lambda pem: b'"' + pem.replace(b"\n", rb"\n") + b'"',
    "in JSON": lambda pem: b'{"key": "' + pem.replace(b"\n", rb"\n") + b'"}',
    "percent": lambda pem: pem.replace(b"\n", b"%0A").replace(b" ", b"%20").replace(b"+", b"%2B"),
    "indented": lambda pem: b"".join(b"    " + line + b"\n" for line in pem.splitlines()),
    "blank lines": lambda pem: pem.replace(b"\n", b"\n\n"),
    "76 columns": lambda pem: _wrapped(pem, 76),
    "text around": lambda pem: b"the key of the app:\n" + pem + b"\nkeep it\n",
    "bag attributes": lambda pem: BAG + pem,
    "base64": base64.b64encode,
    "base64 in lines": base64.encodebytes,
    "base64 for URLs": base64.urlsafe_b64encode,
    "base64 without padding": lambda pem: base64.b64encode(pem).rstrip(b"="),
    "base64 twice": lambda pem: base64.b64encode(base64.b64encode(pem)),
    "body alone": lambda pem: b"".join(pem.splitlines()[1:-1]),
}


def _wrapped(pem: bytes, columns: int) -> bytes:
    first, *lines, last = pem.splitlines()
    text = b"".join(lines)
    return b"\n".join([first, *(text[at : at + columns] for at in range(0, len(text), columns)), last, b""])
