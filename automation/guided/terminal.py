"""The terminal as a full second way: the board in plain lines, and a command per line. It knows no page."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO

from ..engine.person_commands import Command, Verb
from ..texts.printable import hanging
from .view.modes import BUSY

_BUSY = [str(mode) for mode in BUSY]
WORDS = {
    "d": Verb.DO,
    "do": Verb.DO,
    "m": Verb.MINE,
    "mine": Verb.MINE,
    "r": Verb.REST,
    "rest": Verb.REST,
    "b": Verb.BACK,
    "back": Verb.BACK,
    "s": Verb.SKIP,
    "skip": Verb.SKIP,
    "p": Verb.PAUSE,
    "pause": Verb.PAUSE,
    "q": Verb.STOP,
    "stop": Verb.STOP,
    "close": Verb.STOP,
}
_HELP = (
    "d do it · m I'll do it · r do the rest · b back to this step's page · s REASON skip · p pause · q stop · "
    "? all of this step again"
)


class Terminal:
    """Prints what changes on the board, and reads commands in a thread of its own, line by line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._ordered: Callable[[Command], None] = lambda _: None
        self._answered: Callable[[str], None] = lambda _: None
        self._facts: dict[str, Any] = {}
        self._lock = threading.Lock()  # the reader prints help while the walk prints the board

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
        if facts["mode"] in _BUSY:
            if before.get("mode") not in (None, *_BUSY):
                self._print(f"  {_title(facts)}: the robot is at work")
            return
        if (card := facts["card"]) and card != before.get("card"):
            self._print("", card["title"], *(f"  {line}" for line in card["lines"]))
        new_turn = (before.get("number"), before.get("mode")) != (facts["number"], facts["mode"])
        if not card and (facts["number"] != before.get("number") or before.get("mode") in (*_BUSY, "welcome", "plan")):
            self._print(*_explained(facts))
        if facts["error"] and facts["error"] != before.get("error"):
            self._print(f"  ! {facts['error']}", *([f"    next: {facts['hint']}"] if facts["hint"] else []))
        if facts["message"] and facts["message"] != before.get("message"):
            self._print(f"  {facts['message']}")
        if facts["ask"] and facts["ask"] != before.get("ask"):
            self._print(f"  {facts['ask']}")
        same_step = before.get("number") == facts["number"] and before.get("mode") not in _BUSY
        old = before.get("differences", []) if same_step else []
        tasks = [facts["task"]] if facts["task"] and facts["task"] != before.get("task") else []
        self._print(*(f"  to do: {line}" for line in [*tasks, *facts["differences"]] if line not in old))
        if new_turn:
            turn = {"asking": "your choice", "yours": "your turn in the page", "paused": "paused", "over": "the end"}
            says = turn.get(facts["mode"], facts["state"])
            self._print(f"  {says}: {_HELP if facts['mode'] != 'over' else 'q closes the browser'}")

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
        if self._facts.get("ask"):
            self._answered(line)
        elif word == "?":
            self._print(*_explained(self._facts), *(f"  differs: {line}" for line in self._facts["differences"]), _HELP)
        elif (command := WORDS.get(word.lower())) is None:
            if line:
                self._print(f"  {word!r} is no command: {_HELP}")
        elif command is Verb.SKIP and not text.strip():
            self._print("  say why: s REASON")
        else:
            self._ordered(Command(command, text.strip()))


def _chunk(handle: int) -> bytes:
    try:
        return os.read(handle, 4096)
    except OSError:  # closed, or a background job that may not read
        return b""


def _title(facts: dict[str, Any]) -> str:
    return f"{facts['number']} {facts['title']}"


def _explained(facts: dict[str, Any]) -> list[str]:
    """The step in words: what to do, the values, why, and what can go wrong."""
    if facts["mode"] == "over":
        return ["", facts["title"], f"  {_plain(facts['says'])}"]
    lines = ["", f"Step {facts['number']} of {facts['of']}, {facts['chapter']}: {facts['title']}"]
    lines += [f"  {_plain(facts['says'])}"]
    lines += [f"    {label}: {value}" for label, value in facts["values"]]
    lines += [f"  why: {facts['why']}"] if facts["why"] else []
    lines += [f"  what can go wrong: {facts['trouble']}"] if facts["trouble"] else []
    return lines


def _plain(text: str) -> str:
    return text.replace("**", "").replace("`", "")
