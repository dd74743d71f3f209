"""The last net: texts lose secrets by value and by shape, and evidence loses addresses too."""

from __future__ import annotations

import base64
import json
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from automation.engine.step import Flow
from automation.runs.folder import Run
from automation.runs.redact import Redactor, without_query
from pages import Secret

KEY = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0B\n-----END PRIVATE KEY-----"


@pytest.mark.parametrize(
    "secret", ['p"ss w&rd', "c0rrect-horse", "ünï<cödé>", "123456"], ids=["quotes", "plain", "letters", "code"]
)
def test_known_value(secret: str) -> None:
    """A secret that is known goes, however the text around it spells it."""
    redactor = Redactor()
    redactor.add(Secret(secret))
    for spelling in (secret, json.dumps(secret)[1:-1], quote(secret)):
        assert redactor.redact(f"before {spelling} after") == "before *** after"


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
    assert text not in Redactor().redact(f"see {text} here")
    assert "see ***" in Redactor().redact(f"see {text} here")


def test_parameters() -> None:
    """Addresses keep their shape and lose the values of parameters that let somebody in."""
    address = "https://org.example/secur/frontdoor.jsp?sid=abcdefgh&retURL=/home&otp=12345678"
    assert Redactor().redact(address) == "https://org.example/secur/frontdoor.jsp?sid=***&retURL=/home&otp=***"
    assert without_query(address) == "https://org.example/secur/frontdoor.jsp"


def test_innocent_text_stays() -> None:
    """Consumer keys, ordinary sentences and short secrets that would garble everything stay as they are."""
    redactor = Redactor()
    redactor.add(Secret("a"))
    text = "sf org login jwt --client-id 3MVG9abc.DEF --username admin@practice.example; a password is asked for"
    assert redactor.redact(text) == text
    assert "admin@" not in redactor.anonymous(text)


def test_what_a_run_writes_is_clean(tmp_path: Path) -> None:
    """Whatever is written into a run's folder goes through the net."""
    run = Run(tmp_path, "App")
    run.redactor.add(Secret("c0rrect-horse"))
    run.write("a.txt", "the password is c0rrect-horse")
    run.append("b.jsonl", '{"password": "c0rrect-horse"}')
    assert not [path for path in run.folder.iterdir() if "c0rrect" in path.read_text(encoding="utf-8")]


def test_values_are_cleaned_before_they_are_json() -> None:
    """A link with a token that stands in quotes in a text loses the token alone; the JSON around it stays JSON."""
    facts = {
        "Description": 'See "https://wiki.example/?token=abc" first',
        "steps": [{"n": 1, "ok": True, "none": None}],
    }
    kept = json.loads(json.dumps(Redactor().redact_data(facts)))
    assert kept == {**facts, "Description": 'See "https://wiki.example/?token=***" first'}


def test_journal_keeps_one_line_an_event(tmp_path: Path) -> None:
    """Separators of lines that an org's text holds are no line breaks of the journal, and read back as they were."""
    run = Run(tmp_path, "App")
    texts = ["a\u2028b", "c\u0085d", "e\rf", 'token="x" \\" \\', "\udc80", "日本"]
    for text in texts:
        run.append_data("journal.jsonl", {"text": text})
    lines = (run.folder / "journal.jsonl").read_text(encoding="ascii").splitlines()
    assert [json.loads(line)["text"] for line in lines] == texts


def test_words_of_the_program_stay() -> None:
    """A password that is one of the program's own words does not take a key or a status out of what it keeps."""
    redactor = Redactor()
    redactor.add(Secret("status"))
    redactor.add(Secret(Flow.JWT.value))
    assert redactor.redact_data({"status": Flow.JWT, "note": "the status"}) == {"status": "jwt", "note": "the ***"}


@pytest.mark.parametrize(
    ("secrets", "text", "left"),
    [
        (["abcdefgh", "efghijkl"], "x abcdefghijkl y", "x *** y"),
        (["abcd", "abcdefgh"], "x abcdefgh y", "x *** y"),
        (["abab"], "x ababab y", "x *** y"),
        (["first-line-of-it\nsecond-line-of-it"], "x second-line-of-it y", "x *** y"),
        (["Zu\u0308rich-77"], "x Z\u00fcrich-77 y", "x *** y"),
        (["p<'\"&ss"], "x p&lt;&#39;&#34;&amp;ss y", "x *** y"),
        (["p\u00e4ss/w0rd"], "x p%c3%a4ss%2fw0rd y", "x *** y"),
    ],
    ids=["overlap", "prefix", "itself", "lines", "unicode", "html", "address"],
)
def test_spellings(secrets: list[str], text: str, left: str) -> None:
    """Nothing is left of secrets that overlap, of a line of one, or of one in another spelling."""
    redactor = Redactor()
    for secret in secrets:
        redactor.add(Secret(secret))
    assert redactor.redact(text) == left


@pytest.mark.parametrize("before", ["", "u", "us", "use"])
@pytest.mark.parametrize("after", ["", "!", "!!"])
def test_base64(before: str, after: str) -> None:
    """A secret within Base64 leaves nothing that decodes to four or more of its characters, wherever it begins."""
    redactor = Redactor()
    redactor.add(Secret("c0rrect-horse"))
    text = redactor.redact(base64.b64encode(f"{before}c0rrect-horse{after}".encode()).decode())
    assert "***" in text
    for piece in text.replace("=", "").split("***"):
        for shift in range(4):
            raw = base64.b64decode("A" * shift + piece + "A" * (-(shift + len(piece)) % 4))
            assert not any(part in raw for part in (b"c0rr", b"orse"))


def test_a_short_secret_is_a_whole_value() -> None:
    """A secret of three characters goes where it is all of a value; in a sentence it would garble every word."""
    redactor = Redactor()
    redactor.add(Secret("abc"))
    assert redactor.redact_data(["abc", "abcdef"]) == ["***", "abcdef"]


@pytest.mark.parametrize(
    "piece", ["a", "a.", "a@", "eyJ-", "eyJaaaaaaaa.", "00D", "5Aep.", "sid=", "-----BEGIN ", "token=a&", "aPrx", "%40"]
)
def test_time_grows_with_the_length(piece: str) -> None:
    """A word of two million characters, whatever it is made of, is cleaned in the time that it takes to read it."""
    redactor = Redactor()
    redactor.add(Secret("aaaaaaaaaaaaaaaab"))
    began = time.process_time()
    redactor.anonymous(piece * (2_000_000 // len(piece)))
    assert time.process_time() - began < 10
