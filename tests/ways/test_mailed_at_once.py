"""Mailboxes and messages that are not as usual: two codes at once, headers and passwords that no parser takes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from automation.jobs.codes.codes import NoCode
from automation.jobs.codes.mailbox import Mailbox
from automation.jobs.codes.mailed import Mailed
from automation.network.trust import Trust
from automation.settings.sign_in.mail_folder import mail_folder_of
from fixtures.practice_org import ADMIN, PracticeOrg
from pages import Secret
from pages.values.code import E_MAIL, CodeWanted

from ..support.command import env_of, setupwalk
from . import imap_server
from .imap_server import PASSWORD, SENDER, Server

TEXT = "Verification Code: {code}\nUsername: {who}\n"
WANTED = CodeWanted(E_MAIL, lambda: True)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A mail server with an empty mailbox."""
    with imap_server.serving(tmp_path) as served:
        yield served


def _reader(server: Server, *, password: str = PASSWORD, patience: float = 0.5) -> Mailed:
    trust = Trust.read({}, server.certificate)
    box = Mailbox(mail_folder_of(server.url), lambda: Secret(password), trust)
    return Mailed(box, (SENDER,), lambda: ADMIN, lambda _: None, patience)


@pytest.mark.parametrize("sender", ["<", "a@[", '"', "a@b <", "", "=?utf-8?q?=00?=", "\xff"])
def test_header_that_no_parser_takes(server: Server, sender: str) -> None:
    """Whatever Python's parser makes of it, the message is none of Salesforce's, and the one beside it is found."""
    reader = _reader(server)
    reader.expect()
    broken = f"From: {sender}\r\nSubject: x\r\n\r\n{TEXT.format(code='111111', who=ADMIN)}".encode("latin-1")
    server.messages.append((server._next, datetime.now(UTC), broken))
    server._next += 1
    with pytest.raises(NoCode, match="no e-mail with a code"):
        reader.give(WANTED)
    server.deliver(TEXT.format(code="222222", who=ADMIN))
    assert reader.give(WANTED) == Secret("222222")


def test_two_codes_at_once(server: Server) -> None:
    """Two runs log in as one user: neither guesses which code is its own, and neither is given later."""
    reader = _reader(server)
    reader.expect()
    server.deliver(TEXT.format(code="111111", who=ADMIN))
    server.deliver(TEXT.format(code="222222", who=ADMIN))
    with pytest.raises(NoCode, match="2 new e-mails with codes") as none:
        reader.give(WANTED)
    assert "1111" not in str(none.value)
    with pytest.raises(NoCode, match="no e-mail with a code"):
        reader.give(WANTED)


@pytest.mark.parametrize(
    "password",
    ["geheim-\u00df-x", "\U0001f511", "upper\r\nlower"],
    ids=["password", "emoji", "lines"],
)
def test_what_imap_cannot_say(server: Server, password: str) -> None:
    """IMAP's login takes ASCII: a password with other characters is told in a sentence that shows none of them,
    and nothing of it is sent."""
    reader = _reader(server, password=password)
    reader.expect()
    with pytest.raises(NoCode, match="ASCII") as none:
        reader.give(WANTED)
    told = f"{none.value} {none.value.hint} {none.value.__cause__}"
    assert not any(part in told for part in ("geheim", "\u00df", "xdf", "\\U", "upper", "lower"))
    assert not any(command.startswith("LOGIN") for command in server.commands)


@pytest.mark.parametrize("what", ["password", "folder"])
def test_told_before_a_browser_opens(server: Server, practice: PracticeOrg, tmp_path: Path, what: str) -> None:
    """The same as a setting: exit code 3, and the org is not asked for anything."""
    env = server.env | ({"SF_CODE_IMAP_PASSWORD": "geheim-\u00df"} if what == "password" else {})
    env |= {"SF_CODE_IMAP": server.url.replace("INBOX", "Entw%C3%BCrfe")} if what == "folder" else {}
    done = setupwalk("plan", folder=tmp_path, env=env_of(practice) | env)
    assert done.code == 3, done.err
    assert "ASCII" in done.err
    assert "geheim" not in done.err
    assert not practice.org.log.entries


def test_two_runs_take_turns(server: Server) -> None:
    """While one run waits for a code, a second one for the same user does not let the org send another; once the first
    has its code, the second goes on, and finds its own."""
    one, other = _reader(server), _reader(server, patience=20)
    one.expect()
    asked = threading.Event()
    found = list[Secret]()

    def second() -> None:
        other.expect()
        asked.set()
        found.append(other.give(WANTED))

    thread = threading.Thread(target=second, daemon=True)
    thread.start()
    assert not asked.wait(1)
    server.deliver(TEXT.format(code="111111", who=ADMIN))
    assert one.give(WANTED) == Secret("111111")
    assert asked.wait(20)
    server.deliver(TEXT.format(code="222222", who=ADMIN))
    thread.join(20)
    assert found == [Secret("222222")]
