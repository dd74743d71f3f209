"""What a picture between two looks must have covered."""

from __future__ import annotations

from automation.guided.film.seen import Box, Seen, between

WINDOW = (0.0, 0.0, 1000.0, 800.0)
DOCUMENTS = (("http://org.example/form", 1.0),)


def look(*boxes: Box, documents: tuple[tuple[str, float], ...] = DOCUMENTS, width: float = 1000.0) -> Seen:
    """A look that found these boxes."""
    return Seen(width, 800.0, documents, boxes)


def box(top: float, *, left: float = 100.0, width: float = 200.0, clip: tuple[float, ...] = WINDOW) -> Box:
    """A line of text at that height."""
    return Box(left, top, left + width, top + 20, (clip[0], clip[1], clip[2], clip[3]))


def test_what_stands_still_is_covered_once() -> None:
    """The same box in both looks is one box, a little larger than the text."""
    assert between(look(box(50)), look(box(50))) == [(98, 48, 302, 72)]
    assert between(look(), look()) == []


def test_what_comes_and_what_goes_is_covered() -> None:
    """Whether the picture was taken before or after it came is not known."""
    assert between(look(), look(box(50))) == [(98, 48, 302, 72)]
    assert between(look(box(50)), look()) == [(98, 48, 302, 72)]


def test_what_moves_is_covered_along_its_way() -> None:
    """While a page is scrolled, a picture may show it anywhere between the two places."""
    covered = between(look(box(500)), look(box(100)))
    assert covered is not None
    assert (98, 98, 302, 522) in covered


def test_nothing_is_known_of_another_document_or_window() -> None:
    """Where a document came or went, or the window was resized, no box says anything about the picture."""
    other = (("http://org.example/form", 2.0),)
    assert between(look(), look(documents=other)) is None
    assert between(look(), look(documents=(*DOCUMENTS, *other))) is None
    assert between(look(width=1000), look(width=900)) is None


def test_only_what_can_be_seen_of_a_frame_is_covered() -> None:
    """What is scrolled out of its frame covers nothing beside it."""
    clip = (0.0, 100.0, 1000.0, 300.0)
    assert between(look(box(50, clip=clip)), look(box(50, clip=clip))) == []
    assert between(look(box(290, clip=clip)), look(box(290, clip=clip))) == [(98, 288, 302, 300)]
