"""What must hold before a command writes to an org for the first time. It knows the order and no condition."""

from __future__ import annotations

from collections.abc import Callable

from ..context.step_context import StepContext

Condition = Callable[[StepContext], None]
"""Raises where the org must not be changed, with the next action. It may read, and writes nothing."""


class BeforeWriting:
    """A command's conditions, asked in order when it is about to write, and once for each org and user.

    Each comes after somebody has signed in and the app was read; a command that changes nothing asks none.
    """

    def __init__(self) -> None:
        self.conditions: list[Condition] = []
        self._held: set[tuple[str, str]] = set()

    def __call__(self, context: StepContext) -> None:
        """Asks them.

        Raises:
            AutomationError: one does not hold; nothing was changed.
        """
        identity = context.identity
        who = (identity.org_id, identity.username) if identity is not None else ("", "")
        if who in self._held and identity is not None:
            return
        for condition in self.conditions:
            condition(context)
        self._held.add(who)
