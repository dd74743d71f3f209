"""Where each step is done: the parts of the screen that it is about, and the way there. It fills in nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ...context.same_app import find_policies, its_page
from ...context.step_context import StepContext
from ...engine.step import Chapter, Step
from . import definition, policies, sign_in, users
from .spots import Hands, lit


def placed(chapter: Chapter[StepContext]) -> Chapter[StepContext]:
    """The chapter, with the place of each of its steps."""
    return replace(chapter, steps=tuple(_placed(step) for step in chapter.steps))


def _placed(step: Step[StepContext]) -> Step[StepContext]:
    hands = _WHERE.get(step.number)
    return replace(step, where=lit(hands) if hands is not None else None, there=_THERE.get(step.number))


_WHERE: dict[int, Hands] = {
    1: sign_in.log_in,
    2: sign_in.find_app_manager,
    3: definition.open_form,
    4: definition.basics,
    5: definition.enable_oauth,
    6: definition.callback,
    7: definition.digital_signatures,
    8: definition.certificate,
    9: definition.scopes,
    10: definition.save,
    11: policies.manage,
    12: policies.edit,
    13: policies.refresh_token,
    14: policies.timeout,
    15: policies.permitted_users,
    16: policies.save,
    17: users.users,
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
