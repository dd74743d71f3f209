"""The callback port: whether the CLI could listen on it, and which one else."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from automation.errors import SETTINGS, AutomationError
from automation.sfdx.project import free_port

HAS_IPV6 = socket.has_ipv6 and Path("/proc/net/if_inet6").exists()


@contextlib.contextmanager
def listening(host: str, port: int = 0) -> Iterator[int]:
    """Somebody who listens; the port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.bind((host, port))
        listener.listen()
        yield listener.getsockname()[1]


def test_free_port_is_kept() -> None:
    """A port on which nobody listens is the one to use, and can be listened on right after."""
    with listening("127.0.0.1") as port:
        pass
    assert free_port(port) == port
    with listening("127.0.0.1", port) as again:
        assert again == port


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "0.0.0.0",  # noqa: S104  everybody's address is taken as well
        pytest.param("::1", marks=pytest.mark.skipif(not HAS_IPV6, reason="no IPv6 here")),
        pytest.param("::", marks=pytest.mark.skipif(not HAS_IPV6, reason="no IPv6 here")),
    ],
)
def test_taken_port(host: str) -> None:
    """A port that somebody listens on, at either loopback address or at all addresses, gives way to a neighbour."""
    with listening(host) as port:
        found = free_port(port)
        assert port < found <= port + 200
        with listening("127.0.0.1", found):
            pass


def test_port_after_a_login() -> None:
    """A connection that has just ended, as every login leaves one, does not make its port taken."""
    with listening("127.0.0.1") as port, socket.create_connection(("127.0.0.1", port)) as client:
        client.shutdown(socket.SHUT_RDWR)
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(("127.0.0.1", port))
        server.listen()
        with socket.create_connection(("127.0.0.1", port)) as client:
            accepted, _ = server.accept()
            accepted.close()  # the server's side ends first, and waits in TIME_WAIT
            assert client.recv(1) == b""
    assert free_port(port) == port


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_no_port(port: int) -> None:
    """A number that is no port is the caller's mistake."""
    with pytest.raises(ValueError, match="is not a port"):
        free_port(port)


def test_last_port_taken() -> None:
    """Where no port is left above a taken one, the error says how to choose another."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):
            stack.enter_context(listening("127.0.0.1", 65535))
        with pytest.raises(AutomationError, match="port 65535") as caught:
            free_port(65535)
    assert caught.value.kind is SETTINGS
    assert "--callback-port" in caught.value.hint
