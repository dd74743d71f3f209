"""Who listens to a walk. It knows neither browser nor Salesforce."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from .step import Chapter, Difference, Result, Step


class Observer(Protocol):
    """Somebody who listens to a walk and never steers it."""

    def entering(self, chapter: Chapter[Any]) -> None:
        """A chapter begins."""

    def starting(self, step: Step[Any]) -> None:
        """A step was looked at, and is done if something differs."""

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """A hand is about to do the step, because of these differences: what is found is old, what is wanted new."""

    def ended(self, step: Step[Any], result: Result) -> None:
        """A step has ended; skipped steps end too."""

    def note(self, text: str) -> None:
        """Something worth telling happened within a step."""
