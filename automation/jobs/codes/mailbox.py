"""A folder of a mailbox over IMAP with TLS: what is new in it. It reads, marks nothing as read, and deletes nothing."""

from __future__ import annotations

import imaplib
import queue
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from pages.values.secret import Secret

from ...network.trust import Trust
from ...settings.sign_in.mail_folder import MailFolder, is_plain
from ...texts.printable import in_one_line
from ...timeouts import MAIL_ANSWER, MAIL_QUESTION
from .codes import NoCode

T = TypeVar("T")

_MOST = 20
"""So many new messages are looked at, the newest first."""
_LARGEST = 200_000
"""Bytes of a message; a code's has some thousand."""
_WORDS = 200
_CHECK = "check SF_CODE_IMAP, its password and the network"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a folder ended at some moment: messages that come later have `next_uid` or more, as long as `validity` is
    the same (RFC 3501)."""

    validity: int
    next_uid: int


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its number, when the server got it, and all of it."""

    uid: int
    received: datetime | None
    content: bytes


class Mailbox:
    """One folder. Each question is answered within a bound, however slowly the server talks."""

    def __init__(self, folder: MailFolder, password: Callable[[], Secret], trust: Trust) -> None:
        self.folder = folder
        self._password, self._trust = password, trust
        self._server: imaplib.IMAP4_SSL | None = None

    def place(self) -> Place:
        """Where the folder ends now.

        Raises:
            NoCode: the mailbox cannot be read; the message says why, and nothing secret.
            SettingsError: its password cannot be had.
        """
        password = self._password()
        return self._bounded(lambda: self._place(password))

    def since(self, place: Place) -> list[Message]:
        """The messages that came after that, the newest first; raises as `place`, and for a folder made anew."""
        password = self._password()
        return self._bounded(lambda: self._since(place, password))

    def close(self) -> None:
        """Ends the connection, if one is open."""
        server, self._server = self._server, None
        if server is not None:
            with suppress(OSError, imaplib.IMAP4.error):
                server.shutdown()

    def _place(self, password: Secret) -> Place:
        server = self._opened(password)
        status, found = server.status(_quoted(self.folder.folder), "(UIDVALIDITY UIDNEXT)")
        text = b" ".join(part for part in found if isinstance(part, bytes)).decode("ascii", "replace")
        validity, after = (re.search(rf"{name} (\d+)", text) for name in ("UIDVALIDITY", "UIDNEXT"))
        if status != "OK" or validity is None or after is None:
            raise NoCode(f"cannot be read: {self.folder} does not say where it ends", _CHECK)
        return Place(int(validity[1]), int(after[1]))

    def _since(self, place: Place, password: Secret) -> list[Message]:
        if self._place(password).validity != place.validity:
            raise NoCode(f"cannot be read: {self.folder} was replaced meanwhile", "run the same command again")
        server = self._opened(password)
        status, _ = server.select(_quoted(self.folder.folder), readonly=True)
        if status != "OK":
            raise NoCode(f"cannot be read: the mailbox has no such folder: {self.folder}", _CHECK)
        _, found = server.uid("SEARCH", f"UID {place.next_uid}:*")  # the last one comes in any case (RFC 3501)
        numbers = sorted({int(one) for part in found if part for one in part.split()}, reverse=True)
        new = [number for number in numbers if number >= place.next_uid][:_MOST]
        return [message for number in new if (message := _fetched(server, number)) is not None]

    def _opened(self, password: Secret) -> imaplib.IMAP4_SSL:
        if self._server is not None:
            return self._server
        folder = self.folder
        if not (is_plain(password.reveal()) and is_plain(f"{folder.user}{folder.folder}")):
            raise NoCode("cannot be read: user, password or folder is not plain ASCII, which IMAP takes alone", _CHECK)
        server = imaplib.IMAP4_SSL(folder.host, folder.port, ssl_context=self._trust.context(), timeout=MAIL_ANSWER)
        try:
            server.login(folder.user, password.reveal())
        except (OSError, imaplib.IMAP4.error) as error:
            with suppress(OSError):
                server.shutdown()
            if isinstance(error, OSError):
                raise
            raise NoCode(
                f"cannot be read: the server refuses the login of {folder.user}",
                "check SF_CODE_IMAP and its password; many providers want one that is made for programs",
            ) from None  # what the server says may repeat what it was sent
        self._server = server
        return server

    def _bounded(self, ask: Callable[[], T]) -> T:
        """An answer, in a thread of its own: a line that comes byte by byte has no end by itself."""
        answers: queue.SimpleQueue[tuple[T] | Exception] = queue.SimpleQueue()

        def work() -> None:
            try:
                answers.put((ask(),))
            except Exception as error:  # noqa: BLE001 - it is told where it is waited for
                answers.put(error)

        threading.Thread(target=work, daemon=True).start()
        try:
            got = answers.get(timeout=MAIL_QUESTION)
        except queue.Empty:
            self._server = None  # the thread has it, and nobody waits for that one
            late = f"cannot be read: {self.folder.host} did not answer within {MAIL_QUESTION:g} s"
            raise NoCode(late, _CHECK) from None
        if isinstance(got, tuple):
            return got[0]
        self.close()
        if isinstance(got, OSError | imaplib.IMAP4.error):
            raise NoCode(f"cannot be read: {self.folder.host}: {_said(got)}", _CHECK) from None
        raise got


def _fetched(server: imaplib.IMAP4_SSL, number: int) -> Message | None:
    _, found = server.uid("FETCH", str(number), f"(INTERNALDATE BODY.PEEK[]<0.{_LARGEST}>)")
    for part in found:
        if isinstance(part, tuple) and len(part) > 1:
            when = imaplib.Internaldate2tuple(part[0])
            received = datetime(*when[:6]).astimezone() if when is not None else None
            return Message(number, received, bytes(part[1]))
    return None


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _said(error: Exception) -> str:
    return in_one_line(str(error))[:_WORDS] or type(error).__name__
