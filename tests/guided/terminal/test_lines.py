"""What the terminal prints of the facts, and what it makes of what is typed; without a walk around it."""

from __future__ import annotations

import io
import os
import queue
from collections.abc import Iterator

import pytest

from automation.engine.person_commands import Command, Verb
from automation.guided.terminal.terminal import LETTERS, Terminal

from ..panel.sample import MODES, facts


class Desk:
    """A terminal with a keyboard. `orders` and `answers` come as they are typed."""

    def __init__(self) -> None:
        self.out = io.StringIO()
        self.orders: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self.answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.terminal = Terminal(self.out)
        self.terminal.serve(self.orders.put, self.answers.put)
        handle, self._keys = os.pipe()
        self.terminal.listen(handle)

    def type(self, line: str) -> None:
        """Types a line."""
        os.write(self._keys, f"{line}\n".encode())

    def ordered(self) -> Command:
        """The next order."""
        return self.orders.get(timeout=10)

    def printed(self) -> str:
        """All that was printed since the last call."""
        said = self.out.getvalue()
        self.out.seek(0)
        self.out.truncate()
        return said

    def close(self) -> None:
        """The terminal has gone."""
        os.close(self._keys)


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A terminal."""
    one = Desk()
    yield one
    one.close()


def test_every_order_has_a_letter(desk: Desk) -> None:
    """Each order is there by a letter and by its word; no letter means two."""
    assert set(LETTERS) == set(Verb)
    assert len(set(LETTERS.values())) == len(Verb)
    desk.terminal.show(facts())
    for verb, letter in LETTERS.items():
        words = " 7" if verb in (Verb.SKIP, Verb.GOTO) else ""
        for typed in (letter, str(verb)):
            desk.type(typed + words)
            assert desk.ordered() == Command(verb, words.strip()), typed


def test_says_once_what_to_do_and_what_is_wrong(desk: Desk) -> None:
    """The same words as in the panel: what to do, what is wrong and what helps; only what is new is said again."""
    desk.terminal.show(facts())
    said = desk.printed()
    assert said.count("What to do: Enter owner@practice.example in Contact Email.") == 1
    assert "- Enter Walked_App in API Name." in said
    assert "d Do it for me" in said
    desk.terminal.show(facts(task="Change Contact Email."))
    assert desk.printed() == "  What to do: Change Contact Email.\n"
    desk.terminal.show(MODES["broken"])
    said = desk.printed()
    assert "! Salesforce refused the Save: the name is taken." in said
    assert "What to do: Choose another name." in said
    assert "d Fix it for me" in said


def test_commands_follow_the_buttons(desk: Desk) -> None:
    """What cannot be ordered now is not offered: no Skip at a step that others need, Resume while it is paused."""
    desk.terminal.show(facts("yours", optional=False))
    said = desk.printed()
    assert "Skip" not in said
    assert "I'll do it" not in said
    desk.type("s because")
    desk.type("?")
    desk.type("w")
    assert desk.ordered().command is Verb.SHOW
    said = desk.printed()
    assert "This step can't be skipped" in said
    assert "  2 Step called 2: done by you" in said
    desk.terminal.show(facts("paused"))
    assert "e Resume" in desk.printed()


def test_cards(desk: Desk) -> None:
    """A card is printed with its lines and what there is to copy, and its buttons as commands."""
    desk.terminal.show(MODES["welcome"])
    said = desk.printed()
    assert "A card: welcome" in said
    assert "One app changes" in said
    assert "d Start" in said
    desk.terminal.show(facts())
    assert "Step 4 of 12" in desk.printed()
    desk.terminal.show(MODES["refused"])
    said = desk.printed()
    assert "Consumer key: 3MVG9Zabc.KEY_1" in said
    assert "! Its test login failed." in said
    assert "u Undo this run" in said


def test_a_question_is_seen_and_answered(desk: Desk) -> None:
    """A question stands alone with what to do about it; what is typed is its answer, but q stops."""
    desk.terminal.show(MODES["code"])
    said = desk.printed()
    assert "Enter the code from your e-mail, here or in the page\n  Type it here and press Enter" in said
    desk.type("")
    desk.type("123456")
    assert desk.answers.get(timeout=10) == "123456"
    assert "Nothing is entered yet." in desk.printed()
    desk.type("q")
    assert desk.ordered().command is Verb.STOP
