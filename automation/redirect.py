"""Waits on the callback port for the one redirect that ends a web login, as the CLI does."""

from __future__ import annotations

import secrets
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from pages.secret import Secret

from .errors import AutomationError
from .oauth_answers import OAuthRefusal

_PAGE = b"<!doctype html><title>Done</title><h1>The login has come back</h1><p>This page can be closed.</p>"


class Redirect:
    """Listens on localhost while it is entered; `state` ties the answer to the question."""

    def __init__(self, port: int) -> None:
        self.uri = f"http://localhost:{port}/OauthRedirect"
        self.state = secrets.token_urlsafe(16)
        self._port = port
        self._answer: dict[str, str] = {}

    def __enter__(self) -> Redirect:
        """Starts to listen.

        Raises:
            AutomationError: the port is taken.
        """
        redirect = self

        class Handler(BaseHTTPRequestHandler):
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
            self._server = ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        except OSError as error:
            raise AutomationError(
                f"port {self._port} is taken, so the login cannot come back: {error.strerror}",
                hint="end the program that listens there, or choose another port with APP_CALLBACK_PORT",
            ) from error
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def arrived(self) -> bool:
        """A look: whether the login has come back."""
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
