"""What a source of codes gives is looked at before it is typed: an org locks out who answers wrong too often."""

from __future__ import annotations

import pytest

from automation.jobs.codes.codes import Asked, Codes
from automation.runs.redact import Redactor
from pages.errors import PersonNeeded
from pages.values.code import CodeWanted
from pages.values.secret import Secret

WANTED = CodeWanted("from your e-mail", lambda: True)


def _codes(*given: str) -> Codes:
    sources = [Asked(f"source {number}", lambda _, text=text: Secret(text)) for number, text in enumerate(given)]  # type: ignore[misc]
    return Codes(sources, Redactor(), lambda _: None)


@pytest.mark.parametrize("text", ["hello world", "no code yet", "123", "https://x.example", "123456!"])
def test_no_code_is_not_typed(text: str) -> None:
    """Words of a command that has no code end with a person being needed, and are not repeated."""
    with pytest.raises(PersonNeeded, match="no verification code") as needed:
        _codes(text)(WANTED)
    assert text not in str(needed.value)


def test_the_next_source_is_asked() -> None:
    """A source that gives none stands back for the next."""
    assert _codes("not yet", "123456")(WANTED).reveal() == "123456"


@pytest.mark.parametrize("text", ["12345", "123456", "A1B2C3D4", ""])
def test_codes_are(text: str) -> None:
    """Digits as orgs send them, and what an administrator makes; nothing, where the page has it already."""
    assert _codes(text)(WANTED).reveal() == text
