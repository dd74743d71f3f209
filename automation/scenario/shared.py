"""Chapters that commands besides `create` share: signing in, and finding an app that should be there."""

from __future__ import annotations

from collections.abc import Iterator

from ..app.desired import ConnectedApp
from ..context.step_context import Work
from ..engine.step import Chapter, Difference, Step
from .connected_app import scenario


def sign_in(wanted: ConnectedApp) -> Chapter[Work]:
    """Steps 1 and 2 of the guide."""
    return scenario(wanted)[0]


def find_app(wanted: ConnectedApp) -> Chapter[Work]:
    """Finds the app; the step fails where the org has none."""
    title = f'Find "{wanted.name}"'
    words = f"In App Manager, the menu of {wanted.name}, **View**."
    return Chapter("Find the app", (Step(3, title, words, Work.read_app, app_missing, lasting=False),))


def app_missing(work: Work) -> Iterator[Difference]:
    """A look: whether the app was found."""
    if work.app is None:
        yield Difference("Connected app", work.wanted.name, "no such app in this org")
