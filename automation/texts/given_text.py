"""A text as somebody handed it over: what stands around it by mistake, and what in it cannot be meant.

It knows no setting. CI systems keep a line break at a secret's end, docker keeps the quotes of an env file, word
processors and chats bring blanks that are none and quotes that curl.
"""

from __future__ import annotations

import re
import sys
import unicodedata

_UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Soft hyphen, zero-width space, word joiner, byte order mark. Joiners of letters and emoji are part of a word."""
_AROUND = re.compile(rf"^[\s{_UNSEEN}\u200e\u200f]+|[\s{_UNSEEN}\u200e\u200f]+$")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OPENING = "\"'`\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u2039"
_CLOSING = "\"'`\u201d\u201d\u201c\u2019\u2019\u2018\u00bb\u203a"
_SIGNS = re.compile(r"[!$%&*?^=|<>;,\"'#~`{}\[\]()+@]")
_LONG = 20


def without_last_break(text: str) -> str:
    """Without the line breaks at the end, which a variable has when it was set from a file."""
    return text.rstrip("\r\n")


def as_utf8(text: str) -> str:
    """What Python made of UTF-8 bytes in an environment whose locale is ASCII; any other text as it is.

    In the C locale without its usual mending, each byte that is no ASCII comes as half a character.
    """
    try:
        return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("utf-8")
    except ValueError:
        return text


def tidy(text: str) -> str:
    """Without blanks of any kind, and signs that are not seen, around it."""
    return _AROUND.sub("", text)


def strange(text: str) -> str:
    """What in a text of one line cannot be meant, as the end of a sentence; empty where there is nothing.

    That is a control character, a character that is not seen or turns the direction of writing, and half a character,
    as Python makes it of bytes that are not UTF-8.
    """
    for sign in text:
        kind = unicodedata.category(sign)
        if kind == "Cs":
            return "is not UTF-8 text"
        if kind in ("Cc", "Zl", "Zp") or sign in _TURNS or sign in _UNSEEN:
            return f"holds a character that is not seen, U+{ord(sign):04X}; type it again"
    return ""


def is_quoted(text: str) -> bool:
    """Whether it stands in quotes, straight or curled."""
    return len(text) > 1 and (text[0], text[-1]) in zip(_OPENING, _CLOSING, strict=True)


def looks_secret(text: str) -> bool:
    """Whether a text may be a password, a key or a token that stands in a wrong place. A doubt counts as yes.

    It is for deciding whether to show a text that is wrong anyway: a mistake costs a message some of its clearness.
    """
    if "-----BEGIN" in text or len(text) > 500:
        return True
    if re.search(r"\s", text) or re.match(r"https?://[^?#@]*$", text):
        return False
    word = text if not re.search(r"[\\/.]", text) or _SIGNS.search(text) else ""
    kinds = [
        any(map(str.islower, word)),
        any(map(str.isupper, word)),
        any(map(str.isdigit, word)),
        _SIGNS.search(word) is not None,
    ]
    long = len(text) >= _LONG * 3 and re.fullmatch(r"[A-Za-z0-9+/=_-]+", text) is not None
    return long or (len(word) >= 8 and sum(kinds) >= 3)


def no_path(text: str) -> str:
    """Why a text is certainly no file's path here, as the end of a sentence; empty where it may be one."""
    if text == "-":
        return "is not a file: it does not mean stdin or stdout here; a file of that name is ./-"
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", text):
        return "is an address, and not the path of a file"
    if sys.platform != "win32" and re.match(r"[A-Za-z]:[\\/]", text):
        return "is a path of Windows, and this is another system"
    return ""


def may_be_password(text: str) -> bool:
    """The same of a text that is wrong where it stands, and of which nothing is lost where it is not shown.

    Many passwords are a word with digits; few names of files are, without a dot.
    """
    word = re.fullmatch(r"[^\s./\\:@_-]{8,}", text) is not None
    return looks_secret(text) or (word and any(map(str.isalpha, text)) and any(map(str.isdigit, text)))


def shown(text: str) -> str:
    """A text for a message, in quotes; "the value" for one that may be a secret."""
    return "the value" if may_be_password(text) or strange(text) else repr(text)
