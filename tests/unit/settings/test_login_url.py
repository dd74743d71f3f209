"""The login URL: what is an origin to log in at, and what is refused with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation.settings.loader import Settings

from .reading import problem


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://login.salesforce.com", "https://login.salesforce.com"),
        (" https://acme.my.salesforce.com/ ", "https://acme.my.salesforce.com"),
        ("HTTPS://Acme--Dev.Sandbox.my.salesforce.com", "https://acme--dev.sandbox.my.salesforce.com"),
        ("http://localhost:8765", "http://localhost:8765"),
        ("http://[::1]:8765/", "http://[::1]:8765"),
        ("https://acme.my.salesforce.com.", "https://acme.my.salesforce.com"),
        ("https://acme.my.salesforce.com:", "https://acme.my.salesforce.com"),
        ("https://b\u00fccher.example", "https://xn--bcher-kva.example"),
        ("https://acme\u3002my.salesforce.com", "https://acme.my.salesforce.com"),
        ("https://[FE80:0:0:0:0:0:0:1]:8443", "https://[fe80::1]:8443"),
    ],
)
def test_login_url(tmp_path: Path, text: str, origin: str) -> None:
    """The login URL is an origin: https anywhere, http to this machine alone."""
    settings = Settings.read({}, {"SF_LOGIN_URL": text}, tmp_path)
    assert settings.login_url == origin
    assert not settings.practice


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("login.salesforce.com", "is not a URL"),
        ("ftp://login.salesforce.com", "is not a URL"),
        ("https://", "is not a URL"),
        ("http://login.salesforce.com", "a password goes over https"),
        ("https://login.salesforce.com/services/oauth2", "goes on after the host"),
        ("https://login.salesforce.com?un=me", "goes on after the host"),
        ("https://acme.lightning.force.com", ".my.salesforce.com"),
        ("https://acme.my.salesforce-setup.com", ".my.salesforce.com"),
        ("https://login.salesforce.com:99999", "valid host and port"),
        ("https://[broken", "valid host and port"),
        ("https://acme.my.salesforce.com:0", "valid host and port"),
        ("https://acme.lightning.force.com.", ".my.salesforce.com"),
        (r"https://acme.example\.my.salesforce.com", "valid host and port"),
        ("https://acme my.salesforce.com", "valid host and port"),
        ("https://%61cme.my.salesforce.com", "valid host and port"),
        ("https://acme.my.salesforce.com;", "valid host and port"),
        ("https://acme.my.salesforce.com'", "valid host and port"),
        ("https://acme_my.salesforce.com", "valid host and port"),
        ("https://-acme.my.salesforce.com", "valid host and port"),
        ("https://acme..my.salesforce.com", "valid host and port"),
        ("https://" + "a" * 64 + ".my.salesforce.com", "valid host and port"),
        ("https://" + "a.b" * 90 + ".com", "valid host and port"),
        ("https://256.256.256.256", "valid host and port"),
        ("https://0x7f.1", "valid host and port"),
        ("https://[fe80::1%25eth0]", "valid host and port"),
    ],
)
def test_wrong_login_url(tmp_path: Path, text: str, words: str) -> None:
    """What is no origin to log in at is refused with the reason."""
    assert words in problem("--login-url", text, folder=tmp_path)


@pytest.mark.parametrize("text", ["https://me:hunter2@login.salesforce.com", "me:hunter2@login.salesforce.com"])
def test_password_in_login_url(tmp_path: Path, text: str) -> None:
    """A password in the login URL is refused and not repeated."""
    assert "hunter2" not in problem(folder=tmp_path, SF_LOGIN_URL=text)
