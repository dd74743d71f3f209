"""Asks a web server one question at a time, within bounds of time and size. It knows no OAuth and no setting."""

from __future__ import annotations

import queue
import ssl
import threading
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

import httpx

from ..errors import ENVIRONMENT, AutomationError
from ..texts.web_address import origin_of
from ..timeouts import WEB_ANSWER
from .connection import Network
from .trouble import CERTIFICATE, TRUST, trouble_in
from .trust import issuer_in
from .web_answer import Answer

_AS_DER = True
LARGEST = 1_000_000
"""Bytes of an answer; a token endpoint's is below two thousand, and a list of API versions below ten thousand."""


class Unreachable(AutomationError):
    """A server did not answer, or what answered is not it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message, kind=ENVIRONMENT, hint=hint)


class WebClient:
    """Asks servers; follows no redirect."""

    def __init__(self, network: Network | None = None, *, patience: float = WEB_ANSWER) -> None:
        """`network` is how the world is reached; without one, as the process's environment says."""
        self._network = network
        self._patience = patience
        self._clients: dict[str, httpx.Client] = {}

    def close(self) -> None:
        """Closes its connections."""
        for client in self._clients.values():
            client.close()

    def ask(
        self,
        method: str,
        url: str,
        *,
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One answer, whole. What is sent is a `form`, or `content` as it is.

        It is fetched in a thread of its own: neither a look-up of a name nor a head that comes byte by byte has an end
        by itself, and nobody waits for such a thread.

        Raises:
            Unreachable: no answer came, or none that ends.
        """
        answers: queue.SimpleQueue[Answer | Exception] = queue.SimpleQueue()
        ends = time.monotonic() + self._patience

        def fetch() -> None:
            try:
                answers.put(self._fetch(method, url, form, content, headers, ends))
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
            said = self._said(got, url)
            trouble = trouble_in(said)
            hint = trouble.hint if trouble is not None else "check SF_LOGIN_URL and the network"
            issuer = self.issuer(url) if trouble is TRUST else ""
            by = f'; its certificate was issued by "{issuer}"' if issuer else ""
            raise Unreachable(f"{origin_of(url)} cannot be reached: {said}{by}", hint=hint) from got
        raise got

    def _fetch(
        self,
        method: str,
        url: str,
        form: Mapping[str, str] | None,
        content: bytes | None,
        headers: Mapping[str, str] | None,
        ends: float,
    ) -> Answer:
        with self._client(url).stream(method, url, data=form, content=content, headers=headers) as answer:
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

    def _said(self, error: Exception, url: str) -> str:
        said = _said(error)
        proxy = self._network.proxies.of(url) if self._network is not None else None
        unconnected = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
        if proxy is None or not unconnected or trouble_in(said) in (TRUST, CERTIFICATE):
            return said
        return f"the proxy {proxy.server} (from {proxy.origin}) does not answer: {said}"

    def issuer(self, url: str) -> str:
        """Who issued the certificate that is shown at an address; empty where that cannot be told.

        It is asked for when a certificate was not trusted, to name it: nothing is sent there but the question for a
        page, and nothing of the answer is believed.
        """
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        try:
            with self._made(url, context) as client, client.stream("HEAD", url) as answer:
                connection = answer.extensions["network_stream"].get_extra_info("ssl_object")
                shown = connection.getpeercert(_AS_DER) if connection is not None else None
        except (httpx.HTTPError, OSError, AutomationError):
            return ""
        return issuer_in(shown) if shown else ""

    def _client(self, url: str) -> httpx.Client:
        """One for each way out; made at the first question, since reading a system's trust takes a while."""
        network = self._network = self._network or Network.read()
        proxy = network.proxies.of(url)
        plain = urlsplit(url).scheme == "http" and proxy is None
        way = "plain" if plain else f"with certificates, through {proxy.server if proxy is not None else 'no proxy'}"
        if way not in self._clients:
            self._clients[way] = self._made(url, False if plain else network.trust.context())
        return self._clients[way]

    def _made(self, url: str, verify: ssl.SSLContext | bool) -> httpx.Client:
        network = self._network or Network.read()
        proxy = network.proxies.of(url)
        way = None
        if proxy is not None:
            login = (proxy.username, proxy.password.reveal()) if proxy.username else None
            way = httpx.Proxy(proxy.server, auth=login)
        hooks = {"request": [_to_loopback]}
        return httpx.Client(proxy=way, verify=verify, timeout=self._patience, event_hooks=hooks, trust_env=False)


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
