"""A passkey, whose it is, its key, and the settings of somebody who uses it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from automation.passkeys.sealed import Owner
from automation.settings.loader import Settings
from pages.values.passkey import Passkey
from pages.values.secret import Secret

from ..settings.reading import parse

KEY = Secret("a key that a secret store has made")
OWNER = Owner(
    "00D000000000001",
    "robot@acme.example",
    "https://acme.my.salesforce.com",
    "acme.my.salesforce.com",
    datetime(2026, 11, 27, 12, tzinfo=UTC),
)
PASSKEY = Passkey("Y3JlZGVudGlhbA==", OWNER.rp_id, "MDA1", Secret("cHJpdmF0ZSBrZXk="), 7)


def settings(folder: Path, **more: str) -> Settings:
    """What somebody has set who walks in the passkey's org, as its user, and has its key; "" unsets."""
    usual = {
        "SF_LOGIN_URL": OWNER.login_url,
        "SF_USERNAME": OWNER.username,
        "SETUPWALK_PASSKEY_KEY": KEY.reveal(),
    }
    return Settings.read(parse(), usual | more, folder)
