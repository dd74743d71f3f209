"""The end of a session: the proof, and what the person does with its card, until they close it."""

from __future__ import annotations

from collections.abc import Callable

from ...engine.executor import Stopped
from ...engine.person_commands import Verb
from ...oauth.login_check import Proof
from ..ending import Ending
from ..view import texts
from ..view.modes import Mode
from .controller import Controller


def close(controller: Controller, ending: Ending, walk_from: Callable[[int], None]) -> tuple[Proof | None, bool]:
    """Proves the app, and serves the card until it is closed; the last proof, and whether the report is to be opened.

    `walk_from` takes the walk once more from a step on, to which the person goes first.

    Raises:
        Exception: what kept the login from being tried, or Stopped: the person has ended the walk that they took again.
    """
    controller.view_model.end()
    with controller.busy(texts.PROVING):
        ending.again()
    report = False
    while not report:
        try:
            order = controller.card(ending.card(), Mode.OVER)
        except Stopped:  # closing the window is a way to close
            break
        match order.command:
            case Verb.AGAIN:
                with controller.busy(texts.PROVING):
                    ending.again()
            case Verb.ASSIGN:
                ending.assign()
                controller.view_model.end()
            case Verb.UNDO:
                with controller.busy(texts.UNDOING):
                    ending.undo()
            case Verb.CHECK:
                ending.keep()
            case Verb.GOTO:
                walk_from(int(order.text))
                controller.view_model.end()
                with controller.busy(texts.PROVING):
                    ending.again()
            case Verb.REPORT:
                report = True
            case _:
                break
    if ending.untried is not None:
        raise ending.untried
    return ending.proof, report
