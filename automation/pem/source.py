"""Where a key or a certificate comes from: a file, or its content as CI systems keep it. It knows no form of keys."""

from __future__ import annotations

import base64
import binascii
import contextlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pages.values.secret import Secret

from ..errors import SettingsError
from ..files.reading import Unusable, is_there, read_bytes
from ..texts.given_text import is_quoted, may_be_password, no_path, strange, tidy
from ..texts.unfilled import unfilled_path

LARGEST = 1_000_000
"""Bytes: a chain of certificates has some ten thousand."""

_A_FILE = "give the path of a file that you can read"
_LONG_WORD = 100
"""Characters: no part of a path that people give is longer than this without a dot in it."""
_BEGIN = re.compile(r"--BEGIN|BEGIN [A-Z0-9 #]*(?:KEY|CERTIFICATE|PKCS|CMS)|PuTTY-User-Key-File|^ssh-\w+ AAAA")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{40,}={0,2}")
_FIRST_BYTES = (b"-----", b"\x30\x82", b"\x30\x81", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xfe\xed\xfe\xed")
_FIRST_WORDS = (b"openssh-key-v1", b"PuTTY-User", b"Bag Attributes", b"subject=", b"Certificate:")


def _no_passphrase() -> Secret | None:
    return None


@dataclass(frozen=True, slots=True)
class KeySource:
    """A setting's key or certificate; exactly one of `path` and `content` is set. It never prints the content.

    `unlock` gives the passphrase of a key, where one is asked for; None where nobody has given one.
    `exported`: a shell knows the content by the variable's name, as it does not where it stands in `.env` or a flag.
    """

    variable: str
    path: Path | None = None
    content: Secret | None = None
    exported: bool = field(default=True, compare=False)
    unlock: Callable[[], Secret | None] = field(default=_no_passphrase, compare=False, repr=False)

    @classmethod
    def of(cls, variable: str, text: str) -> KeySource:
        """What a setting's text means: a text that looks like a key, base64 or a secret is never taken for a path.

        Raises:
            ValueError: it is neither; the message ends a sentence and does not repeat it.
        """
        text = tidy(text)
        if looks_like_content(text):
            return cls(variable, content=Secret(text))
        if problem := strange(text):
            raise ValueError(problem)
        if is_quoted(text):
            raise ValueError("is in quotes; remove them, they belong to a shell or to .env")
        if problem := no_path(text) or unfilled_path(text):
            raise ValueError(problem)
        return cls(variable, path=Path(text))

    def below(self, folder: Path) -> KeySource:
        """The same, its path joined to `folder`."""
        if self.path is None:
            return self
        path = self.path
        with contextlib.suppress(RuntimeError):  # ~somebody who is not known here: told as a file that is not there
            path = path.expanduser()
        return KeySource(self.variable, path=folder / path)

    @property
    def named(self) -> str:
        """How messages call it: the path, or the setting that holds it or something that may be a password."""
        if self.path is not None:
            return f"the file that {self.variable} names" if self._doubtful else str(self.path)
        return f"the content of {self.variable}"

    @property
    def _doubtful(self) -> bool:
        """A path without a file whose name looks like a password: the wrong setting may have been taken for it."""
        return self.path is not None and may_be_password(self.path.name) and not is_there(self.path)

    @property
    def secrets(self) -> Iterator[Secret]:
        """What must not appear in any output: the content and its long words, or a name that may be a password."""
        if self.path is not None and self._doubtful:
            yield Secret(self.path.name)
        if self.content is not None:
            yield self.content
            yield from (Secret(word) for word in re.split(r"(?:\\+[nr]|\s)+", self.content.reveal()) if len(word) >= 24)

    def read(self, what: str) -> bytes:
        """The content; `what` names its role in errors. A pipe is read to its end, and cannot be read again.

        Raises:
            SettingsError: it is not there, a folder, a device, unreadable, empty, far too large, or a pipe into which
                nobody writes.
        """
        if self.path is None:
            return self.content.reveal().encode("utf-8", "surrogateescape") if self.content is not None else b""
        try:
            data = read_bytes(self.path, most=LARGEST)
        except Unusable as error:
            hint = f"check {self.variable}, or make a pair with: setupwalk cert new" if error.missing else _A_FILE
            raise SettingsError(f"{self.named}, {what}, {error}", hint=hint) from None
        if not data.strip():
            raise SettingsError(f"{self.path}, {what}, is empty", hint="make a pair with: setupwalk cert new")
        return data


def key_setting(text: str) -> KeySource:
    """The parser of APP_PRIVATE_KEY."""
    return KeySource.of("APP_PRIVATE_KEY", text)


def certificate_setting(text: str) -> KeySource:
    """The parser of APP_CERTIFICATE."""
    return KeySource.of("APP_CERTIFICATE", text)


def looks_like_content(text: str) -> bool:
    """Whether a setting's text is a key, a certificate or some other secret, and not the path of a file."""
    if "\n" in text or "\r" in text or "\x00" in text or _BEGIN.search(text):
        return True
    words = re.sub(r"[\s\"']", "", text)
    if _BASE64.fullmatch(words) and _begins_as_key(words):
        return True
    return any(len(part) > _LONG_WORD and "." not in part for part in re.split(r"[\\/]", text))


def _begins_as_key(words: str) -> bool:
    plain = words.translate({ord("-"): "+", ord("_"): "/"})[:64]
    try:
        start = base64.b64decode(plain[: len(plain) // 4 * 4])
    except (binascii.Error, ValueError):
        return False
    return start.startswith((*_FIRST_BYTES, *_FIRST_WORDS)) or b"-----BEGIN" in start
