"""Where orders and answers lie until somebody takes them; either face puts them there, from any thread."""

from __future__ import annotations

from collections import deque
from typing import Any

from ...engine.person_commands import Command, Verb


class Inbox:
    """Orders and answers, first come, first served."""

    def __init__(self) -> None:
        self.orders: deque[Command] = deque()
        self.answers: deque[str] = deque()

    def put(self, order: Command) -> None:
        """Somebody wants something."""
        self.orders.append(order)

    def answer(self, text: str) -> None:
        """Somebody answers a question."""
        self.answers.append(text)

    def pressed(self, message: dict[str, Any]) -> None:
        """A message of the panel, which may hold either."""
        if message.get("kind") == "answer":
            self.answer(str(message.get("text", "")))
        elif message.get("order") in list(Verb):
            self.put(Command(Verb(message["order"]), str(message.get("text", ""))))

    def pending(self) -> bool:
        """A check: whether an order waits that takes the robot's hands off; one to do the next step can wait."""
        return any(order.command not in (Verb.DO, Verb.REST) for order in self.orders)
