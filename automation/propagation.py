"""Waits until a change has reached every server of the org: a login right after Save may fail and then work."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from .oauth import OAuthRefusal

T = TypeVar("T")

NOT_YET = "invalid_client_id"
"""What the org answers meanwhile; after the delay it means that the consumer key is wrong (grade C)."""


@dataclass(frozen=True, slots=True)
class Propagation:
    """How long a login is tried again while the org does not know the app: `minutes` in all, every `seconds`.

    "Changes can take 2 to 10 minutes" is the org's own notice after Save (grade A-img).
    """

    minutes: float = 0
    seconds: float = 15
    pause: Callable[[float], None] = time.sleep  # no event tells when a server elsewhere has caught up

    def through(self, login: Callable[[], T], say: Callable[[str], None]) -> T:
        """The login's result, once the org knows the app.

        Raises:
            OAuthRefusal: any other refusal at once, or this one when the time is over.
        """
        left = self.minutes * 60
        while True:
            try:
                return login()
            except OAuthRefusal as refusal:
                if refusal.error != NOT_YET or left < self.seconds:
                    raise
                say(
                    f"the org does not know the app yet ({refusal}); a change can take 2 to 10 minutes to reach all "
                    f"its servers. Trying again in {self.seconds:g} s, for up to {left / 60:.0f} more minutes"
                )
                self.pause(self.seconds)
                left -= self.seconds
