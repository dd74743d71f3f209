"""What answers a login in the org's place is told as such: never as a refusal by the org, and never as a defect."""

from __future__ import annotations

import time

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from automation.errors import ENVIRONMENT
from automation.network.web_client import LARGEST, Unreachable, WebClient
from automation.oauth.client import OAuthClient
from automation.reporting.failure import kind_of

from .orgs.server import POSTS, Asked, HostileOrg, Mode, mode

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
GUEST = "<html><head><title>ACME guest\nnetwork \x1b[31m</title></head><body>Please sign in</body></html>"


def answers(name: str) -> HostileOrg:
    """A token endpoint that answers in one of the ways below."""
    mode(_nothing(name))
    POSTS[name] = WAYS[name][0]
    return HostileOrg(name)


def _nothing(name: str) -> Mode:
    def nothing(asked: Asked) -> None:
        asked.send("", 404)

    nothing.__name__ = name
    return nothing


def _json(body: str, status: int = 200) -> Mode:
    return lambda asked: asked.send(body, status, Content_Type="application/json")


def _trickle(asked: Asked) -> None:
    asked.begin(Content_Type="application/json", Connection="close")
    while not asked.over.wait(0.1):
        asked.wfile.write(b" ")
        asked.wfile.flush()


def _slow_head(asked: Asked) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX-Padding: " + b"x" * 10_000:
        asked.wfile.write(bytes([byte]))
        asked.wfile.flush()
        if asked.over.wait(0.1):
            return


WAYS: dict[str, tuple[Mode, str]] = {
    "guest_200": (lambda asked: asked.send(GUEST), '"ACME guest network [31m"'),
    "guest_403": (lambda asked: asked.send("<html><p>Blocked</p> by policy", 403), '"Blocked by policy"'),
    "guest_511": (lambda asked: asked.send(GUEST, 511), "ACME guest network"),
    "elsewhere": (lambda asked: asked.redirect("https://portal.example/login?sid=1"), "https://portal.example/login,"),
    "nothing": (lambda asked: asked.send(""), "page (200 OK)"),
    "text": (lambda asked: asked.send("OK", Content_Type="text/plain"), "no org's answer"),
    "list": (_json("[]"), "no org's answer"),
    "number": (_json("7", 400), "no org's answer"),
    "other_types": (_json('{"access_token": 7}'), "no org's answer"),
    "no_token": (_json('{"access_token": ""}'), "no org's answer"),
    "deep": (_json("[" * 100_000), "no org's answer"),
    "not_utf8": (lambda asked: asked.send(b'{"error": "\xff"}', 400, Content_Type="application/json"), "no org's"),
    "plain_http": (_json('{"access_token": "x", "instance_url": "http://elsewhere.example"}'), "no org's answer"),
    "too_many": (_json("{}", 429), "429"),
    "maintenance": (lambda asked: asked.send(GUEST, 503), "503"),
    "huge": (lambda asked: asked.send(b" " * (LARGEST + 1)), "more than"),
    "trickle": (_trickle, "no whole answer"),
    "slow_head": (_slow_head, "no whole answer"),
    "silent": (lambda asked: asked.over.wait(), "no whole answer"),  # type: ignore[dict-item]
}


@pytest.mark.parametrize("name", WAYS)
def test_is_no_refusal(name: str) -> None:
    """The login ends within its time as the environment's failure, names what is known of who answered, and no more."""
    with answers(f"{name}") as org, OAuthClient(org.url, "key", WebClient(patience=1.5)) as client:
        began = time.monotonic()
        with pytest.raises(Unreachable) as told:
            client.jwt_login("user", KEY)
    assert time.monotonic() - began < 5
    assert kind_of(told.value) is ENVIRONMENT
    assert WAYS[name][1] in str(told.value)
    assert told.value.hint
    assert "\x1b" not in str(told.value)
    assert "sid=" not in str(told.value)
