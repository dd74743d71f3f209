"""An org that is broken or means harm; it knows how a login form looks, and nothing of Setup."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

FORM = """<!doctype html><html lang="en"><head><title>Login | Salesforce</title></head><body>{before}
<form method="post" action="/login" id="login_form">
<label for="username">Username</label><input id="username" name="username" type="email">
<label for="password">Password</label><input id="password" name="pw" type="password">
<input type="submit" id="Login" name="Login" value="Log In"></form>{after}</body></html>"""
HOME = '<!doctype html><html lang="en"><head><title>Home</title></head><body><h1>Home</h1>{after}</body></html>'
FIRST = ("/", "/login")
"""Where the login form is."""


@dataclass(frozen=True)
class Posted:
    """What somebody has sent to the server."""

    host: str
    path: str
    body: str


class Asked(BaseHTTPRequestHandler):
    """One request, and the ways to answer it. A mode is a function that takes it."""

    protocol_version = "HTTP/1.1"
    server: _Server

    @property
    def place(self) -> str:
        """The path, without what follows a question mark."""
        return urlsplit(self.path).path

    @property
    def over(self) -> threading.Event:
        """Set when the server ends: whoever answers for ever waits for this."""
        return self.server.over

    def send(self, body: str | bytes, status: int = 200, **headers: str) -> None:
        """A whole answer; an underscore in a header's name stands for a hyphen."""
        content = body.encode() if isinstance(body, str) else body
        fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(content))}
        self.begin(status, **{name.replace("-", "_"): value for name, value in fields.items()} | headers)
        self.wfile.write(content)

    def begin(self, status: int = 200, **headers: str) -> None:
        """The head of an answer alone."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def redirect(self, where: str, **headers: str) -> None:
        """Leads on."""
        self.send("", 302, Location=where, **headers)

    def login(self, *, before: str = "", after: str = "") -> None:
        """The login form, with what stands around it."""
        self.send(FORM.format(before=before, after=after))

    def home(self, after: str = "") -> None:
        """The page that somebody sees who has logged in."""
        self.send(HOME.format(after=after))

    def usual(self) -> None:
        """What an org without harm answers: the form, and a page behind it."""
        if self.place in FIRST:
            self.login()
        else:
            self.home()

    def do_GET(self) -> None:
        """Answers by the mode."""
        if self.place == "/favicon.ico":
            self.send("", 404)
            return
        with contextlib.suppress(ConnectionError):
            self.server.mode(self)

    def do_POST(self) -> None:
        """Takes a login, whatever was typed, unless the mode says otherwise."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
        self.server.posted.append(Posted(self.headers.get("Host", ""), self.place, body))
        with contextlib.suppress(ConnectionError):
            if (answer := self.server.posts) is not None:
                answer(self)
            else:
                self.redirect("/home/home.jsp", Set_Cookie="sid=00Dxx0000001gPL!AQEA.not.a.session; Path=/")

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


Mode = Callable[[Asked], None]
MODES: dict[str, Mode] = {}
"""By name; what each does stands in its docstring."""
POSTS: dict[str, Mode] = {}
"""How a mode answers what is sent to it, where that is not to let everybody in."""


def mode(function: Mode) -> Mode:
    """Registers a mode by the function's name."""
    MODES[function.__name__] = function
    return function


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, mode: str | Mode) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.mode = MODES[mode] if isinstance(mode, str) else mode
        self.posts = POSTS.get(mode) if isinstance(mode, str) else mode
        self.over = threading.Event()
        self.posted: list[Posted] = []

    def handle_error(self, *_: Any) -> None:
        """A browser that goes away is no error here."""


class HostileOrg:
    """Serves one mode on a free port of this machine while its `with` lasts: one of `MODES`, or a test's own."""

    def __init__(self, mode: str | Mode, *, host: str = "127.0.0.1") -> None:
        self._server = _Server(mode)
        self.url = f"http://{host}:{self._server.server_port}"

    @property
    def posted(self) -> list[Posted]:
        """What was sent to it so far."""
        return self._server.posted

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.over.set()
        self._server.shutdown()
        self._server.server_close()
