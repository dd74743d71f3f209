"""Makes all of the README's pictures, the moving one too, and the book that says what each shows."""

from __future__ import annotations

from .book import Book
from .moments import moments
from .moving import moving
from .walked import walked


def main() -> None:
    """One run by the robot, one session with a person, and one that is filmed."""
    book = Book()
    walked(book)
    moments(book)
    moving(book)
    book.close()


if __name__ == "__main__":
    main()
