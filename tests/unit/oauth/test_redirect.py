"""The listener that a web login comes back to."""

from __future__ import annotations

import socket
import sys
import time
import urllib.error
import urllib.request

import pytest

from automation.errors import AutomationError
from automation.oauth.callback_server import Redirect

from ...support.command import a_port

HAS_IPV6 = socket.has_ipv6


def get(host: str, port: int, path: str) -> int:
    """The status of an answer."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"http://{host}:{port}{path}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def wait_for(redirect: Redirect) -> None:
    """The page is sent before the code is kept."""
    ends = time.monotonic() + 5
    while not redirect.arrived and time.monotonic() < ends:
        time.sleep(0.01)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", pytest.param("[::1]", marks=pytest.mark.skipif(not HAS_IPV6, reason="no IPv6"))]
)
def test_both_addresses(host: str) -> None:
    """The code arrives whichever address the browser takes localhost for, and only with the right state."""
    port = a_port()
    with Redirect(port) as redirect:
        assert get(host, port, "/OauthRedirect?code=c&state=another") == 404
        assert not redirect.arrived
        assert get(host, port, f"/OauthRedirect?code=c&state={redirect.state}") == 200
        wait_for(redirect)
        assert redirect.code().reveal() == "c"


@pytest.mark.parametrize(
    "family", [socket.AF_INET, pytest.param(socket.AF_INET6, marks=pytest.mark.skipif(not HAS_IPV6, reason="no IPv6"))]
)
def test_taken(family: socket.AddressFamily) -> None:
    """A port that another program has on either address is refused with what to do, and the other address is freed."""
    port = a_port()
    with socket.socket(family) as other:
        if family == socket.AF_INET6:
            other.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        if sys.platform != "win32":
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # what ended before lingers a while
        other.bind(("::1" if family == socket.AF_INET6 else "127.0.0.1", port))
        other.listen()
        with pytest.raises(AutomationError, match=f"port {port} is taken") as told, Redirect(port):
            pass
        assert "APP_CALLBACK_PORT" in told.value.hint
    with Redirect(port):
        pass


def test_ends() -> None:
    """Somebody who has connected and says nothing does not hold up the end."""
    port = a_port()
    with Redirect(port), socket.create_connection(("127.0.0.1", port)) as silent:
        silent.sendall(b"GET ")
        time.sleep(0.1)
        began = time.monotonic()
    assert time.monotonic() - began < 3
