"""The README's pictures are those that the command made, and their captions say what they show."""

from __future__ import annotations

import hashlib
import re

import pytest

from ..guided.pictures.book import BOOK, PICTURES, pictures, read
from ..support.command import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"!\[([^\]]+)\]\(fixtures/pictures/([^)]+)\)", README)
STEP = re.compile(r"\bstep (\d+)\b", re.IGNORECASE)
MOST = 2_000_000


def test_b_every_picture_is_in_the_book_as_it_was_made() -> None:
    """No picture lies there that `python -m tests.guided.pictures` has not made, and none was changed since."""
    made = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in pictures()}
    assert made == {file: entry.sha256 for file, entry in read().items()}, f"see {BOOK.name}"


def test_b_the_readme_shows_them_all() -> None:
    """Each picture is shown once, and the README shows no other."""
    assert sorted(file for _, file in SHOWN) == sorted(path.name for path in pictures())


@pytest.mark.parametrize(("caption", "file"), SHOWN, ids=[file for _, file in SHOWN])
def test_b_caption_names_the_step_that_the_picture_shows(caption: str, file: str) -> None:
    """A caption names the step that was on the screen when the picture was taken, and no other."""
    entry = read()[file]
    assert [int(number) for number in STEP.findall(caption)] == ([entry.step] if entry.step else [])
    assert entry.title


def test_b_moving_picture_moves_and_is_small() -> None:
    """The moving picture is an animation of more than a few pictures, under 2 MB."""
    content = (PICTURES / "guided.webp").read_bytes()
    assert content[8:12] == b"WEBP"
    assert b"ANIM" in content[:64]
    assert content.count(b"ANMF") > 30
    assert len(content) < MOST
