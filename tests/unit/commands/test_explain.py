"""`explain` reads the output of any program: what it finds there, what it passes over, and that it repeats nothing."""

from __future__ import annotations

import io
import json
import time
from urllib.parse import quote_plus

import pytest

from automation.commands.proving.explain import MOST, explain
from automation.errors import SettingsError

JWT = """Error (JwtGrantError): We encountered a JSON web token error, which is likely not an issue with the CLI. \
Here\u2019s the error: JwtAuthError::Error authenticating with JWT.
Errors encountered:
{}
"""
NOT_ADMIN = "user is not admin approved to access this app"


def told(text: str | bytes) -> tuple[int, str]:
    """Exit code and answer."""
    out = io.StringIO()
    data = text.encode() if isinstance(text, str) else text
    return explain(io.BytesIO(data), out), out.getvalue()


def steps(text: str | bytes) -> list[list[int]]:
    """For each finding the steps of its causes, in order."""
    out = io.StringIO()
    data = text.encode() if isinstance(text, str) else text
    code = explain(io.BytesIO(data), out, as_json=True)
    facts = json.loads(out.getvalue())
    assert facts["exit_code"] == code == (0 if facts["findings"] else 1)
    return [[cause["step"] for cause in one["causes"]] for one in facts["findings"]]


SPELLINGS = {
    "plain": NOT_ADMIN,
    "the CLI": JWT.format(NOT_ADMIN + "\nfetch failed\nfetch failed\n" + NOT_ADMIN),
    "the CLI as JSON": json.dumps({"message": JWT.format(NOT_ADMIN + "\nfetch failed"), "name": "JwtGrantError"}),
    "JSON set out": json.dumps({"error": "invalid_app_access", "error_description": NOT_ADMIN}, indent=2),
    "an address": f"GET /OauthRedirect?error=OAUTH_APP_ACCESS_DENIED&error_description={quote_plus(NOT_ADMIN)}&state=x",
    "an address in HTML": f'<a href="/cb?error=x&amp;error_description={NOT_ADMIN.replace(" ", "%20")}">',
    "colours": "\x1b[31mError (1):\x1b[39m \x1b[1m" + NOT_ADMIN.replace(" ", " \x1b[0m"),
    "a wrapped line": " \u203a   Error: user is not admin approved to\n \u203a   access this app",
    "a CI log, wrapped": "2026-11-27T03:00:01.123Z user is not admin\n2026-11-27T03:00:01.124Z approved to access",
    "GitHub": f"##[error]{NOT_ADMIN}",
    "simple-salesforce": f"SalesforceAuthenticationFailed: Failed (code: invalid_app_access): {NOT_ADMIN}",
    "a code alone": "authlib: invalid_app_access:",
    "PowerShell": NOT_ADMIN.encode("utf-16"),
    "PowerShell, cut off": (NOT_ADMIN + "x" * 200).encode("utf-16-le"),
    "a whole file in one line": "y" * 50_000 + f"\\n{NOT_ADMIN}\\n" + "x" * 50_000,
    "a prompt that redraws": f"? Secret *\r? Secret **\r{NOT_ADMIN}",
}


@pytest.mark.parametrize("text", SPELLINGS.values(), ids=SPELLINGS)
def test_one_refusal_in_every_spelling(text: str | bytes) -> None:
    """However a refusal is written, framed, coloured, coded or broken, it is that one, once, at step 17 first."""
    found = steps(text)
    assert [one[0] for one in found] == [17]


def test_apostrophes() -> None:
    """The apostrophe may be typed, typographic, escaped or coded."""
    for spelling in ("hasn't", "hasn\u2019t", "hasn\\'t", "hasn&#39;t"):
        assert steps(f"user {spelling} approved this consumer")[0][0] == 15, spelling
    assert steps("/cb?error=invalid_grant&error_description=user+hasn%27t+approved+this+consumer")[0][0] == 15


@pytest.mark.parametrize(
    ("tries", "name"),
    [
        ("audience is invalid\nuser hasn't approved this consumer", "not approved"),
        ("invalid assertion\nclient identifier invalid\nclient identifier invalid\naudience is invalid", "other key"),
        ("fetch failed\nfetch failed\nfetch failed", "unreachable"),
        ("audience is invalid\nfetch failed\nfetch failed", "audience"),
        ("inactive user\nfetch failed\nfetch failed\ninactive user\ninactive user", "inactive user"),
    ],
)
def test_the_telling_try_counts(tries: str, name: str) -> None:
    """Of the tries of one login the org's own first word counts, not what other hosts and audiences answered."""
    out = io.StringIO()
    explain(io.BytesIO(JWT.format(tries).encode()), out, as_json=True)
    assert [one["name"] for one in json.loads(out.getvalue())["findings"]] == [name]


def test_two_logins_in_one_log() -> None:
    """Each login's refusal is told, in the log's order, with its line."""
    log = JWT.format("invalid assertion\nfetch failed") + "ok\n" * 20 + JWT.format(NOT_ADMIN)
    code, answer = told(log)
    assert code == 0
    assert answer.index("line 3: invalid assertion") < answer.index("line 27: user is not admin approved")
    assert "fetch failed" not in answer


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("Error (Error): ENOENT: no such file or directory, open '/ci/server.key'", 0),
        ("Error (PortInUseError): Cannot start the OAuth redirect server on port 1717.", 6),
        ("Error (ERR_SOCKET_BAD_PORT): options.port should be >= 0", 6),
        ("Error (CannotOpenBrowserError): Unable to open the browser you specified (chrome).", 0),
        ("Error (AuthTimeoutError): The CLI timed out.", 6),
        ("Error (MissingAuthCodeError): no code", 0),
        ("The request to create a scratch org failed with error code: C-1016.", 0),
        ("Error (DomainNotFoundError): The org cannot be found", 0),
        ("INVALID_SESSION_ID: Session expired or invalid", 14),
        ('[{"message":"This session is not valid for use with the REST API","errorCode":"INVALID_SESSION_ID"}]', 9),
        ("TypeError: Cannot read properties of undefined (reading 'bind')", 0),
        ("LightningDomain::Invalid instance URL. Specify a Salesforce instance URL", 0),
        ("Error (AuthCodeExchangeError): Invalid client credentials. Verify the OAuth client secret and ID.", 10),
        ("Unable to refresh session due to: Error authenticating with the refresh token due to: "
         "expired access/refresh token", 13),
        ("Error authenticating with the refresh token due to: ip restricted", 12),
        ("Bad_OAuth_Token", 14),
        ("error=invalid_request&error_description=missing required code challenge", 5),
        ("app_not_found External client app is not installed in this org", 10),
    ],
)  # fmt: skip
def test_clients_own_troubles_and_apis(text: str, step: int) -> None:
    """What fails on the client's machine, or later at the API, has its step too."""
    assert [one[0] for one in steps(text)] == [step]


@pytest.mark.parametrize(
    "text",
    ["", "hi", "npm ERR! fetch failed", "access_denied by S3", "ENOENT: no such file or directory", "\x00" * 999],
)
def test_nothing_known(text: str) -> None:
    """What is no refusal, or may be another program's, is said to be none, with exit code 1."""
    code, answer = told(text)
    assert code == 1
    assert "step" not in answer
    assert answer.count("\n") == 1


def test_a_refusal_in_new_words() -> None:
    """A login that was refused in words that nobody knows is not taken for another refusal."""
    code, answer = told(JWT.format("a sentence of next year"))
    assert code == 1
    assert "words that setupwalk does not know" in answer
    assert "verify" in answer


def test_nothing_of_the_input_is_repeated() -> None:
    """Tokens, keys, names and a terminal's orders that stand beside a refusal come out nowhere."""
    secret = "00D000000000001!AQ.s3cret -----BEGIN PRIVATE KEY----- hunter2 \x1b]0;title\x07 ::warning::boo ##vso[x]"
    code, answer = told(f"{secret}\nclient_secret=hunter2&error=invalid_client&error_description=invalid+client+"
                        f"credentials+{quote_plus(secret)}\n{NOT_ADMIN} {secret}")  # fmt: skip
    assert code == 0
    for part in ("00D0", "BEGIN", "hunter2", "title", "\x1b", "::warning", "##vso"):
        assert part not in answer


def test_a_terminal_is_not_read() -> None:
    """Without a pipe it says what to do instead of waiting for somebody to type."""

    class Terminal(io.BytesIO):
        def isatty(self) -> bool:
            return True

    for source in (Terminal(), None):
        with pytest.raises(SettingsError, match="nothing to explain"):
            explain(source, io.StringIO())


def test_of_very_much_the_end_is_read() -> None:
    """A log beyond the bound is read from behind, at once, and its lines keep their numbers."""
    noise = b"x" * 99 + b"\n"
    began = time.monotonic()
    code, answer = told(noise * (MOST // 100 * 3) + NOT_ADMIN.encode())
    assert time.monotonic() - began < 10
    assert code == 0
    assert f"line {MOST // 100 * 3 + 1}: " in answer
    assert "only the last" in answer


@pytest.mark.parametrize(
    "text", ["\\" * 300_000, "error=" * 200_000, "\x1b[" * 300_000, "&amp;" * 300_000, " " * 900_000]
)
def test_no_text_takes_long(text: str) -> None:
    """Texts that are made to take long take none."""
    began = time.monotonic()
    told(text)
    told("\n".join(text[begin : begin + 100] for begin in range(0, len(text), 100)))
    assert time.monotonic() - began < 5
