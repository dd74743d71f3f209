"""A small IMAP server on loopback with TLS, as far as a reader of codes needs one: what it is asked is kept."""

from __future__ import annotations

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

USER, PASSWORD = "codes@mail.example", "mailbox-only"
SENDER = "noreply@salesforce.com"


@dataclass
class Server:
    """The mailbox INBOX. `certificate` is what a client has to trust; `silent` answers nothing any more."""

    port: int
    certificate: Path
    messages: list[tuple[int, datetime, bytes]] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    validity: int = 7
    silent: bool = False
    _next: int = 40

    @property
    def url(self) -> str:
        """For SF_CODE_IMAP."""
        return f"imaps://{USER}@localhost:{self.port}/INBOX"

    @property
    def env(self) -> dict[str, str]:
        """The settings with which its mailbox is read."""
        return {
            "SF_CODE_IMAP": self.url,
            "SF_CODE_IMAP_PASSWORD": PASSWORD,
            "SETUPWALK_CA_FILE": str(self.certificate),
        }

    def deliver(self, text: str, *, sender: str = SENDER, age: timedelta = timedelta(), subtype: str = "plain") -> None:
        """Puts a message into it, which was received so long ago."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = f"Salesforce <{sender}>", USER, "Verify your identity"
        mail.set_content(text, subtype=subtype)
        self.messages.append((self._next, datetime.now(UTC) - age, mail.as_bytes()))
        self._next += 1

    def answer(self, line: str) -> Iterator[bytes]:
        """The untagged answers to a command without its tag, and at the end `OK`, `NO` or `BAD`."""
        word = line.split(" ", 1)[0].upper()
        if word == "CAPABILITY":
            yield b"* CAPABILITY IMAP4rev1\r\n"
        elif word == "LOGIN" and line != f'LOGIN {USER} "{PASSWORD}"':
            yield b"NO [AUTHENTICATIONFAILED] " + line.encode()
            return
        elif word == "STATUS":
            yield f'* STATUS "INBOX" (UIDVALIDITY {self.validity} UIDNEXT {self._next})\r\n'.encode()
        elif word == "EXAMINE":
            yield f"* {len(self.messages)} EXISTS\r\n".encode()
        elif (asked := re.fullmatch(r"UID SEARCH UID (\d+):\*", line)) is not None:
            after = [uid for uid, _, _ in self.messages if uid >= int(asked[1])]
            found = after or [uid for uid, _, _ in self.messages[-1:]]
            yield ("* SEARCH " + " ".join(map(str, found))).rstrip().encode() + b"\r\n"
        elif (asked := re.match(r"UID FETCH (\d+) ", line)) is not None:
            for number, (uid, when, content) in enumerate(self.messages, 1):
                if uid == int(asked[1]):
                    head = f'* {number} FETCH (UID {uid} INTERNALDATE "{when:%d-%b-%Y %H:%M:%S} +0000" BODY[]<0> '
                    yield head.encode() + b"{%d}\r\n%b)\r\n" % (len(content), content)
        elif word not in ("LOGIN", "NOOP", "LOGOUT", "CLOSE"):
            yield b"BAD what is that"
            return
        yield b"OK done"


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """The server, for the length of a `with`; its certificate is made in the folder."""
    certificate, key = _certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    state: list[Server] = []

    class Talk(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            mailbox = state[0]
            try:
                with context.wrap_socket(self.request, server_side=True) as line:
                    self._talk(mailbox, line)
            except OSError:  # the client trusts nobody, or has gone
                return

        def _talk(self, mailbox: Server, line: ssl.SSLSocket) -> None:
            line.sendall(b"* OK here\r\n")
            for asked in line.makefile("rb"):
                tag, _, command = asked.decode().strip().partition(" ")
                mailbox.commands.append(command)
                if mailbox.silent:
                    continue
                *untagged, last = mailbox.answer(command)
                line.sendall(b"".join(untagged) + tag.encode() + b" " + last + b"\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk) as server:
        server.daemon_threads = True
        state.append(Server(server.server_address[1], certificate))
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield state[0]
        finally:
            server.shutdown()


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a mail server of the tests")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "mail.crt", folder / "mail.key"
    certificate.write_bytes(made.public_bytes(Encoding.PEM))
    secret.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return certificate, secret
