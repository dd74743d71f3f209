"""Where each step is done: the parts of the screen that it is about, and the way there. It fills in nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pages import (
    AppManager,
    ClassicApps,
    ClassicSetup,
    ConnectedAppDetail,
    ConnectedAppPolicies,
    ContinueNotice,
    EditPolicies,
    LightningSetup,
    Login,
    ManagePermissionSets,
    ManageProfiles,
    NewConnectedApp,
    Screen,
)

from ..context.same_app import find_policies, its_page
from ..context.step_context import StepContext
from ..engine.step import Chapter, Spot, Step

Looks = Callable[[StepContext], Sequence[Spot]]


def placed(chapter: Chapter[StepContext]) -> Chapter[StepContext]:
    """The chapter, with the place of each of its steps."""
    return replace(chapter, steps=tuple(_placed(step) for step in chapter.steps))


def _placed(step: Step[StepContext]) -> Step[StepContext]:
    return replace(step, where=_WHERE.get(step.number), there=_THERE.get(step.number))


def _on(*names: tuple[type[Screen], str]) -> Looks:
    """A check: the named parts of the first of these screens that is here."""

    def parts(context: StepContext) -> Sequence[Spot]:
        for screen in dict.fromkeys(screen for screen, _ in names):
            here = context.org.current(screen)
            if here is not None:
                found = [here.part(name) for owner, name in names if owner is screen]
                return [Spot(part) for part in found if part.showing()]
        return ()

    return parts


def _form(*names: str) -> Looks:
    return _on(*((NewConnectedApp, name) for name in names))


def _policies(*names: str) -> Looks:
    return _on(*((EditPolicies, name) for name in names))


_WHERE: dict[int, Looks] = {
    1: _on((Login, "username"), (Login, "password"), (Login, "log_in")),
    2: _on((LightningSetup, "tree"), (ClassicSetup, "tree")),
    3: _on((AppManager, "new_connected_app"), (ClassicApps, "new_connected_app"), (ConnectedAppDetail, "edit")),
    4: _form("name", "api_name", "contact_email"),
    5: _form("enable_oauth"),
    6: _form("callback_url"),
    7: _form("digital_signatures"),
    8: _form("certificate"),
    9: _form("scopes"),
    10: _on((NewConnectedApp, "save"), (ContinueNotice, "continue_")),
    11: _on((ConnectedAppDetail, "manage_button")),
    12: _on((ConnectedAppPolicies, "edit")),
    13: _policies("expire_refresh_token"),
    14: _policies("timeout"),
    15: _policies("permitted_users"),
    16: _policies("save"),
    17: _on(
        (ManageProfiles, "save"),
        (ManagePermissionSets, "save"),
        (ConnectedAppPolicies, "manage_profiles"),
        (ConnectedAppPolicies, "manage_permission_sets"),
    ),
}


def _to_login(context: StepContext) -> None:
    context.org.open("/")


def _to_app(context: StepContext) -> None:
    its_page(context)


_THERE: dict[int, Callable[[StepContext], object]] = {
    1: _to_login,
    2: StepContext.setup,
    11: _to_app,
    17: find_policies,
}
