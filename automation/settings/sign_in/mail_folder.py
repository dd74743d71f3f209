"""How the mailbox that codes are sent to is written: its address, and its password. It reads no mailbox."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pages.values.secret import Secret

from ...texts.web_address import host_of
from ..types import Unprintable

_IMAPS = 993


@dataclass(frozen=True, slots=True)
class MailFolder:
    """A folder of a mailbox that is read over IMAP with TLS from the first byte."""

    host: str
    port: int
    user: str
    folder: str = "INBOX"

    def __str__(self) -> str:
        return f"{self.folder} of {self.user} at {self.host}"


def mail_folder(text: str) -> str:
    """An address such as imaps://user@host:993/INBOX; a @ in the user's name may stand as it is, or as %40.

    Raises:
        Unprintable: it is none.
    """
    if text:
        mail_folder_of(text)
    return text


def mail_folder_of(text: str) -> MailFolder:
    """The folder that such an address names.

    Raises:
        Unprintable: it is no such address.
    """
    scheme, _, rest = text.partition("://")
    named, _, folder = rest.partition("/")
    user, _, place = named.rpartition("@")
    if scheme.casefold() == "imap":
        raise Unprintable("begins with imap: the password would go unencrypted; write imaps://")
    if ":" in user:
        raise Unprintable("carries a password; give that in SF_CODE_IMAP_PASSWORD, _FILE or _COMMAND")
    try:
        parts = urlsplit(f"imaps://{place}")
        host, port = host_of(parts.hostname or ""), parts.port
    except ValueError:
        host, port = "", None
    if scheme.casefold() != "imaps" or not user or not host or port == 0 or "?" in folder:
        raise Unprintable("is not an address such as imaps://user@imap.example.com/INBOX")
    found = MailFolder(host, port or _IMAPS, unquote(user), unquote(folder.strip("/")) or "INBOX")
    if not is_plain(found.user + found.folder):
        raise Unprintable(
            "names a user or folder that is not plain ASCII, which IMAP takes alone; have the codes sorted into "
            "another folder"
        )
    return found


def mail_password(text: str) -> Secret:
    """The password of such a mailbox.

    Raises:
        Unprintable: IMAP's login cannot say it; nothing of it is told.
    """
    if not is_plain(text):
        raise Unprintable("is not plain ASCII, which IMAP's login takes alone; make a password for programs there")
    return Secret(text)


def is_plain(text: str) -> bool:
    """Whether IMAP can say it between quotes (RFC 3501): ASCII without control characters."""
    return text.isascii() and text.isprintable()
