"""A page that the robot does not know: the person sees it, and says whether it is the right one."""

from __future__ import annotations

from ..view.modes import Mode
from .controller import Controller

_QUESTION = "If this is the right page after all, type yes and setupwalk continues with it; no stops it"


def believes(controller: Controller, doubt: str) -> bool:
    """Whether the person says that the page is the right one; any other order takes the robot's hands off.

    Raises:
        Stopped: the tab or the browser is closed.
        HandedOver: the person asks for something else instead.
    """
    view_model = controller.view_model
    if view_model.mode not in (Mode.ROBOT, Mode.REST):
        return False  # the person has the page, and sees where they are
    view_model.error = doubt
    return controller.ask(_QUESTION).strip().casefold() in ("yes", "y")
