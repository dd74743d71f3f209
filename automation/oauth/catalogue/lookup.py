"""Finds the entry of a refusal: by its words, which tell more than its code, or else by its code."""

from __future__ import annotations

from .clients import CLIENTS
from .definitions import DEFINITIONS
from .entry import Entry
from .orgs import ORGS
from .users_and_policies import USERS_AND_POLICIES

ENTRIES = (*DEFINITIONS, *USERS_AND_POLICIES, *ORGS, *CLIENTS)
TITLES = {
    3: "New Connected App",
    5: "Enable OAuth Settings",
    6: "Callback URL",
    7: "Use digital signatures",
    8: "Upload the certificate",
    9: "OAuth scopes",
    10: "Save the app",
    12: "Edit Policies",
    13: "Refresh token policy",
    14: "Session timeout",
    15: "Permitted users",
    17: "Choose who is pre-authorized",
}
"""Of the steps that causes name, as the guide has them; here, since the guide itself takes long to load."""


def entry_for(code: str, description: str) -> Entry | None:
    """What an org has refused with; None for what nobody knows."""
    words, code = description.casefold(), code.casefold()
    for entry in ENTRIES:
        if any(part in words for part in entry.words):
            return entry
    return next((entry for entry in ENTRIES if code in map(str.casefold, entry.codes)), None) if code else None
