"""The login of the proof against token endpoints of a test's own: audiences, clocks, tokens that are given back."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from automation.oauth.client import OAuthClient, OAuthRefusal, audiences
from pages.values.secret import Secret

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
Answer = tuple[int, Any]
GRANTED: Answer = (200, {"access_token": "00Dxx!token", "instance_url": ""})


def refused(description: str, error: str = "invalid_grant") -> Answer:
    """A refusal, as a token endpoint says it."""
    return 400, {"error": error, "error_description": description}


@contextmanager
def endpoint(
    judge: Callable[[dict[str, Any]], Answer], *, revoke: int = 200, ahead: timedelta = timedelta()
) -> Iterator[tuple[OAuthClient, list[str]]]:
    """A client of a token endpoint whose `judge` answers a JWT login by its claims, and the audiences that it saw."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            if self.path.endswith("revoke"):
                self.answer(revoke, {})
                return
            claims = jwt.decode(form["assertion"][0], options={"verify_signature": False})
            seen.append(claims["aud"])
            self.answer(*judge(claims))

        def answer(self, status: int, body: Any) -> None:
            data = json.dumps(body).encode()
            self.send_response_only(status)
            self.send_header("Date", format_datetime(datetime.now(UTC) + ahead, usegmt=True))
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        with OAuthClient(f"http://localhost:{server.server_port}", "key") as client:
            yield client, seen
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("taken", ["http://localhost", "https://login.salesforce.com", "https://test.salesforce.com"])
def test_any_audience_of_the_cli(taken: str) -> None:
    """An org that takes one audience alone is logged in to, whichever of the CLI's it is."""
    with endpoint(lambda claims: GRANTED if claims["aud"].startswith(taken) else refused("audience is invalid")) as (
        client,
        seen,
    ):
        assert client.jwt_login("user", KEY).access_token == Secret("00Dxx!token")
    assert seen[0].endswith("/")
    assert seen[-1].startswith(taken)


def test_common_addresses_have_one_audience() -> None:
    """login.salesforce.com is never asked with the audience of test.salesforce.com, as the CLI does not."""
    assert audiences("https://login.salesforce.com") == ("https://login.salesforce.com/",)
    assert len(audiences("https://acme.my.salesforce.com")) == 3


def test_what_tells_most_is_told() -> None:
    """Refused with every audience, the refusal that is not about an audience is the one to be told."""

    def judge(claims: dict[str, Any]) -> Answer:
        right = "login" in claims["aud"]
        return refused("user hasn't approved this consumer" if right else "audience is invalid")

    with endpoint(judge) as (client, seen), pytest.raises(OAuthRefusal, match="approved this consumer"):
        client.jwt_login("user", KEY)
    assert len(seen) == 3


def test_no_more_failed_logins_than_needed() -> None:
    """A consumer key that the org does not know is not tried with other audiences."""
    judge = lambda _: refused("client identifier invalid", "invalid_client_id")  # noqa: E731
    with endpoint(judge) as (client, seen), pytest.raises(OAuthRefusal, match="client identifier"):
        client.jwt_login("user", KEY)
    assert len(seen) == 1


def test_wrong_clock() -> None:
    """A machine whose clock is an hour late logs in all the same, as the CLI does."""
    ahead = timedelta(hours=1)

    def judge(claims: dict[str, Any]) -> Answer:
        late = claims["exp"] < (datetime.now(UTC) + ahead).timestamp()
        return refused("expired authorization code") if late else GRANTED

    with endpoint(judge, ahead=ahead) as (client, _):
        assert client.jwt_login("user", KEY).access_token


@pytest.mark.parametrize(("status", "says"), [(200, ""), (400, "did not revoke"), (503, "did not revoke")])
def test_token_is_given_back(status: int, says: str) -> None:
    """Whether a token was revoked is read from the answer, and that it was not is a sentence."""
    with endpoint(lambda _: GRANTED, revoke=status) as (client, _):
        told = client.forget(client.jwt_login("user", KEY))
    assert says in told
    assert bool(told) == (status != 200)
    assert "token" not in told.replace("token of the test login", "")
