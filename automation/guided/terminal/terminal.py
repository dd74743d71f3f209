"""The terminal as a full second way: the same facts in plain lines, and a command per line. It knows no page."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO

from ...engine.person_commands import Command, Verb
from ...texts.printable import hanging
from ..view import texts
from ..view.modes import BUSY
from .lines import card_in_lines, commands, everything, step_in_lines, to_do

_BUSY = [str(mode) for mode in BUSY]
LETTERS = {
    Verb.DO: "d",
    Verb.MINE: "m",
    Verb.REST: "r",
    Verb.BACK: "b",
    Verb.SHOW: "w",
    Verb.SKIP: "s",
    Verb.PAUSE: "p",
    Verb.RESUME: "e",
    Verb.GOTO: "g",
    Verb.CHECK: "c",
    Verb.AGAIN: "t",
    Verb.ASSIGN: "a",
    Verb.UNDO: "u",
    Verb.REPORT: "o",
    Verb.STOP: "q",
}
"""The letter of each order, which stands for its whole word too."""
WORDS = (
    {letter: verb for verb, letter in LETTERS.items()}
    | {str(verb): verb for verb in Verb}
    | {
        "close": Verb.STOP,
        "quit": Verb.STOP,
        "continue": Verb.DO,
        "start": Verb.DO,
        "fix": Verb.DO,
        "open": Verb.REPORT,
    }
)
_WHILE_ASKED = (Verb.STOP, Verb.PAUSE)
"""What is an order even where an answer is waited for."""


class Terminal:
    """Prints what changes, and reads commands in a thread of its own, line by line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._ordered: Callable[[Command], None] = lambda _: None
        self._answered: Callable[[str], None] = lambda _: None
        self._facts: dict[str, Any] = {}
        self._lock = threading.Lock()  # the reader prints help while the walk prints the facts

    def serve(self, ordered: Callable[[Command], None], answered: Callable[[str], None]) -> None:
        """From now on these get the orders, and the answers to questions; both are called in the reader's thread."""
        self._ordered, self._answered, self._facts = ordered, answered, {}

    def listen(self, handle: int) -> None:
        """Reads that file handle from now on. One that ends says no more; the panel goes on."""
        # A daemon, since nothing but a key ends a read; it reads the handle itself, whose buffer has no lock to hold.
        threading.Thread(target=self._read, args=(handle,), name="terminal", daemon=True).start()

    def show(self, facts: dict[str, Any]) -> None:
        """Prints what is new."""
        before, self._facts = self._facts, facts
        if facts["ask"] and facts["ask"] != before.get("ask"):
            self._print("", f"  {facts['ask']}", f"  {texts.LABELS['answer_here']}")
        if facts["mode"] in _BUSY:
            if before.get("mode") not in (None, *_BUSY):
                self._print(f"  {facts['number']} {facts['title']}: {facts['state']}")
            return
        after_robot = before.get("mode") in _BUSY
        if facts["card"]:
            if facts["card"] != before.get("card"):
                self._print(*card_in_lines(facts["card"]))
        elif facts["number"] != before.get("number") or after_robot or before.get("card"):
            self._print(*step_in_lines(facts))
            before = {"mode": before.get("mode")}  # all of it is new
        for line in self._new(before):
            self._print(f"  {line}")
        if self._turn(facts) != self._turn(before) or (after_robot and not facts["ask"]):
            self._print(f"  {facts['state']}  {commands(facts, LETTERS)}")

    def _new(self, before: dict[str, Any]) -> list[str]:
        """What is wrong, what to do and what happened, as far as it has changed."""
        facts = self._facts
        lines: list[str] = []
        if facts["error"] and facts["error"] != before.get("error"):
            lines += [f"! {facts['error']}"]
            lines += [f"  {texts.LABELS['next']} {facts['hint']}"] if facts["hint"] else []
        if facts["message"] and facts["message"] != before.get("message"):
            lines.append(facts["message"])
        return lines if facts["card"] else lines + to_do(facts, before)

    @staticmethod
    def _turn(facts: dict[str, Any]) -> tuple[object, ...]:
        """What makes the commands worth saying again."""
        card, buttons = facts.get("card") or {}, facts.get("buttons", {})
        orders = [(button["label"], button["on"]) for button in buttons.values()]
        return facts.get("number"), facts.get("mode"), card.get("kind"), str(card.get("buttons")), str(orders)

    def _print(self, *lines: str) -> None:
        with self._lock, suppress(OSError, ValueError):  # nobody reads any more; the panel goes on
            for line in lines:
                self._out.write(hanging(line, "    ") + "\n")
            self._out.flush()

    def _read(self, handle: int) -> None:
        rest = b""
        while chunk := _chunk(handle):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                self._line(line.decode("utf-8", "replace").strip())

    def _line(self, line: str) -> None:
        word, _, text = line.partition(" ")
        command = WORDS.get(word.lower())
        if word == "?":
            self._print(*everything(self._facts, LETTERS))
        elif self._facts.get("ask") and not (command in _WHILE_ASKED and not text):
            if line:
                self._answered(line)
            else:
                self._print(f"  {texts.LABELS['no_answer']} {self._facts['ask']}")
        elif command is None:
            if line:
                said = texts.LABELS["no_command"].format(word=word)
                self._print(f"  {said}  {commands(self._facts, LETTERS)}")
        elif (lacks := self._lacks(command, text.strip())) is not None:
            self._print(f"  {lacks}")
        else:
            self._ordered(Command(command, text.strip()))

    def _lacks(self, command: Verb, text: str) -> str | None:
        """What an order lacks, in words; None for nothing."""
        facts = self._facts
        if command is Verb.GOTO and not (text.isdecimal() and 1 <= int(text) <= facts.get("of", 0)):
            return texts.LABELS["no_number"].format(of=facts.get("of", 0))
        if command is not Verb.SKIP:
            return None
        typed_ahead = facts.get("mode") in _BUSY  # it is meant for the step that comes
        if not typed_ahead and not facts["buttons"]["skip"]["on"]:
            return texts.LABELS["no_skip"]
        return None if text else texts.LABELS["say_why"]


def _chunk(handle: int) -> bytes:
    try:
        return os.read(handle, 4096)
    except OSError:  # closed, or a background job that may not read
        return b""
