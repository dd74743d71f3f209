"""A person by a script, for walks without a browser: what they do at each turn is written down before."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from automation.engine.person_commands import Command, Seen, Verb
from automation.engine.step import Difference, Step

from .desk import Desk

Turn = Callable[["Script"], Command | None]


class Script:
    """A desk that takes its orders from a list: what is done at each turn, by what was asked, such as "3"."""

    def __init__(self, work: Desk, *turns: tuple[str, Turn | Verb | str]) -> None:
        self.work = work
        self.turns = deque(turns)
        self.told: list[str] = []
        self.asked: list[str] = []
        self.plans: list[str] = []

    def _next(self, asks: str, look: Callable[[], Seen] | None = None) -> Command | None:
        self.asked.append(asks)
        wanted, turn = self.turns.popleft()
        assert wanted == asks, f"{asks} was asked, and the script has {wanted}"
        if isinstance(turn, Verb):
            return Command(turn)
        if isinstance(turn, str):
            return Command(Verb.GOTO, turn)
        answer = turn(self)
        if answer is None and look is not None:
            while not (seen := look()).elsewhere and seen.differences:
                continue
        return answer

    def welcome(self) -> Command:
        return Command(Verb.DO)

    def plan(self, changes: Sequence[tuple[Step[Any], Difference]]) -> Command:
        self.plans += [f"{one.number} {difference.what}" for one, difference in changes]
        return Command(Verb.DO)

    def order(self, step: Step[Any], look: Callable[[], Seen], *, visit: bool = False) -> Command | None:
        return self._next(f"visit {step.number}" if visit else str(step.number), look)

    def repair(self, step: Step[Any], wrong: str, error: Exception | None = None) -> Command:
        self.told.append(wrong or str(error))
        answer = self._next(f"repair {step.number}")
        assert answer is not None
        return answer

    def pending(self) -> bool:
        return False

    @contextmanager
    def robot(self, step: Step[Any]) -> Iterator[None]:
        yield

    def tell(self, text: str) -> None:
        self.told.append(text)

    def lost(self, numbers: Iterable[int]) -> None:
        """Nobody sees a list of steps."""

    def leave(self) -> None:
        """Nothing is open."""

    def trouble(self, error: Exception) -> None:
        self.told.append(str(error))
