"""The code in an e-mail that the org has sent after it was asked for: to this user, by Salesforce, never an old one.

It knows messages and no server. Sender, and that the text names the user, are grade C: read by public automation.
"""

from __future__ import annotations

import html
import re
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from threading import Event

from pages.values.code import E_MAIL, CodeWanted
from pages.values.secret import Secret

from ...timeouts import CODE_MAIL, CODE_MAIL_LOOK
from .codes import NoCode
from .mailbox import Mailbox, Message, Place
from .turn import Turn

_LABELLED = re.compile(r"(?:verification|identity|security)\s+code\W{0,20}?(?<!\d)(\d{5,8})(?!\d)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.+-])\d{5,6}(?![\w.-]*@|\w)")
_TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_CLOCKS = timedelta(minutes=5)
"""As much may this machine's clock and the mail server's differ. What the server got before is an old message that was
moved into the folder."""


class Mailed:
    """Answers where the org has sent a code by e-mail, and nowhere else."""

    name = "SF_CODE_IMAP"

    def __init__(
        self,
        mailbox: Mailbox,
        senders: Sequence[str],
        who: Callable[[], str],
        say: Callable[[str], None],
        patience: float = CODE_MAIL,
    ) -> None:
        """`senders` are addresses, or domains that begin with @; `patience` is in seconds."""
        self._mailbox, self._who, self._say, self._patience = mailbox, who, say, patience
        self._senders = [sender.casefold() for sender in senders]
        self._place: Place | None = None
        self._since = datetime.now(UTC)
        self._why: NoCode | None = None
        self._turn = Turn()

    def answers(self, where: str) -> bool:
        """Whether it is the kind of code that it has."""
        return where == E_MAIL

    def expect(self) -> None:
        """Notes where the folder ends: what is there now is no answer to what is asked from now on.

        Waits first while another run on this machine has a code sent to the same user and mailbox.
        """
        try:
            self._turn.take(f"{self._mailbox.folder} {self._who().casefold()}", self._say)
            self._place, self._why = self._mailbox.place(), None
        except NoCode as error:  # it matters only where a code is asked for
            self._place, self._why = None, error
            self._turn.end()
        self._since = datetime.now(UTC)

    def expect_no_more(self) -> None:
        """Lets the next run have its turn."""
        self._turn.end()

    def give(self, wanted: CodeWanted) -> Secret:
        """Waits for the message, looking every few seconds.

        Raises:
            NoCode: the mailbox cannot be read, or none has come within the time.
        """
        place, who = self._place, self._who()
        if place is None:
            raise self._why or NoCode(
                "was not looked at before the code was asked for, so that no e-mail is surely new"
            )
        if not who:
            raise NoCode("has codes of several users, and it is not known who logs in", "set SF_USERNAME")
        self._say(f"waiting up to {self._patience:g} s for the e-mail with the code, in {self._mailbox.folder}")
        ends, rest, others = time.monotonic() + self._patience, Event(), 0
        try:
            while True:
                new = self._mailbox.since(place)
                if found := {code: message.uid for message in reversed(new) if (code := self._code_in(message, who))}:
                    self._place = Place(place.validity, max(found.values()) + 1)
                    if len(found) > 1:
                        raise NoCode(
                            f"has {len(found)} new e-mails with codes for {who}, and it is not known which of them "
                            "answers this login",
                            "let no two runs log in as one user at the same time, and run the same command again",
                        )
                    return Secret(found.popitem()[0])
                others = max(others, len(new))
                if not wanted.still():
                    return Secret("")
                if time.monotonic() > ends:
                    raise NoCode(
                        f"has no e-mail with a code for {who} after {self._patience:g} s ({others} others have come)",
                        "check that the org sends the user's codes to this mailbox, and SF_CODE_IMAP_FROM",
                    )
                rest.wait(CODE_MAIL_LOOK)
        finally:
            self._mailbox.close()
            self._turn.end()

    def _code_in(self, message: Message, who: str) -> str:
        """The code in a message that is Salesforce's to this user; empty in any other."""
        if message.received is None or message.received < self._since - _CLOCKS:
            return ""
        try:
            mail = message_from_bytes(message.content, policy=policy.default)
            text = text_of(mail) if self._is_sender(mail) else ""
        except Exception:  # noqa: BLE001 - Python's parser has many, and what it cannot read is none of Salesforce's
            return ""
        return code_in(text) if names(text, who) else ""

    def _is_sender(self, mail: EmailMessage) -> bool:
        senders = [address.casefold() for _, address in getaddresses([str(one) for one in mail.get_all("From", [])])]
        if len(senders) != 1:
            return False
        return any(senders[0].endswith(one) if one.startswith("@") else senders[0] == one for one in self._senders)


def text_of(mail: EmailMessage) -> str:
    """What a reader sees of a message."""
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        text = str(part.get_content())
    except (LookupError, ValueError):  # no such character set, or not in it
        return ""
    return html.unescape(_TAGS.sub(" ", text)) if part.get_content_type() == "text/html" else text


def names(text: str, username: str) -> bool:
    """Whether a text names that user, and not one whose name only contains it."""
    return re.search(rf"(?<![\w.+@-]){re.escape(username)}(?![\w@-]|\.\w)", text, re.IGNORECASE) is not None


def code_in(text: str) -> str:
    """The code that a message tells; empty where there is none, or more than one number that may be it."""
    labelled = set(_LABELLED.findall(text))
    found = labelled or set(_NUMBER.findall(text))
    return found.pop() if len(found) == 1 else ""
