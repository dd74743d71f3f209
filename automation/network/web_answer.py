"""What a web server answered, and what of a page that came unasked can be told. It asks nothing."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_UNSHOWN = re.compile(r"<(script|style)\b.*?</\1|<[^>]*>?", re.IGNORECASE | re.DOTALL)
_SHOWN = 80
"""Characters of a foreign page that are worth repeating."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; `body` is all of it."""

    url: str
    status: int
    reason: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def is_page(self) -> bool:
        """Whether it is a page for a person."""
        begins = self.body[:200].lstrip().lower()
        return "html" in self.headers.get("content-type", "") or begins.startswith((b"<html", b"<!doctype html"))

    @property
    def words(self) -> str:
        """The title of a page, or else its first words, on one line; empty for what is no page."""
        if not self.is_page:
            return ""
        text = self.body[:100_000].decode("utf-8", "replace")
        title = _TITLE.search(text)
        words = html.unescape(title[1] if title and title[1].strip() else _UNSHOWN.sub(" ", text))
        line = " ".join("".join(one if one.isprintable() else " " for one in words).split())
        return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}..."

    @property
    def leads_to(self) -> str:
        """The address of a redirect, without its query; empty where it is none."""
        if not 300 <= self.status < 400 or "location" not in self.headers:
            return ""
        try:
            there = urlsplit(urljoin(self.url, self.headers["location"]))
        except ValueError:
            return ""
        return f"{there.scheme}://{there.netloc.rpartition('@')[2]}{there.path}"
