"""What a list says in place of rows: that it has none, or that something is wrong. It knows no screen."""

from __future__ import annotations

import re

_EMPTY = re.compile(
    r"no (?:(?:{what}) )*(?:{what})(?:(?: {more})*)\W*".format(
        what="connected|apps?|applications?|profiles?|permission sets?|records?|items?|users?|oauth|custom|attributes?"
        "|scopes?|ip ranges?|data|entries",
        more="(?:are|is|were|have|has|been|currently|associated|assigned|selected|found|exist|exists|yet|to|display|show"
        "|with|for|in|this|the|your|app|application|org|organization|list|here|available|created|defined|added)",
    ),
    re.IGNORECASE,
)
"""What a related list says that has nothing (grade A-img: "No profiles associated with this app."). It is plain words
alone: "No access to connected apps" and "No connected apps match the filter" say something else."""
_MESSAGE = re.compile(r"no\b|nothing\b|none\b|unable\b|sorry\b|error\b", re.IGNORECASE)
"""How a lone row begins that leads nowhere, and is rather a message than a name."""


def says_none(text: str) -> bool:
    """Whether a text says of a list that it has nothing."""
    return _EMPTY.fullmatch(text) is not None


def is_message(text: str) -> bool:
    """Whether a lone row that leads nowhere is a message rather than a name."""
    return _MESSAGE.match(text) is not None
