"""The last net: texts lose secrets by value and by shape, and evidence loses addresses too."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest

from automation.clean import Cleaner, without_query
from automation.run import Run
from pages import Secret

KEY = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0B\n-----END PRIVATE KEY-----"


@pytest.mark.parametrize(
    "secret", ['p"ss w&rd', "c0rrect-horse", "ünï<cödé>", "123456"], ids=["quotes", "plain", "letters", "code"]
)
def test_known_value(secret: str) -> None:
    """A secret that is known goes, however the text around it spells it."""
    cleaner = Cleaner()
    cleaner.learn(Secret(secret))
    for spelling in (secret, json.dumps(secret)[1:-1], quote(secret)):
        assert cleaner.clean(f"before {spelling} after") == "before *** after"


@pytest.mark.parametrize(
    "text",
    [
        KEY,
        KEY[:40],
        "00D5e000001abcDEAQ!AQEAQNm.xQ_1234567890abcdefghij",
        "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIzTVZHOSJ9.c2lnbmF0dXJlLW9mLWl0",
        "5Aep861abcdefghijklmnopqrstuvwxyz.1234",
        "aPrxabcdefghijklmnopqrstuvwxyz1234567890==",
    ],
    ids=["key", "cut-key", "session", "assertion", "refresh-token", "code"],
)
def test_shape(text: str) -> None:
    """What looks like a key, a session, a token or a code goes, without being known."""
    assert text not in Cleaner().clean(f"see {text} here")
    assert "see ***" in Cleaner().clean(f"see {text} here")


def test_parameters() -> None:
    """Addresses keep their shape and lose the values of parameters that let somebody in."""
    address = "https://org.example/secur/frontdoor.jsp?sid=abcdefgh&retURL=/home&otp=12345678"
    assert Cleaner().clean(address) == "https://org.example/secur/frontdoor.jsp?sid=***&retURL=/home&otp=***"
    assert without_query(address) == "https://org.example/secur/frontdoor.jsp"


def test_innocent_text_stays() -> None:
    """Consumer keys, ordinary sentences and short secrets that would garble everything stay as they are."""
    cleaner = Cleaner()
    cleaner.learn(Secret("a"))
    text = "sf org login jwt --client-id 3MVG9abc.DEF --username admin@practice.example; a password is asked for"
    assert cleaner.clean(text) == text
    assert "admin@" not in cleaner.anonymous(text)


def test_what_a_run_writes_is_clean(tmp_path: Path) -> None:
    """Whatever is written into a run's folder goes through the net."""
    run = Run(tmp_path, "App")
    run.cleaner.learn(Secret("c0rrect-horse"))
    run.write("a.txt", "the password is c0rrect-horse")
    run.append("b.jsonl", '{"password": "c0rrect-horse"}')
    assert not [path for path in run.folder.iterdir() if "c0rrect" in path.read_text(encoding="utf-8")]
