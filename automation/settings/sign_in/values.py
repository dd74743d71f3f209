"""The values of the settings of ways in, codes and the expected org, as a command finds them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pages.values.secret import Secret

from ...pem.source import KeySource


@dataclass(frozen=True, slots=True)
class SignIn:
    """A field for each row. Each secret has a value, a file and a command; `Settings.secret` reads the first given."""

    target_org: str = ""
    frontdoor_url_value: Secret | None = None
    frontdoor_url_file: Path | None = None
    frontdoor_url_command: str = ""
    access_token_value: Secret | None = None
    access_token_file: Path | None = None
    access_token_command: str = ""
    totp_secret_value: Secret | None = None
    totp_secret_file: Path | None = None
    totp_secret_command: str = ""
    code_imap: str = ""
    code_imap_password_value: Secret | None = None
    code_imap_password_file: Path | None = None
    code_imap_password_command: str = ""
    code_imap_from: str = ""
    passkey_file: KeySource | None = None
    passkey_key_value: Secret | None = None
    passkey_key_file: Path | None = None
    passkey_key_command: str = ""
    expect_org: str = ""

    def has(self, name: str) -> bool:
        """Whether a secret is given, in any of its three forms."""
        return any(getattr(self, f"{name}_{form}") for form in ("value", "file", "command"))
