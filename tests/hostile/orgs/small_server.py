"""A server of a few fixed answers on this machine, with a certificate where one is given. It knows no product."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

Page = tuple[bytes, Mapping[str, str]]
"""A body, and its headers: all there are."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: Any) -> None:
        """Whoever does not like the certificate goes away, which is no error here."""


@contextmanager
def served(pages: Mapping[str, Page], certificate: Path | None = None) -> Iterator[str]:
    """Answers at the paths; gives the origin, whose host is localhost. `certificate` is a PEM file with its key."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body, headers = pages.get(self.path.partition("?")[0], (b"", {"Content-Type": "text/plain"}))
            self.send_response(200)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Says nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"{'http' if certificate is None else 'https'}://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def self_made(folder: Path, name: str = "localhost", *, expired: bool = False) -> tuple[Path, Path]:
    """An authority's certificate, and a file with key and certificate that it has issued for a host's name."""
    root, leaf = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    authority = folder / "authority.pem"
    authority.write_bytes(_signed("Self-made Root", root, "Self-made Root", root))
    secret = leaf.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "site.pem").write_bytes(_signed(name, leaf, "Self-made Root", root, expired=expired) + secret)
    return authority, folder / "site.pem"


def _signed(
    name: str, key: rsa.RSAPrivateKey, issuer: str, signer: rsa.RSAPrivateKey, *, expired: bool = False
) -> bytes:
    ends = datetime.now(UTC) + timedelta(days=-1 if expired else 30)
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ends - timedelta(days=60))
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=key is signer, path_length=None), critical=True)
    )
    if key is not signer:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    return builder.sign(signer, hashes.SHA256()).public_bytes(Encoding.PEM)
