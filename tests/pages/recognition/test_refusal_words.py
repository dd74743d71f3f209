"""A refusal in the org's own words."""

from __future__ import annotations

import pytest

from pages.dom.snapshot import Message, Snapshot
from pages.recognition.saying import refusals


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("error\nContact Email: not valid\n\u00d7", ["Contact Email: not valid"]),
        ("Error:\nThe name is taken\nClose", ["The name is taken"]),
        ("Error", ["Error"]),
    ],
)
def test_marks_are_no_words(text: str, told: list[str]) -> None:
    """The name of an icon and the cross that closes a message are not told, unless nothing else is there."""
    page = Snapshot(address="https://practice.example/form", messages=(Message(text, "role"),))
    assert refusals(page) == told
