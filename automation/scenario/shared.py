"""Chapters that commands besides `create` share: signing in, and finding an app that should be there."""

from __future__ import annotations

from collections.abc import Iterator

from ..app.desired import DesiredApp
from ..context.readings import read_app
from ..context.step_context import StepContext
from ..engine.step import Chapter, Difference, Step
from .connected_app import scenario


def sign_in(wanted: DesiredApp) -> Chapter[StepContext]:
    """Steps 1 and 2 of the guide."""
    return scenario(wanted)[0]


def find_app(wanted: DesiredApp) -> Chapter[StepContext]:
    """Finds the app; the step fails where the org has none."""
    title = f'Find "{wanted.name}"'
    words = f"In App Manager, the menu of {wanted.name}, **View**."
    return Chapter("Find the app", (Step(3, title, words, read_app, app_missing, lasting=False),))


def app_missing(context: StepContext) -> Iterator[Difference]:
    """A check: whether the app was found."""
    if context.app is None:
        name = context.wanted.name
        says = f'This org has no connected app "{name}". Create it, or name another one.'
        yield Difference("Connected app", name, "no such app in this org", says=says)
