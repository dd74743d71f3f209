"""A company's network on this machine: the only way to https://acme.my.salesforce.com is a proxy, and its own
certificate authority has signed for that host. Behind it is a practice org. It knows no product."""

from __future__ import annotations

import base64
import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

HOST = "acme.my.salesforce.com"
AUTHORITY = "ACME Corporate Root"
_HOP = ("connection", "transfer-encoding", "content-length", "accept-encoding")


@dataclass
class CompanyNetwork:
    """`proxy` is HOST:PORT of the proxy, `authority` the file of the certificate authority."""

    proxy: str
    authority: Path
    refused: list[str] = field(default_factory=list)
    url: str = f"https://{HOST}"


def _certificate(name: str, key: rsa.RSAPrivateKey, issuer: str, signer: rsa.RSAPrivateKey, *, ca: bool) -> bytes:
    def named(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    if not ca:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    return builder.sign(signer, hashes.SHA256()).public_bytes(Encoding.PEM)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: Any) -> None:
        """Whoever goes away is no error here."""


def _front(org: str) -> type[BaseHTTPRequestHandler]:
    """The org behind https, which it does not speak itself."""

    class Front(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def passed_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            there = http.client.HTTPConnection(org, timeout=60)
            there.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in ("connection", "transfer-encoding", "accept-encoding"):
                    there.putheader(name, value)
            there.putheader("X-Forwarded-Proto", "https")
            there.endheaders(body or None)
            got = there.getresponse()
            content = got.read()
            there.close()
            self.send_response(got.status)
            for name, value in got.getheaders():
                if name.lower() not in _HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_HEAD = passed_on  # noqa: N815 - the library's names

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    return Front


def _tunnel(network: CompanyNetwork, front: int, login: str) -> type[BaseHTTPRequestHandler]:
    wanted = f"Basic {base64.b64encode(login.encode()).decode()}" if login else ""

    class Tunnel(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_CONNECT(self) -> None:
            if wanted and self.headers.get("Proxy-Authorization") != wanted:
                self.answer(407, "Proxy-Authenticate", 'Basic realm="ACME"')
                return
            if not self.path.startswith(f"{HOST}:"):
                network.refused.append(self.path)
                self.answer(403, "Content-Type", "text/html")
                return
            with socket.create_connection(("127.0.0.1", front)) as there:
                self.send_response(200)
                self.end_headers()
                self.close_connection = True
                back = threading.Thread(target=_pump, args=(there, self.connection), daemon=True)
                back.start()
                _pump(self.connection, there)
                back.join(60)

        def answer(self, status: int, name: str, value: str) -> None:
            self.send_response(status)
            self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    return Tunnel


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            sink.sendall(piece)
    for end in (source, sink):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def company_network(org_url: str, folder: Path, login: str = "") -> Iterator[CompanyNetwork]:
    """Stands before the practice org at `org_url`; `login` is "user:password" of the proxy."""
    folder.mkdir(parents=True, exist_ok=True)
    root, leaf = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    (folder / "authority.pem").write_bytes(_certificate(AUTHORITY, root, AUTHORITY, root, ca=True))
    secret = leaf.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "org.pem").write_bytes(_certificate(HOST, leaf, AUTHORITY, root, ca=False) + secret)
    front = _Server(("127.0.0.1", 0), _front(org_url.partition("://")[2]))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "org.pem")
    front.socket = context.wrap_socket(front.socket, server_side=True, do_handshake_on_connect=False)
    network = CompanyNetwork("", folder / "authority.pem")
    proxy = _Server(("127.0.0.1", 0), _tunnel(network, front.server_port, login))
    network.proxy = f"127.0.0.1:{proxy.server_port}"
    for server in (front, proxy):
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield network
    finally:
        for server in (front, proxy):
            server.shutdown()
            server.server_close()
