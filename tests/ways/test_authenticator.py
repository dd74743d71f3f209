"""Codes of an authenticator app whose secret is set: for that question alone, each once, and nonsense refused early."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pyotp
import pytest

from automation.errors import SettingsError
from automation.jobs.codes.authenticator import Authenticator
from automation.jobs.codes.codes import Asked, Codes
from automation.runs.redact import Redactor
from automation.settings.loader import Settings
from fixtures.practice_org import TOTP_SECRET, PracticeOrg
from pages import Secret
from pages.errors import PersonNeeded
from pages.values.code import AUTHENTICATOR, E_MAIL, TEXT_MESSAGE, CodeWanted

from ..support.command import env_of, setupwalk

SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine remembers of given codes is this test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def _wanted(where: str = AUTHENTICATOR, still: Callable[[], bool] = lambda: True) -> CodeWanted:
    return CodeWanted(where, still)


@pytest.mark.parametrize(
    "text",
    [
        SEED,
        "jbsw y3dp ehpk 3pxp jbsw y3dp ehpk 3pxp",
        f"otpauth://totp/Salesforce:admin?secret={SEED}&issuer=Salesforce",
        f"otpauth://totp/x?secret={SEED.lower()}&digits=6&period=30&algorithm=SHA1",
    ],
)
def test_forms(tmp_path: Path, text: str) -> None:
    """With blanks, in small letters, and as the address that is behind a QR code."""
    settings = Settings.read({}, {"SF_TOTP_SECRET": text}, tmp_path)
    assert settings.sign_in.totp_secret_value == Secret(SEED)


@pytest.mark.parametrize(
    "text",
    [
        "123456",
        "not base32 at all!",
        "JBSWY3DP",
        "otpauth://hotp/x?secret=" + SEED,
        f"otpauth://totp/x?secret={SEED}&digits=8",
    ],
)
def test_nonsense(tmp_path: Path, text: str) -> None:
    """A code, a password, something short, another kind of authenticator: refused and not repeated."""
    with pytest.raises(SettingsError, match="SF_TOTP_SECRET") as caught:
        Settings.read({}, {"SF_TOTP_SECRET": text}, tmp_path)
    assert text not in str(caught.value)


def test_nonsense_in_a_file(tmp_path: Path) -> None:
    """A file with nonsense ends the command before a browser opens."""
    (tmp_path / "seed").write_text("hunter2-hunter2\n")
    with PracticeOrg() as org:
        done = setupwalk("plan", folder=tmp_path, env=env_of(org, SF_TOTP_SECRET_FILE="seed"))
    assert done.code == 3
    assert "SF_TOTP_SECRET_FILE" in done.err
    assert "hunter2" not in done.err
    assert not org.org.log.entries


def test_two_questions_get_two_codes() -> None:
    """Where the code of now was given, the next one is waited for, by this process and by the one after it."""
    clock = [time.time()]

    def still() -> bool:
        clock[0] += 7  # a look takes its time
        return True

    said: list[str] = []
    first = Authenticator(lambda: Secret(SEED), said.append, lambda: clock[0])
    codes = [first.give(_wanted(still=still)) for _ in range(2)]
    second = Authenticator(lambda: Secret(SEED), said.append, lambda: clock[0])
    codes.append(second.give(_wanted(still=still)))
    assert len(set(codes)) == 3
    assert len(said) == 2
    assert codes[-1].reveal() == pyotp.TOTP(SEED).at(int(clock[0]))


def test_nobody_asks_any_more() -> None:
    """The wait ends where the page was left."""
    app = Authenticator(lambda: Secret(SEED), lambda _: None, lambda: 1_800_000_000.0)
    assert app.give(_wanted())
    assert not app.give(_wanted(still=lambda: False))


def test_only_its_own_question() -> None:
    """No code of the authenticator for an e-mail's or a text message's question."""
    codes = Codes([Authenticator(lambda: Secret(SEED), lambda _: None)], Redactor(), lambda _: None)
    for where in (E_MAIL, TEXT_MESSAGE):
        with pytest.raises(PersonNeeded, match=where):
            codes(_wanted(where))
    assert codes(_wanted())


def test_no_code_is_given_twice() -> None:
    """A command that prints the same code for another question, of whatever kind, gives none; the next source is
    asked."""
    command = Asked("SF_CODE_COMMAND", lambda _: Secret("123456"))
    said: list[str] = []
    codes = Codes([command], Redactor(), said.append)
    assert codes(_wanted(E_MAIL)) == Secret("123456")
    with pytest.raises(PersonNeeded, match="given before"):
        codes(_wanted(TEXT_MESSAGE))
    person = codes.and_then("somebody", lambda _: Secret("654321"))
    assert person(_wanted(AUTHENTICATOR)) == Secret("654321")
    assert "123456" not in " ".join(said)


def test_plan_twice_with_an_authenticator(tmp_path: Path) -> None:
    """Two runs in a row log in with two codes, since the org takes none twice; the secret is nowhere to be found."""
    with PracticeOrg() as org:
        org.faults.arm("login-totp")
        org.faults.arm("login-totp")
        env = env_of(org, SF_TOTP_SECRET=TOTP_SECRET)
        for _ in range(2):
            done = setupwalk("plan", "--json", folder=tmp_path, env=env)
            assert done.code == 2, done.err
        left = [path.read_text(errors="replace") for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(TOTP_SECRET in text for text in [*left, done.out, done.err])


def test_refused_code_is_not_answered_again(tmp_path: Path) -> None:
    """A code that the org does not take ends the run with 1: the org saw one code and no second."""
    with PracticeOrg() as org:
        org.faults.arm("login-totp")
        done = setupwalk("plan", "--json", folder=tmp_path, env=env_of(org, SF_TOTP_SECRET=SEED))
        assert done.code == 1, done.err
        assert [entry.verdict for entry in org.org.log.entries if entry.verdict == "wrong code"] == ["wrong code"]
    assert done.facts["tries"] == 1
