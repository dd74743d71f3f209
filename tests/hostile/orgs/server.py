"""An org that is broken or means harm, one mode for each way; it knows how a login form looks, and nothing of Setup."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
import time
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


# Modes: answers that never come, or never end


@mode
def no_answer(asked: Asked) -> None:
    """The connection is taken, and nothing comes."""
    asked.over.wait()


@mode
def no_answer_after_login(asked: Asked) -> None:
    """As soon as somebody has logged in, nothing comes any more."""
    if asked.place in FIRST:
        asked.login()
    else:
        asked.over.wait()


@mode
def trickle(asked: Asked) -> None:
    """The form, and then a paragraph every moment, for ever."""
    asked.begin(Content_Type="text/html", Connection="close")
    asked.wfile.write(FORM.format(before="", after="").replace("</body></html>", "").encode())
    while not asked.over.wait(0.2):
        asked.wfile.write(b"<p>more</p>")
        asked.wfile.flush()


@mode
def slow_head(asked: Asked) -> None:
    """A header that comes byte by byte."""
    for byte in b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Padding: " + b"x" * 10_000:
        asked.wfile.write(bytes([byte]))
        asked.wfile.flush()
        if asked.over.wait(0.5):
            return


@mode
def reset(asked: Asked) -> None:
    """The connection is reset."""
    asked.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    asked.connection.close()
    asked.close_connection = True


@mode
def redirects(asked: Asked) -> None:
    """Leads on for ever."""
    asked.redirect(f"/next{time.monotonic_ns()}")


@mode
def refreshes(asked: Asked) -> None:
    """Each page leads to the next one by itself."""
    asked.send(f"<meta http-equiv='refresh' content='0;url=/next{time.monotonic_ns()}'>")


# Modes: scripts


def _script(code: str) -> str:
    return f"<script>{code}</script>"


@mode
def endless_script(asked: Asked) -> None:
    """The login page's script never yields."""
    asked.login(after=_script("setTimeout(() => { for (;;); }, 300)"))


@mode
def endless_script_after_login(asked: Asked) -> None:
    """The script of the page behind the login never yields."""
    if asked.place in FIRST:
        asked.login()
    else:
        asked.home(_script("setTimeout(() => { for (;;); }, 300)"))


@mode
def changes(asked: Asked) -> None:
    """Title and text change all the time."""
    asked.home(
        _script("setInterval(() => { document.title = document.querySelector('h1').textContent = Math.random() }, 1)")
    )


@mode
def addresses(asked: Asked) -> None:
    """The address changes all the time."""
    asked.home(_script("setInterval(() => history.pushState(0, '', '/p' + Math.random()), 5)"))


@mode
def alerts(asked: Asked) -> None:
    """One alert after another, and no end."""
    asked.login(after=_script("setTimeout(() => { for (;;) alert('Hello') }, 100)"))


@mode
def questions(asked: Asked) -> None:
    """Prompts and questions that nobody expects, every moment."""
    asked.login(after=_script("setInterval(() => { prompt('Password?'); confirm('Really?') }, 20)"))


@mode
def stays(asked: Asked) -> None:
    """A page that asks whether it may be left."""
    if asked.place not in FIRST:
        asked.home()
        return
    asked.login(after=_script("onbeforeunload = event => { event.preventDefault(); return 'stay' }"))


@mode
def windows(asked: Asked) -> None:
    """Window after window."""
    asked.login(after=_script("let n = 0; setInterval(() => { if (n++ < 200) window.open('/w' + n) }, 20)"))


@mode
def service_worker(asked: Asked) -> None:
    """A worker takes over every page, and answers none."""
    if asked.place == "/worker.js":
        worker = """onactivate = e => e.waitUntil(clients.claim()); oninstall = () => skipWaiting();
          onfetch = e => e.respondWith(new Promise(() => {}))"""
        asked.send(worker, Content_Type="text/javascript")
    else:
        asked.login(after=_script("navigator.serviceWorker.register('/worker.js')"))


@mode
def downloads(asked: Asked) -> None:
    """A file instead of a page."""
    asked.send(
        b"x" * 1_000_000, Content_Type="application/octet-stream", Content_Disposition="attachment; filename=a.exe"
    )


@mode
def password_window(asked: Asked) -> None:
    """The browser's own question for a user and a password."""
    asked.send("no", 401, WWW_Authenticate='Basic realm="org"')


# Modes: sizes


@mode
def huge(asked: Asked) -> None:
    """A page of 100 MB."""
    asked.begin(Content_Type="text/html", Content_Length=str(100 * 2**20))
    part = (b"<p>a <b>word</b> and more</p>" * 40_000)[: 2**20]
    for _ in range(100):
        asked.wfile.write(part)


@mode
def long_word(asked: Asked) -> None:
    """A refusal of the login that is one word of 200,000 characters."""
    asked.login(before=f"<div id='error'>{'x' * 200_000}</div>" if asked.command == "POST" else "")


POSTS["long_word"] = long_word


@mode
def frames(asked: Asked) -> None:
    """Two thousand frames, each with an address in it."""
    asked.login(before="<iframe srcdoc='somebody@example.com'></iframe>" * 2000)


# Modes: parts of a page


@mode
def blocked_advert(asked: Asked) -> None:
    """A frame beside the login form whose host does not exist; all else is well."""
    if asked.place in FIRST:
        asked.login(before="<iframe src='http://adverts.invalid/banner'></iframe>")
    else:
        asked.home()
