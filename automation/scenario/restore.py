"""The guide's steps once more, with the app as the org kept it before a run changed it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pages.values.durations import minutes

from ..app.desired import DesiredApp
from ..app.fields import PERMITTED, REFRESH, TEXTS, TIMEOUT
from ..context.step_context import StepContext
from ..engine.step import Chapter, Step
from ..runs.journal_reader import PastRun
from .connected_app import scenario

_CAN = {4, 5, 6, 7, 9, 13, 14, 15, 17}
"""Steps whose old value can be restored. A certificate cannot: the org shows none that could be uploaded again."""


def as_before(wanted: DesiredApp, past: PastRun) -> DesiredApp:
    """The app as it was. Of an app that was there the definition is known; policies and users are, if they were read.

    A text that its page did not show is left as it is.
    """
    app: Mapping[str, Any] = past.before["app"]
    policies: Mapping[str, Any] = past.before.get("policies") or {}
    assigned: Mapping[str, Any] = past.before.get("assigned") or {}
    texts = {text.key: app.get(text.key) for text in TEXTS}
    return replace(
        wanted,
        name=app["name"],
        api_name=app["api_name"] or past.api_name,
        texts={key: text for key, text in texts.items() if text is not None},
        oauth=app["oauth"],
        callback_urls=tuple(app["callback_urls"]),
        digital_signatures=bool(app["digital_signatures"]),
        scopes=tuple(app["scopes"]),
        refresh_policy=policies.get("refresh_policy") or "",
        session_minutes=minutes(policies.get("timeout") or ""),
        permitted_users=policies.get("permitted_users") or "",
        profiles=tuple(assigned.get("profiles", ())),
        permission_sets=tuple(assigned.get("permission_sets", ())),
        exact=True,
    )


def restorable(past: PastRun) -> set[int]:
    """The steps that the run did and whose old value is known. What the org did not show, as the policies of an app
    without OAuth, is no value to restore: an empty name would choose anything."""
    policies: Mapping[str, Any] = past.before.get("policies") or {}
    unknown = {field.step for field in (REFRESH, TIMEOUT, PERMITTED) if policies.get(field.key) is None}
    return (past.touched & _CAN) - unknown


def restoring(
    before: DesiredApp, past: PastRun, same_app: Callable[[StepContext], None]
) -> tuple[Chapter[StepContext], ...]:
    """The chapters that restore what the run touched. Users come first: their lists go with the policy of step 15.

    `same_app` reads the app and raises where it is not the one of that run; it comes before anything is opened.
    """
    sign_in, create, policies, users = scenario(before)
    chapters, steps_back = [sign_in], restorable(past)
    for chapter in (users, policies, create):
        if steps_back & {step.number for step in chapter.steps}:
            steps = [_as_it_was(step) for step in chapter.steps if _needed(step, steps_back)]
            read_back = same_app if chapter is create else _after(same_app, chapter.read_back)
            chapters.append(replace(chapter, steps=steps, read_back=read_back, stored=lambda context: True))  # noqa: ARG005
    return tuple(chapters)


def _as_it_was(step: Step[StepContext]) -> Step[StepContext]:
    return replace(step, says="As it was before that run.") if step.lasting and step.number in _CAN else step


def _after(
    same_app: Callable[[StepContext], None], read_back: Callable[[StepContext], None] | None
) -> Callable[[StepContext], None]:
    def both(context: StepContext) -> None:
        if context.app is None:
            same_app(context)
        if read_back is not None:
            read_back(context)

    return both


def _needed(step: Step[StepContext], steps_back: set[int]) -> bool:
    return not step.lasting or step.number == 10 or step.number in steps_back
