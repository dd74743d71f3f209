"""Takes secrets and personal data out of text before it is kept or printed. It knows how they look, and some by value.

It is the last net: whoever writes evidence leaves secrets out at the source.
"""

from __future__ import annotations

import html
import json
import re
from urllib.parse import quote, quote_plus

from pages.secret import Secret

_GONE = "***"
_SHORTEST = 4
"""Characters; taking a shorter text out everywhere would garble a log and hide nothing."""
_PATTERNS = (
    re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL),
    re.compile(r"\b00D\w{12}(?:\w{3})?![\w.]{10,}"),  # a session id or an access token (grade A)
    re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}"),  # a signed assertion
    re.compile(r"\b5Aep[\w.]{20,}"),  # a refresh token (grade C)
    re.compile(r"\baPrx[\w.%=]{20,}"),  # an authorization code (grade C)
    re.compile(
        r"(?<=[?&\s\"'(])((?:sid|otp|cshc|code|pw|un|password|assertion|client_secret|access_token|refresh_token|"
        r"code_verifier|token)=)[^&\s\"'<>)]+",
        re.IGNORECASE,
    ),
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


class Cleaner:
    """Knows the secrets of one run."""

    def __init__(self) -> None:
        self._spellings: set[str] = set()

    def learn(self, secret: Secret) -> Secret:
        """Remembers a secret; returns it, so that it can be learnt on its way."""
        value = secret.reveal()
        if len(value) >= _SHORTEST:
            self._spellings |= {value, json.dumps(value)[1:-1], html.escape(value), quote(value), quote_plus(value)}
        return secret

    def clean(self, text: str) -> str:
        """The text without secrets."""
        for spelling in self._spellings:
            text = text.replace(spelling, _GONE)
        for pattern in _PATTERNS:
            text = pattern.sub(lambda found: f"{found[1]}{_GONE}" if found.re.groups else _GONE, text)
        return text

    def anonymous(self, text: str) -> str:
        """The text without secrets, e-mail addresses and usernames, which look like addresses."""
        return _ADDRESS.sub("(address)", self.clean(text))


def without_query(address: str) -> str:
    """An address up to its query or fragment, where sessions and codes travel."""
    return re.split(r"[?#]", address, maxsplit=1)[0]
