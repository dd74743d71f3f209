"""The consumer key in an answer of the Metadata API: taken from a record of exactly the app that was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation.context.consumer.metadata_api import key_in

KEY = "3MVG9.abc_DEF123"


def answer(*records: str, before: str = "") -> bytes:
    """An answer as the API gives it."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}'
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://soap.sforce.com/2006/04/metadata">'
        f"<s:Body><readMetadataResponse><result>{''.join(records)}</result></readMetadataResponse></s:Body></s:Envelope>"
    ).encode()


def app(name: str = "Mine", key: str = KEY, more: str = "") -> str:
    """A record of an app."""
    config = f"<oauthConfig><callbackUrl>http://a</callbackUrl><consumerKey>{key}</consumerKey>{more}</oauthConfig>"
    return f'<records xsi:type="ConnectedApp"><fullName>{name}</fullName><label>L</label>{config}</records>'


def test_the_apps_own_key() -> None:
    """The one record of the app tells its key, whatever else is in it."""
    assert key_in(answer(app(more="<scopes>Api</scopes><consumerSecret>123</consumerSecret>")), "Mine") == KEY


@pytest.mark.parametrize(
    "body",
    {
        "nothing": b"",
        "no XML": b"<html><body>Log in",
        "a page": b"<html><body><records><fullName>Mine</fullName></records></body></html>",
        "no record": answer(),
        "nil": answer('<records xsi:nil="true"/>'),
        "another app": answer(app("Other")),
        "another case": answer(app("MINE")),
        "two apps": answer(app(), app("Other", "3MVG9.other_key")),
        "one app twice": answer(app(), app()),
        "two keys": answer(app(more=f"<consumerKey>{KEY}</consumerKey>")),
        "two names": answer(app().replace("<label>", "<fullName>Other</fullName><label>")),
        "no key": answer(app(key="")),
        "no such key": answer(app(key="a b")),
        "a long key": answer(app(key="a" * 300)),
        "a key of something else": answer(app().replace("oauthConfig", "canvasConfig")),
        "a document type": answer(app(), before="<!DOCTYPE a>"),
        "entities": answer(app(key="&k;"), before=f'<!DOCTYPE a [<!ENTITY k "{KEY}">]>'),
        "a file": answer(app(key="&k;"), before='<!DOCTYPE a [<!ENTITY k SYSTEM "file:///etc/hostname">]>'),
        "cut off": answer(app())[:-9],
        "two documents": answer(app()) + answer(app()),
        "too deep": answer("<a>" * 90 + "</a>" * 90 + app()),
        "too long": answer(app() + " " * 400_000),
        "an encoding that is none": answer(app()).replace(b"UTF-8", b"UTF-99"),
        "not its encoding": answer(app("M\u00fcne")).replace("\u00fc".encode(), b"\xff"),
    }.items(),
    ids=lambda case: case[0],
)
def test_anything_else_tells_nothing(body: tuple[str, bytes]) -> None:
    """What is not the answer about this app, and this app alone, is no key, and no traceback."""
    assert key_in(body[1], "Mine") == ""


@given(st.binary(max_size=200))
def test_any_bytes(body: bytes) -> None:
    """Whatever comes, it ends."""
    assert key_in(body, "Mine") == ""


@given(st.integers(0, 400), st.binary(min_size=1, max_size=3))
def test_damaged_answer(at: int, put: bytes) -> None:
    """A damaged answer tells the key of the app as it stands there, or nothing."""
    whole = answer(app())
    found = key_in(whole[:at] + put + whole[at:], "Mine")
    assert found in ("", KEY) or found.encode() in whole[:at] + put + whole[at:]
