"""Waits until a change has reached every server of the org: a login right after Save may fail and then work."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ..network.oauth_answers import OAuthRefusal
from .refusals import on_its_way

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Propagation:
    """How long a login is tried again after a save: `minutes` in all, every `seconds`.

    `saved` are the steps that this run has saved; nothing else is waited for. Step 8 is among them where a certificate
    took another one's place: a server that knows a new app at all has it with its certificate. "Changes can take 2 to
    10 minutes" is the org's own notice after Save (grade A-img).
    """

    minutes: float = 0
    seconds: float = 15
    saved: frozenset[int] = frozenset()
    pause: Callable[[float], None] = time.sleep  # no event tells when a server elsewhere has caught up

    def through(self, login: Callable[[], T], say: Callable[[str], None]) -> T:
        """The login's result, once what was saved has reached the server that is asked.

        Raises:
            OAuthRefusal: a refusal that no save explains, at once, or any when the time is over.
        """
        left = self.minutes * 60
        while True:
            try:
                return login()
            except OAuthRefusal as refusal:
                if left < self.seconds or not on_its_way(refusal, self.saved):
                    raise
                say(
                    f"the org does not let the app log in yet ({refusal}); a change can take 2 to 10 minutes to reach "
                    f"all its servers. Trying again in {self.seconds:g} s, for up to {left / 60:.0f} more minutes"
                )
                self.pause(self.seconds)
                left -= self.seconds
