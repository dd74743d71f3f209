"""How texts of pages, and of people, are compared."""

from __future__ import annotations

import unicodedata

import pytest

from automation.settings.types import names
from pages.values.text import alike, label_pattern, label_start, same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Équipe CI", unicodedata.normalize("NFD", "Équipe CI")),
        ("Pipeline Users", " pipeline\u00a0USERS\n"),
        ("Pipeline Users", "Pipe\u200bline\u2009Users\ufeff"),
        ("Straße", "STRASSE"),
        ("ǰ", "J\u030c"),
        ("İstanbul", "i\u0307stanbul"),
    ],
)
def test_same(one: str, other: str) -> None:
    """Case, blanks of any kind, Unicode form and signs that nobody sees make no other name."""
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Pipeline Users", "Pipelines Users"), ("A B", "AB"), ("CI", "\uff23\uff29")]
)
def test_not_the_same(one: str, other: str) -> None:
    """A letter, a blank where there is none, and a full-width letter do."""
    assert not same(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("CI Users", "\uff23\uff29 Users"), ("CI-Users", "CI\u2013Users"), ("O'Neil", "O\u2019Neil")]
)
def test_alike(one: str, other: str) -> None:
    """What a reader cannot tell apart is alike, though it is not the same."""
    assert alike(one, other)
    assert not same(one, other)


@pytest.mark.parametrize(
    "label",
    [
        "I Don't Want to",
        "* I Don\u2019t Want to:",
        "I don't want to (required)",
        "I Don\u02bct Want to (opens in a new tab)",
        "\uff0aI\u00a0Don't  Want\u200b to\uff1a",
        "I Don't Want to Opens in new window",
    ],
)
def test_label(label: str) -> None:
    """A label is known with other apostrophes and blanks, as required, full-width, and as a link to a new window."""
    assert label_pattern("Other", "I Don't Want to").search(label)


@pytest.mark.parametrize("label", ["I Don't Want to Go", "Why I Don't Want to", "I Dont Want to", "Session Required"])
def test_another_label(label: str) -> None:
    """Another label stays another one, also one that ends in the word for a required field."""
    assert not label_pattern("I Don't Want to", "Session").search(label)


def test_label_start() -> None:
    """The start of a text is a label only where that ends with a word."""
    assert label_start("Expire refresh token after").search("Expire refresh token after: 90 Day(s)")
    assert not label_start("Expire refresh token after").search("Expire refresh token afterwards")
    assert not label_start("Expire refresh token after").search("Expire refresh token if not used for")


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Sales, Read Only,,", ("Sales", "Read Only")),
        ('"Finance, Europe", Sales', ("Finance, Europe", "Sales")),
        ('Sales,"The ""Best"", Ltd"', ("Sales", 'The "Best", Ltd')),
        ("5' Desk,Research & Development", ("5' Desk", "Research & Development")),
    ],
)
def test_names(text: str, listed: tuple[str, ...]) -> None:
    """A variable lists names by commas; quotes hold a name with a comma together."""
    assert names(text) == listed


@pytest.mark.parametrize("text", ['"Finance, Europe', '"Finance" Europe, Sales'])
def test_names_with_an_open_quote(text: str) -> None:
    """A quote that is not closed, or closed too early, is told instead of guessed at."""
    with pytest.raises(ValueError, match="double quote"):
        names(text)
