"""Asks a web server one question at a time, within bounds of time and size. It knows no OAuth and no setting."""

from __future__ import annotations

import html
import queue
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx

from .errors import AutomationError
from .network_trouble import trouble_in

PATIENCE = 30.0
"""Seconds for one whole answer, however it trickles in."""
LARGEST = 1_000_000
"""Bytes of an answer; a token endpoint's is below two thousand, and a list of API versions below ten thousand."""
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_UNSHOWN = re.compile(r"<(script|style)\b.*?</\1|<[^>]*>?", re.IGNORECASE | re.DOTALL)
_SHOWN = 80
"""Characters of a foreign page that are worth repeating."""


class Unreachable(AutomationError):
    """A server did not answer, or what answered is not it (exit code 6)."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message, hint=hint, exit_code=6)


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


class WebClient:
    """Asks servers; follows no redirect."""

    def __init__(self, *, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._hooks = {"request": [_to_loopback]}
        self._outside = httpx.Client(timeout=patience, event_hooks=self._hooks)
        # A proxy of the environment is for the world outside, not for an org on this machine.
        self._local = httpx.Client(timeout=patience, event_hooks=self._hooks, trust_env=False)

    def close(self) -> None:
        """Closes its connections."""
        self._outside.close()
        self._local.close()

    def ask(
        self, method: str, url: str, *, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One answer, whole.

        It is fetched in a thread of its own: neither a look-up of a name nor a head that comes byte by byte has an end
        by itself, and nobody waits for such a thread.

        Raises:
            Unreachable: no answer came, or none that ends.
        """
        answers: queue.SimpleQueue[Answer | Exception] = queue.SimpleQueue()
        ends = time.monotonic() + self._patience

        def fetch() -> None:
            try:
                answers.put(self._fetch(method, url, form, headers, ends))
            except Exception as error:  # noqa: BLE001 - it is told where it is waited for
                answers.put(error)

        threading.Thread(target=fetch, daemon=True).start()
        try:
            got = answers.get(timeout=self._patience + 1)
        except queue.Empty:
            got = httpx.ReadTimeout("timed out")
        if isinstance(got, Answer):
            return got
        if isinstance(got, httpx.HTTPError | httpx.InvalidURL | OSError | ValueError):
            said = _said(got)
            trouble = trouble_in(said)
            hint = trouble.hint if trouble is not None else "check SF_LOGIN_URL and the network"
            raise Unreachable(f"{origin_of(url)} cannot be reached: {said}", hint=hint) from got
        raise got

    def _fetch(
        self,
        method: str,
        url: str,
        form: Mapping[str, str] | None,
        headers: Mapping[str, str] | None,
        ends: float,
    ) -> Answer:
        client = self._local if is_local(url) else self._outside
        with client.stream(method, url, data=form, headers=headers) as answer:
            body = bytearray()
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > LARGEST:
                    raise Unreachable(
                        f"{origin_of(url)} answers with more than {LARGEST:,} bytes, which no org does here",
                        hint="check SF_LOGIN_URL, and what stands between this machine and the org",
                    )
                if time.monotonic() > ends:
                    raise httpx.ReadTimeout("the answer does not end")
            return Answer(url, answer.status_code, answer.reason_phrase, answer.headers, bytes(body))


def origin_of(url: str) -> str:
    """Scheme and host of an address, which is all of it that is repeated."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def is_local(url: str) -> bool:
    """Whether an address is on this machine (RFC 6761 gives it all names below localhost)."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return False
    return host in ("localhost", "127.0.0.1", "::1") or host.endswith(".localhost")


def _said(error: Exception) -> str:
    if isinstance(error, httpx.ProxyError):
        return f"the proxy answered {error}"
    if isinstance(error, httpx.TimeoutException):
        return "no whole answer within the time for one"
    return " ".join(str(error).split()) or type(error).__name__


def _to_loopback(request: httpx.Request) -> None:
    """Names below localhost are this machine (RFC 6761); browsers know that, not every system's resolver does."""
    if request.url.host.endswith(".localhost"):
        request.url = request.url.copy_with(host="127.0.0.1")  # the Host header keeps the name
