"""The rules for API names, e-mail addresses and URLs."""

from __future__ import annotations

import pytest

from automation.app.validation import api_name_from, api_name_problem, is_email, is_phone, is_web_url


@pytest.mark.parametrize(
    ("name", "api_name"),
    [
        ("Salesforce CLI", "Salesforce_CLI"),
        ("kafka-docker: jwt  flow!", "kafka_docker_jwt_flow"),
        ("_hidden_", "hidden"),
        ("a__b", "a_b"),
        ("Müller & Søn", "Muller_Sn"),
        ("2nd app", "App_2nd_app"),
        ("日本語", ""),
        ("x" * 79 + " y", "x" * 79),
    ],
)
def test_api_name_from(name: str, api_name: str) -> None:
    """An API name made from any name keeps the org's rule, or is empty."""
    assert api_name_from(name) == api_name
    assert not api_name or not api_name_problem(api_name)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a-b", "may hold only"),
        ("a b", "may hold only"),
        ("ä", "may hold only"),
        ("", "may hold only"),
        ("1a", "begin with a letter"),
        ("_a", "begin with a letter"),
        ("a_", "ends with an underscore"),
        ("a__b", "two underscores"),
        ("a" * 81, "longer than 80"),
    ],
)
def test_api_name_problem(name: str, words: str) -> None:
    """Each part of the org's rule for API names is told apart."""
    assert words in api_name_problem(name)


@pytest.mark.parametrize("name", ["a", "A1_b2", "a" * 80])
def test_api_name_without_problem(name: str) -> None:
    """What keeps the rule is let through."""
    assert not api_name_problem(name)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("admin@practice.example", True),
        ("first.last+tag@sub.acme.co.uk", True),
        ("o'neil@acme.ie", True),
        ("me@xn--bcher-kva.xn--p1ai", True),
        ("admin", False),
        ("admin@localhost", False),
        ("@acme.example", False),
        ("a@b@acme.example", False),
        ("a b@acme.example", False),
        (".a@acme.example", False),
        ("a..b@acme.example", False),
        ("a@acme..example", False),
        ("a@-acme.example", False),
        ("a@acme.example\n", False),
        ("Admin <a@acme.example>", False),
    ],
)
def test_is_email(text: str, valid: bool) -> None:
    """An address of the everyday form passes, and nothing else."""
    assert is_email(text) is valid


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("https://acme.example/logo.png?x=1", True),
        ("http://acme.example", True),
        ("acme.example", False),
        ("ftp://acme.example", False),
        ("https://", False),
        ("https://acme.example/a b", False),
        ("https://[broken", False),
        ("javascript:alert(1)", False),
    ],
)
def test_is_web_url(text: str, valid: bool) -> None:
    """A web URL has scheme http or https and a host."""
    assert is_web_url(text) is valid


@pytest.mark.parametrize(
    "text", ["+49 (30) 123-456", "030/123456", "1-800-FLOWERS", "+1 555 0100 ext. 12", "112", "+2"]
)
def test_phone(text: str) -> None:
    """A telephone's number as people write it is one."""
    assert is_phone(text)


@pytest.mark.parametrize("text", ["none", "tel", "Tr0ub4dor&3-of-the-admin"])
def test_no_phone(text: str) -> None:
    """A word is none, nor what looks like a password: many can read what an app's definition has."""
    assert not is_phone(text)
