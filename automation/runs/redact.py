"""Takes secrets and personal data out of what is kept or printed. It knows how they look, and some by value.

It is the last net: whoever writes evidence leaves secrets out at the source. Data is cleaned value by value and turned
into JSON or HTML afterwards: a pattern knows nothing of a format's quotes. Its time grows with the text's length alone.
"""

from __future__ import annotations

import base64
import html
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar
from urllib.parse import quote, quote_plus

import msgspec

from pages.values.secret import Secret

S = TypeVar("S", bound=msgspec.Struct)

_GONE = "***"
_SHORTEST = 4
"""Characters; taking a shorter text out everywhere would garble a log and hide nothing."""
_LONG_LINE = 8
"""Characters of a line of a secret of several lines that is looked for by itself."""
_PATTERNS = {
    "-----BEGIN": re.compile(
        r"-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----.*?(?:-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\Z)",
        re.DOTALL,
    ),
    # A session id or an access token (grade A), in an address within an address too.
    "00D": re.compile(r"(?:\b|(?<=%3[Dd]))00D\w{12}(?:\w{3})?(?:!|%21)[\w.]{10,}"),
    "5Aep": re.compile(r"\b5Aep[\w.]{20,}"),  # a refresh token (grade C)
    "aPrx": re.compile(r"\baPrx[\w.%=]{20,}"),  # an authorization code (grade C)
}
"""Each by what a text must hold for it: to look for that alone takes a hundredth of the time."""
_ASSERTION = re.compile(r"\beyJ[\w-]{8,}((?:\.[\w-]{8,})*)")
"""A signed assertion has three parts. What has fewer is matched too and stays, so that no text is read twice."""
_PARAMETER = re.compile(
    r"(?<=[?&#;\s\"'(])((?:sid|otp|cshc|code|pw|un|password|assertion|client_secret|access_token|refresh_token|"
    r"code_verifier|token)=)[^&\s\"'<>)]+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]++(?:@|%40)[\w-]++(?:\.[\w-]++)+")
"""It begins where a word begins and never gives back what it took: a long word without an @ is read once."""


class Redactor:
    """Knows the secrets of one run."""

    def __init__(self) -> None:
        self._values: set[str] = set()
        self._spellings: dict[str, None] = {}
        """Longest first."""

    def add(self, secret: Secret) -> Secret:
        """Remembers a secret; returns it, so that it can be learnt on its way."""
        value = secret.reveal()
        if value and value not in self._values:
            self._values.add(value)
            found = {spelling for part in _parts(value) for spelling in _spellings(part)} | set(self._spellings)
            self._spellings = dict.fromkeys(sorted(found, key=lambda text: (-len(text), text)))
        return secret

    def redact(self, text: str) -> str:
        """The text without secrets."""
        text = _without(text, self._spellings)
        for sign, pattern in _PATTERNS.items():
            text = pattern.sub(_GONE, text) if sign in text else text
        if "eyJ" in text:
            text = _ASSERTION.sub(lambda found: _GONE if found[1].count(".") > 1 else found[0], text)
        return _PARAMETER.sub(rf"\1{_GONE}", text) if "=" in text else text

    def anonymous(self, text: str) -> str:
        """The text without secrets, e-mail addresses and usernames, which look like addresses."""
        return _ADDRESS.sub("(address)", self.redact(text))

    def redact_data(self, data: Any) -> Any:
        """Mappings, lists and texts without secrets, ready for JSON.

        Keys and members of enumerations are the program's own words and stay.
        """
        return _each(data, self._value)

    def redact_struct(self, data: S) -> S:
        """A struct of the same type without secrets, whatever its fields would accept; members of enumerations stay."""
        kept: S = _kept(data, self._value)
        return kept

    def anonymous_data(self, data: Any) -> Any:
        """The same without addresses and usernames."""
        return _each(data, lambda text: _ADDRESS.sub("(address)", self._value(text)))

    def _value(self, text: str) -> str:
        """A short secret is looked for where it is all of a value."""
        return _GONE if text in self._values else self.redact(text)


def without_query(address: str) -> str:
    """An address up to its query or fragment, where sessions and codes travel."""
    return re.split(r"[?#]", address, maxsplit=1)[0]


def _each(data: Any, clean: Callable[[str], str]) -> Any:
    match data:
        case Enum():
            return data.value
        case str():
            return clean(data)
        case None | bool() | int() | float():
            return data
        case Mapping():
            return {str(key): _each(value, clean) for key, value in data.items()}
        case list() | tuple() | set() | frozenset():
            return [_each(value, clean) for value in data]
    return clean(str(data))


def _kept(data: Any, clean: Callable[[str], str]) -> Any:
    """As `_each`, and what is of a type of the program's keeps it."""
    if isinstance(data, Enum | msgspec.UnsetType):
        return data
    names = getattr(data, "__struct_fields__", getattr(data, "__dataclass_fields__", None))
    if names is not None:
        return type(data)(**{name: _kept(getattr(data, name), clean) for name in names})
    return [_kept(value, clean) for value in data] if isinstance(data, list) else _each(data, clean)


def _parts(value: str) -> Iterator[str]:
    """A secret, and the lines of one of several lines: a log shows them one by one."""
    if len(value) >= _SHORTEST:
        yield value
    lines = value.splitlines()
    if len(lines) > 1:
        yield from (line.strip() for line in lines if len(line.strip()) >= _LONG_LINE and not line.startswith("-----"))


def _spellings(value: str) -> Iterator[str]:
    """How a text may stand in JSON, HTML, an address, Base64, and in the other forms of Unicode."""
    for form in {value, *(unicodedata.normalize(kind, value) for kind in ("NFC", "NFD", "NFKC"))}:
        yield form
        yield json.dumps(form)[1:-1]
        yield json.dumps(form, ensure_ascii=False)[1:-1]
        yield repr(form)[1:-1]
        escaped = html.escape(form)
        yield from (escaped, escaped.replace("&#x27;", "&#39;").replace("&quot;", "&#34;"))
        data = form.encode("utf-8", "surrogatepass")
        for way in (quote, quote_plus):
            for safe in ("", "/"):
                percent = way(data, safe=safe)
                yield from (percent, re.sub(r"%[0-9A-F]{2}", lambda code: code[0].lower(), percent))
        if len(data) >= _LONG_LINE:
            yield from _in_base64(data)


def _in_base64(data: bytes) -> Iterator[str]:
    """What the bytes become wherever they begin in what is encoded, without what their neighbours decide."""
    for before in range(3):
        text = base64.b64encode(bytes(before) + data).decode("ascii")
        first = (0, 2, 3)[before]
        last = len(text) - (0, 3, 2)[(before + len(data)) % 3]
        yield text[first:last]
        yield text[first:last].replace("+", "-").replace("/", "_")


def _without(text: str, spellings: Iterable[str]) -> str:
    """Takes out every place of every spelling; places that overlap go as one."""
    places: list[tuple[int, int]] = []
    for spelling in spellings:
        begin = text.find(spelling)
        while begin >= 0:
            end = begin + len(spelling)
            if places and places[-1][0] <= begin <= places[-1][1]:
                places[-1] = (places[-1][0], max(end, places[-1][1]))
            else:
                places.append((begin, end))
            begin = text.find(spelling, begin + 1)
    if not places:
        return text
    rest: list[str] = []
    done = 0
    for begin, end in sorted(places):
        if begin > done or not rest:
            rest += [text[done:begin], _GONE]
        done = max(done, end)
    return "".join([*rest, text[done:]])
