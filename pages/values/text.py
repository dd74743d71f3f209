"""How texts are compared, those of pages and those that people gave: what looks the same is the same. It knows no page.

Pages show texts normalized: runs of blanks as one, at times in another Unicode form, with signs that nobody sees. So no
two texts are compared character by character; what is typed into a page stays as it was given.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Soft hyphens, zero-width spaces and joiners, marks of writing direction."""
LOSS = r"delet|discard|remov|overwrit|replac|revok|deactivat|uninstall"
"""A pattern: what is said, in whatever case, where something could be lost."""
_TOKENS = re.compile(r"\(([^()]*)\)\s*$")
_GAP = r"[\s\u200b-\u200f\u2060\ufeff]+"
_SPELLINGS = {
    "'": "['\u2018\u2019\u02bc\uff07`\u00b4]",
    '"': '["\u201c\u201d\u201e\uff02]',
    "-": "[-\u2010-\u2015\u2212\uff0d]",
    "(": "[(\uff08]",
    ")": "[)\uff09]",
    "/": r"[\/\uff0f]",  # Playwright writes a pattern between slashes, so a slash in a label must not end it
    ":": "[:\uff1a]",
}
"""What pages write for a sign of a label: typographic and full-width forms."""
_BEFORE = r"[\s\u200b-\u200f\u2060\ufeff*\uff0a\u2022]*"
_AFTER = (
    r"(?:[\s\u200b-\u200f\u2060\ufeff*\uff0a:\uff1a]|[(\uff08]required[)\uff09]"
    r"|[(\uff08]?opens in (?:a )?new (?:tab|window)[)\uff09]?)*"
)
_LOOKS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e", '"')
)


def plain(text: str) -> str:
    """`text` on one line, trimmed."""
    return _SPACES.sub(" ", text).strip()


def shown(text: str) -> str:
    """`text` as it is compared where case counts: composed, on one line, trimmed, without signs that nobody sees."""
    return plain(unicodedata.normalize("NFC", _UNSEEN.sub("", text)))


def key(text: str) -> str:
    """`text` as it is compared where case does not count; equal for all texts that are the `same`."""
    folded = unicodedata.normalize("NFD", _UNSEEN.sub("", text)).casefold()
    return plain(unicodedata.normalize("NFC", folded))


def same(one: str, other: str) -> bool:
    """Whether two texts say the same, but for case, blanks, Unicode form and signs that nobody sees."""
    return key(one) == key(other)


def alike(one: str, other: str) -> bool:
    """Whether a reader would take two texts for the same, though they are not: full-width letters, dashes, quotes."""
    return _looks(one) == _looks(other)


def _looks(text: str) -> str:
    return key(unicodedata.normalize("NFKC", text).translate(_LOOKS))


def label_pattern(*labels: str) -> re.Pattern[str]:
    """Matches a label that is one of `labels`, whatever its case, apostrophes, dashes, required mark, final colon or
    words for a link that opens a window."""
    words = "|".join(_GAP.join(_spelt(word) for word in label.split()) for label in labels)
    return re.compile(rf"^{_BEFORE}(?:{words}){_AFTER}$", re.IGNORECASE)


def label_start(*labels: str) -> re.Pattern[str]:
    """Matches a text that begins with one of `labels`, as `label_pattern` spells them."""
    words = "|".join(_GAP.join(_spelt(word) for word in label.split()) for label in labels)
    return re.compile(rf"^{_BEFORE}(?:{words})(?![A-Za-z0-9_])", re.IGNORECASE)


def _spelt(word: str) -> str:
    return "".join(_SPELLINGS.get(sign, re.escape(sign)) for sign in word)


def scope_tokens(*labels: str) -> frozenset[str]:
    """The OAuth scopes that scopes' labels name in their final parentheses; the words before them change by release.

    "Perform requests at any time (refresh_token, offline_access)" gives both tokens. Source: screenshots of the
    old (2019) and the new (2021 on) labels; grade A-img.
    """
    found = filter(None, map(_TOKENS.search, labels))
    return frozenset(plain(token) for one in found for token in one[1].split(","))
