"""Puts placeholders of like length and shape in place of every text that is nobody's label of Setup, so that what is
left of a page tells how it is made and nothing of whose it is. It knows no page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from .setup_labels import ADDRESS_WORDS, SETUP_LABELS
from .text import key, plain

HOST = "https://org.example"
"""Where every page of a capture seems to be."""
_RECORD = re.compile(
    r"(?:0H4|06P|0Ci|00e|0PS|005|00D|0Xx|888)[A-Za-z0-9]{12,15}"
    r"|(?<![A-Za-z0-9])[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?(?![A-Za-z0-9])"
)
"""What may be a record's id: 15 characters, or 18, of a kind that these pages have, or standing by itself."""
_SEGMENT = re.compile(r"[\w.-]+")
_TELLING = 8
"""Characters of a text that is learnt."""
_SHORTEST = 3
"""Characters of a private text that is looked for within ids."""


class Placeholders:
    """Knows the labels that may stay, and what it has replaced so far.

    `labels` are the screens' own; `private` are texts that must go wherever they stand, in an id too.
    """

    def __init__(self, labels: Iterable[str] = (), private: Iterable[str] = ()) -> None:
        known = {key(label): label for label in (*SETUP_LABELS, *labels) if len(key(label)) > 1}
        self._known = frozenset(known)
        words = sorted(known.values(), key=lambda label: (-len(label), label))
        spelt = (r"\s+".join(map(re.escape, label.split())) for label in words if " " in label)
        self._inside = re.compile(rf"(?<!\w)({'|'.join(spelt)})(?!\w)", re.IGNORECASE)
        self._private = {key(text) for text in private if len(text) >= _SHORTEST}

    def learn(self, texts: Iterable[str]) -> None:
        """Texts of several words that are no labels are private from now on: ids may be made of them."""
        for said in map(key, texts):
            if " " in said and len(said) >= _TELLING and said.strip(" :*") not in self._known:
                self._private.add(said)

    def text(self, text: str) -> str:
        """A text of the page: a label as it is, anything else by its shape; labels of several words within it stay."""
        said = key(text).strip(" :*")
        if said in self._known or not said:
            return text
        if said in self._private:
            return shape(text)
        return "".join(part if place % 2 else shape(part) for place, part in enumerate(self._inside.split(text)))

    def attribute(self, name: str, value: str) -> str:
        """The value of an attribute; empty `name` is a text of the page. Ids and names of the markup stay, but for
        records' ids and whatever holds a private text."""
        if name in ("href", "action"):
            return self.address(value) if not value.lower().startswith("javascript:") else "javascript:"
        if name not in ("id", "name", "for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"):
            return self.text(value)
        bare = key(value)
        if any(
            spelt in bare for text in self._private for spelt in (text, text.replace(" ", "_"), text.replace(" ", ""))
        ):
            return shape(value)
        return _RECORD.sub(_record, value)

    def address(self, address: str) -> str:
        """Where a page is: its path in words that Setup's addresses have; no host, no query, no record."""
        try:
            path = unquote(urlsplit(address).path)
        except ValueError:
            path = "/"
        return HOST + _SEGMENT.sub(lambda found: found[0] if found[0] in ADDRESS_WORDS else shape(found[0]), path)


def shape(text: str) -> str:
    """A text of the same length whose letters are x or X and whose digits are 0; blanks and the usual signs stay."""
    return "".join(map(_sign, text))


def _sign(sign: str) -> str:
    if sign.isdigit():
        return "0"
    if sign.isspace() or (sign.isascii() and not sign.isalnum()):
        return sign
    return "X" if sign.isupper() else "x"


def _record(found: re.Match[str]) -> str:
    """An id of a record has digits and a key of three signs, which tells the kind of record."""
    text = found[0]
    if not any(sign.isdigit() for sign in text):
        return text
    return plain(text[:3] + "0" * (len(text) - 3))
