"""Codes by e-mail: only from Salesforce, only to this user, only newer than the question; nothing else is touched."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from automation.jobs.codes import mailbox as mailbox_module
from automation.jobs.codes.codes import NoCode
from automation.jobs.codes.mailbox import Mailbox
from automation.jobs.codes.mailed import Mailed, code_in, names
from automation.network.trust import Trust
from automation.settings.sign_in.mail_folder import mail_folder_of
from fixtures.practice_org import ADMIN, Mail, PracticeOrg
from pages import Secret
from pages.values.code import AUTHENTICATOR, E_MAIL, TEXT_MESSAGE, CodeWanted

from ..support.command import env_of, setupwalk
from . import imap_server
from .imap_server import PASSWORD, SENDER, Server

TEXT = "To log in, enter this code.\nVerification Code: {code}\nUsername: {who}\n"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A mail server with an old code in its mailbox."""
    with imap_server.serving(tmp_path) as served:
        served.deliver(TEXT.format(code="111111", who=ADMIN))
        yield served


def _reader(
    server: Server, *, password: str = PASSWORD, senders: tuple[str, ...] = (SENDER,), who: str = ADMIN
) -> Mailed:
    trust = Trust.read({}, server.certificate)
    box = Mailbox(mail_folder_of(server.url), lambda: Secret(password), trust)
    return Mailed(box, senders, lambda: who, lambda _: None, patience=0.5)


def _wanted(still: bool = True) -> CodeWanted:
    return CodeWanted(E_MAIL, lambda: still)


def test_new_message(server: Server) -> None:
    """The code of the message that came after the question, though others came with it; nothing is changed there."""
    reader = _reader(server)
    reader.expect()
    server.deliver(TEXT.format(code="222222", who="somebody.else@practice.example"))
    server.deliver(TEXT.format(code="333333", who=ADMIN))
    server.deliver("Your invoice 444444", sender="shop@example.com")
    assert reader.give(_wanted()) == Secret("333333")
    done = " ".join(server.commands)
    assert not any(word in done for word in ("STORE", "EXPUNGE", "COPY", "SELECT", "BODY[]"))
    assert "EXAMINE" in done
    assert "BODY.PEEK[]" in done


def test_message_that_comes_while_waiting(server: Server) -> None:
    """It is looked again until it is there."""
    reader = _reader(server)
    reader._patience = 20
    reader.expect()
    late = threading.Timer(0.5, lambda: server.deliver(TEXT.format(code="333333", who=ADMIN)))
    late.start()
    assert reader.give(_wanted()) == Secret("333333")
    late.join()


@pytest.mark.parametrize(
    ("sender", "who", "age", "text"),
    [
        ("attacker@salesforce.com.example.org", ADMIN, 0, TEXT),
        ("x-noreply@salesforce.com", ADMIN, 0, TEXT),
        (SENDER, f"not-{ADMIN}", 0, TEXT),
        (SENDER, f"{ADMIN}.sandbox", 0, TEXT),
        (SENDER, ADMIN, 600, TEXT),
        (SENDER, ADMIN, 0, "Hello {who}, 123456 or 654321, and not {code}\n"),
    ],
    ids=["other-domain", "other-sender", "other-user", "sandbox-user", "moved-there", "several-numbers"],
)
def test_message_that_is_not_it(server: Server, sender: str, who: str, age: int, text: str) -> None:
    """Another sender, another user, an old message that was moved into the folder, a text that is not clear."""
    reader = _reader(server)
    reader.expect()
    server.deliver(text.format(code="333333", who=who), sender=sender, age=timedelta(seconds=age))
    with pytest.raises(NoCode, match=f"no e-mail with a code for {ADMIN}"):
        reader.give(_wanted())


def test_old_message_is_no_answer(server: Server) -> None:
    """What lay there before the question is never given, nor what was given once."""
    reader = _reader(server)
    reader.expect()
    with pytest.raises(NoCode):
        reader.give(_wanted())
    server.deliver(TEXT.format(code="333333", who=ADMIN))
    assert reader.give(_wanted()) == Secret("333333")
    with pytest.raises(NoCode):
        reader.give(_wanted())


def test_senders_domain_and_html(server: Server) -> None:
    """The sender can be a domain, and the message a page."""
    reader = _reader(server, senders=("@mail.example.com", "@salesforce.com"))
    reader.expect()
    page = f"<style>p {{ width: 123456px }}</style><p>Verification&nbsp;Code: <b>98765</b><p>Username: {ADMIN}"
    server.deliver(page, sender="no-reply@salesforce.com", subtype="html")
    assert reader.give(_wanted()) == Secret("98765")


def test_wrong_password(server: Server) -> None:
    """The server's words may repeat the password, so they are not told."""
    reader = _reader(server, password="Wr0ng-and-secret")
    reader.expect()
    with pytest.raises(NoCode, match="refuses the login") as caught:
        reader.give(_wanted())
    assert "Wr0ng" not in f"{caught.value} {caught.value.__cause__} {caught.value.__context__ and ''}"


def test_untrusted_certificate(server: Server) -> None:
    """A certificate that nobody vouches for is refused, before a password is sent."""
    box = Mailbox(mail_folder_of(server.url), lambda: Secret(PASSWORD), Trust())
    with pytest.raises(NoCode, match="certificate"):
        box.place()
    assert not server.commands


def test_server_that_says_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not waited for longer than the bound."""
    monkeypatch.setattr(mailbox_module, "MAIL_QUESTION", 1.0)
    server.silent = True
    reader = _reader(server)
    reader.expect()
    with pytest.raises(NoCode, match="did not answer within 1 s"):
        reader.give(_wanted())


def test_folder_made_anew(server: Server) -> None:
    """Numbers of another folder mean nothing."""
    reader = _reader(server)
    reader.expect()
    server.validity += 1
    with pytest.raises(NoCode, match="replaced meanwhile"):
        reader.give(_wanted())


def test_page_that_asks_no_more(server: Server) -> None:
    """Somebody has given the code to the page meanwhile: there is none to give."""
    reader = _reader(server)
    reader.expect()
    assert not reader.give(_wanted(still=False))


def test_kinds(server: Server) -> None:
    """It answers for e-mails alone."""
    assert [_reader(server).answers(kind) for kind in (E_MAIL, TEXT_MESSAGE, AUTHENTICATOR)] == [True, False, False]


def test_texts() -> None:
    """A code is what stands behind the words, or the only number; a name is whole."""
    assert code_in("Call 0800 123456. Verification Code: 654321") == "654321"
    assert code_in("654321") == "654321"
    assert code_in("654321 or 123456") == ""
    assert code_in("2026-11-27 no code") == ""
    assert names(f"as {ADMIN}.", ADMIN.upper())
    assert not names(f"as x{ADMIN}", ADMIN)


def test_plan_with_an_emailed_code(server: Server, tmp_path: Path) -> None:
    """A headless run in an org that asks for a code by e-mail at the login: it is read in the mailbox, and nothing that
    the run leaves has it."""

    def delivered(mail: Mail) -> None:
        server.deliver(mail.text)

    with PracticeOrg(login_code=True, on_mail=delivered) as org:
        done = setupwalk("plan", "--json", folder=tmp_path, env=env_of(org) | server.env)
        assert done.code == 2, done.err
        codes = [mail.text.split("Code: ")[1].strip() for mail in org.org.mail]
        assert codes
        left = [path.read_text(errors="replace") for path in (tmp_path / "runs").rglob("*") if path.is_file()]
        assert not any(code in text for code in codes for text in [*left, done.out, done.err])


def test_mailbox_without_a_password(server: Server, tmp_path: Path) -> None:
    """No mailbox password: told before a browser opens."""
    env = {name: value for name, value in server.env.items() if name != "SF_CODE_IMAP_PASSWORD"}
    with PracticeOrg() as org:
        done = setupwalk("plan", folder=tmp_path, env=env_of(org) | env)
    assert done.code == 3
    assert "SF_CODE_IMAP_PASSWORD" in done.err
    assert not org.org.log.entries
