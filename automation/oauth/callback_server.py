"""Waits on the callback port for the one redirect that ends a web login, as the CLI does."""

from __future__ import annotations

import errno
import secrets
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from pages.values.secret import Secret

from ..errors import REFUSED, AutomationError
from ..network.oauth_answers import OAuthRefusal
from ..timeouts import CALLBACK_REQUEST

_NO_SUCH_ADDRESS = frozenset({errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT, errno.EPROTONOSUPPORT})
_PAGE = b"<!doctype html><title>Done</title><h1>The login has come back</h1><p>This page can be closed.</p>"


class _Listener(ThreadingHTTPServer):
    """One loopback address, for itself alone."""

    daemon_threads = True
    block_on_close = False
    # On Windows SO_REUSEADDR would let two programs listen on one port, and either of them get the code.
    allow_reuse_address = sys.platform != "win32"

    def __init__(
        self, family: socket.AddressFamily, host: str, port: int, handler: type[BaseHTTPRequestHandler]
    ) -> None:
        self.address_family = family
        super().__init__((host, port), handler)

    def server_bind(self) -> None:
        """Takes the port alone, and the one family alone."""
        if sys.platform == "win32":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        if self.address_family == socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        super().server_bind()

    def handle_error(self, *_: object) -> None:
        """A browser that goes away, or something that speaks no HTTP, is no error of the login."""


class Redirect:
    """Listens on localhost while it is entered; `state` ties the answer to the question.

    A browser may take `localhost` for either loopback address, so both are listened on, as far as the machine has them.
    """

    def __init__(self, port: int) -> None:
        self.uri = f"http://localhost:{port}/OauthRedirect"
        self.state = secrets.token_urlsafe(16)
        self._port = port
        self._answer: dict[str, str] = {}
        self._listeners: list[_Listener] = []
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Redirect:
        """Starts to listen.

        Raises:
            AutomationError: the port is taken.
        """
        redirect = self

        class Handler(BaseHTTPRequestHandler):
            timeout = CALLBACK_REQUEST

            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                known = parts.path == "/OauthRedirect" and query.get("state") == redirect.state
                self.send_response(200 if known else 404)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                if known:
                    self.wfile.write(_PAGE)
                    redirect._answer = query

            def log_message(self, *_: object) -> None:
                """Says nothing: the address carries the code."""

        try:
            for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
                try:
                    self._listeners.append(_Listener(family, host, self._port, Handler))
                except OSError as error:
                    if error.errno not in _NO_SUCH_ADDRESS or (family == socket.AF_INET6 and not self._listeners):
                        raise
        except OSError as error:
            self._close()
            raise AutomationError(
                f"port {self._port} is taken, so the login cannot come back: {error.strerror}",
                kind=REFUSED,
                hint="end the program that listens there, or choose another port with APP_CALLBACK_PORT",
            ) from error
        for listener in self._listeners:
            serve = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
            serve.start()
            self._threads.append(serve)
        return self

    def __exit__(self, *_: object) -> None:
        for listener in self._listeners:
            listener.shutdown()
        for thread in self._threads:
            thread.join(CALLBACK_REQUEST)
        self._close()

    def _close(self) -> None:
        for listener in self._listeners:
            listener.server_close()
        self._listeners.clear()

    @property
    def arrived(self) -> bool:
        """A check: whether the login has come back."""
        return bool(self._answer)

    def code(self) -> Secret:
        """The code that came back.

        Raises:
            OAuthRefusal: an error came back, or no code.
        """
        if "code" not in self._answer:
            raise OAuthRefusal(
                self._answer.get("error", "no code came back"), self._answer.get("error_description", "")
            )
        return Secret(self._answer["code"])
