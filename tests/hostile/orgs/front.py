"""One login page for several practice orgs, as login.salesforce.com is for all orgs: the user name says which."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from fixtures.practice_org import PracticeOrg

_FORM = b"""<!doctype html><html lang="en"><head><title>Login | Salesforce</title></head><body>
<form method="post" action="/">
<label for="username">Username</label><input id="username" name="username" type="email">
<label for="password">Password</label><input id="password" name="pw" type="password">
<input type="submit" id="Login" name="Login" value="Log In"></form></body></html>"""


@contextmanager
def front(orgs: Mapping[str, PracticeOrg]) -> Iterator[str]:
    """Serves the form and hands what is posted on to the org of that user; gives the form's address."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing: the tests' own output is enough."""

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(_FORM)))
            self.end_headers()
            self.wfile.write(_FORM)

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            org = orgs.get(form.get("username", [""])[0])
            if org is None:  # such as a login with an app, which this page has nothing to do with
                self.send_response(404)
            else:
                self.send_response(307)  # posted again, there
                self.send_header("Location", f"{org.url}/")
            self.send_header("Content-Length", "0")
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
