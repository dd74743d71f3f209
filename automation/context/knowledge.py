"""What a walk may ask about an app beside the org's pages: its certificate, its consumer key. It knows none of it.

`context` is the walk's StepContext.
"""

from __future__ import annotations

from typing import Any, Protocol


class Certificates(Protocol):
    """Knows which certificate the org has."""

    def settle(self, context: Any) -> bool:
        """After the app was read first: whether it has the certificate of this run's pair already."""

    def uploaded(self, context: Any) -> None:
        """This run has saved the app with its certificate."""

    def proven(self, context: Any) -> None:
        """A login with the pair's key has worked."""

    def refused(self, context: Any) -> None:
        """The org says that its certificate is another one."""


class Keys(Protocol):
    """Knows the ways to an app's consumer key."""

    def shown(self, context: Any) -> None:
        """The app's page was read."""

    def find(self, context: Any, *, code: bool) -> str:
        """The key where the page hides it; with `code` a person may be asked for one."""

    def forget(self, context: Any) -> bool:
        """The org does not know the key; whether it was one that was only remembered."""
