"""What is said when an org lets nobody make connected apps, which is the default since Spring '26 (grade B)."""

from __future__ import annotations

import re

from ...components import SaveButton
from ...errors import NotAllowed, PageError

REFUSAL = re.compile(
    r"You can.t create a connected app[^.]*\.(?: To enable[^.]*\.)?|contact Salesforce Customer Support"
)
"""The org's words (seen in forums; grade C)."""
_NO_APPS = re.compile("create a connected app", re.IGNORECASE)
"""What an org says on whatever page when it lets nobody make connected apps."""

_WHERE = "Setup > Quick Find: External Client Apps > Settings > Allow creation of connected apps"
_SUPPORT_CASE = (
    "text for the Support case: Please enable the creation of connected apps in our org. Our deployment pipelines log "
    "in by the OAuth 2.0 JWT bearer flow with a connected app of our own, and a Dev Hub needs one for scratch orgs."
)


def creation_is_off(words: str) -> NotAllowed:
    """The error, with where to look and what to write to Support."""
    return NotAllowed(f"the org does not allow new connected apps: {words}", hint=f"{_WHERE}. {_SUPPORT_CASE}")


class SaveAppButton(SaveButton):
    """The Save of a connected app, which an org may refuse whatever the form says, and on another page."""

    def refused_anywhere(self, words: str) -> bool:
        return bool(_NO_APPS.search(words))

    def refusal(self, words: str) -> PageError:
        return creation_is_off(words) if REFUSAL.search(words) else super().refusal(words)
