"""The ways in which an org is broken or means harm, one mode each; importing this module makes them known."""

from __future__ import annotations

import socket
import struct
import time

from .server import FIRST, FORM, POSTS, Asked, mode

# Answers that never come, or never end


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


# Scripts


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


# Sizes


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


# Parts of a page


@mode
def blocked_advert(asked: Asked) -> None:
    """A frame beside the login form whose host does not exist; all else is well."""
    if asked.place in FIRST:
        asked.login(before="<iframe src='http://adverts.invalid/banner'></iframe>")
    else:
        asked.home()
