"""What must hold before a command writes to an org for the first time. It knows the order and no condition."""

from __future__ import annotations

from collections.abc import Callable

from ..app.rights import Rights
from ..context.step_context import StepContext

Condition = Callable[[StepContext], None]
"""Raises where the org must not be changed, with the next action. It may read, and writes nothing."""


class BeforeWriting:
    """A command's conditions, asked in order when it is about to write, and once for each org and user.

    Each comes after somebody has signed in and the app was read; a command that changes nothing asks none. A walk that
    is tried again gets the rights that were read the first time: it asks nobody, and judges by them all the same.
    """

    def __init__(self) -> None:
        self.conditions: list[Condition] = []
        self._held: dict[tuple[str, str], Rights | None] = {}

    def __call__(self, context: StepContext) -> None:
        """Asks them.

        Raises:
            AutomationError: one does not hold; nothing was changed.
        """
        identity = context.identity
        who = (identity.org_id, identity.username) if identity is not None else ("", "")
        if who in self._held and identity is not None:
            context.rights = context.rights if context.rights is not None else self._held[who]
            return
        for condition in self.conditions:
            condition(context)
        self._held[who] = context.rights
