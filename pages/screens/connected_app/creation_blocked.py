"""What is said when an org lets nobody make connected apps, which is the default since Spring '26 (grade B)."""

from __future__ import annotations

import re

from ...errors import NotAllowed

REFUSAL = re.compile(
    r"You can.t create a connected app[^.]*\.(?: To enable[^.]*\.)?|contact Salesforce Customer Support"
)
"""The org's words (seen in forums; grade C)."""

_WHERE = "Setup > Quick Find: External Client Apps > Settings > Allow creation of connected apps"
_SUPPORT_CASE = (
    "text for the Support case: Please enable the creation of connected apps in our org. Our deployment pipelines log "
    "in by the OAuth 2.0 JWT bearer flow with a connected app of our own, and a Dev Hub needs one for scratch orgs."
)


def creation_is_off(words: str) -> NotAllowed:
    """The error, with where to look and what to write to Support."""
    return NotAllowed(f"the org does not allow new connected apps: {words}", hint=f"{_WHERE}. {_SUPPORT_CASE}")
