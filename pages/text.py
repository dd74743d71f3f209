"""How texts on Setup pages are compared: trimmed, without case, without a colon or asterisk of decoration."""

from __future__ import annotations

import re

_SPACES = re.compile(r"\s+")
_PERIOD = re.compile(r"(\d+)\s*(minute|hour|day|month)", re.IGNORECASE)
_MINUTES = {"minute": 1, "hour": 60, "day": 24 * 60}
_TOKENS = re.compile(r"\(([^()]*)\)\s*$")


def plain(text: str) -> str:
    """`text` on one line, trimmed."""
    return _SPACES.sub(" ", text).strip()


def label_pattern(*labels: str) -> re.Pattern[str]:
    """Matches a label that is one of `labels`, whatever its case, required mark or final colon."""
    # Playwright writes a pattern between slashes, so a slash in a label must not end it.
    words = "|".join(r"\s+".join(re.escape(word).replace("/", r"\/") for word in label.split()) for label in labels)
    return re.compile(rf"^\s*\*?\s*(?:{words})\s*\*?\s*:?\s*$", re.IGNORECASE)


def same(one: str, other: str) -> bool:
    """Whether two texts say the same, but for case and spaces."""
    return plain(one).casefold() == plain(other).casefold()


def minutes(text: str) -> int | None:
    """The minutes in a text such as "15 minutes", "1hour" or "24 hours"; None for "--None--" and the like."""
    found = _PERIOD.search(text)
    unit = _MINUTES.get(found[2].lower()) if found else None
    return int(found[1]) * unit if found and unit else None


def scope_tokens(label: str) -> frozenset[str]:
    """The OAuth scopes that a scope's label names in its final parentheses; the words before them change by release.

    "Perform requests at any time (refresh_token, offline_access)" gives both tokens. Source: screenshots of the
    old (2019) and the new (2021 on) labels; grade A-img.
    """
    found = _TOKENS.search(label)
    return frozenset(plain(token) for token in found[1].split(",")) if found else frozenset()


def refresh_period(text: str) -> tuple[int, str] | None:
    """Number and unit of "Expire refresh token after 90 Day(s)"; None for every other refresh token policy.

    Its twin "Expire refresh token if not used for" is another policy. How a detail page words the stored policy was not
    seen (gap); the form's own words are expected.
    """
    found = re.match(r"\s*expire refresh token after:?\s*(\d+)\s*(\S+)", text, re.IGNORECASE)
    return (int(found[1]), found[2]) if found else None
