"""The settings that say how somebody gets in, where codes come from, and which org is expected. It reads none."""

from __future__ import annotations

from collections.abc import Callable

from pages.values.secret import Secret

from ..file_settings import hidden_path, shell_command
from ..types import Setting
from .forms import (
    SENDER,
    access_token,
    frontdoor_url,
    org_id,
    passkey_file,
    senders,
    target_org,
    totp_seed,
)
from .mail_folder import mail_folder


def secret_settings(
    name: str, variable: str, what: str, parse: Callable[[str], Secret] = Secret, more: str = "", group: str = "org"
) -> tuple[Setting, ...]:
    """A secret's three settings: itself, a file whose first line it is, and a command that prints it."""
    return (
        Setting(group, f"{name}_value", variable, None, f"{what[0].upper()}{what[1:]}{more}", parse, None, secret=True),
        Setting(
            group, f"{name}_file", f"{variable}_FILE", None, f"A file whose first line is {what}", hidden_path, None
        ),
        Setting(
            group,
            f"{name}_command",
            f"{variable}_COMMAND",
            None,
            f"A shell command that prints {what}",
            shell_command,
            quotable=True,
        ),
    )


SIGN_IN_SETTINGS: tuple[Setting, ...] = (
    Setting(
        "org",
        "target_org",
        "SETUPWALK_TARGET_ORG",
        "--target-org",
        "An org that the Salesforce CLI (sf) is logged in to, by alias or user name: it opens the browser's way in, "
        "and no other org or user is entered",
        target_org,
        pins=True,
    ),
    *secret_settings(
        "frontdoor_url",
        "SF_FRONTDOOR_URL",
        "a single-use frontdoor URL of the org",
        frontdoor_url,
        ", which lets in once",
    ),
    *secret_settings(
        "access_token", "SF_ACCESS_TOKEN", "an access token of the org", access_token, ", with the scope web"
    ),
    *secret_settings(
        "totp_secret",
        "SF_TOTP_SECRET",
        "what the user's authenticator app is set up with",
        totp_seed,
        ": base32 or otpauth://...",
    ),
    Setting(
        "org",
        "code_imap",
        "SF_CODE_IMAP",
        None,
        "A mailbox that verification codes are sent to: imaps://user@host:993/INBOX",
        mail_folder,
    ),
    *secret_settings("code_imap_password", "SF_CODE_IMAP_PASSWORD", "that mailbox's password"),
    Setting(
        "org",
        "code_imap_from",
        "SF_CODE_IMAP_FROM",
        None,
        "Whose e-mails are read there, separated by commas",
        senders,
        SENDER,
    ),
    Setting(
        "org",
        "passkey_file",
        "SETUPWALK_PASSKEY_FILE",
        None,
        "A passkey that login --enroll-passkey has kept: its file, or the file's contents",
        passkey_file,
        None,
        "the one kept below .setupwalk for this org and user",
        secret=True,
        several_lines=True,
    ),
    *secret_settings("passkey_key", "SETUPWALK_PASSKEY_KEY", "the key that seals that file"),
    Setting(
        "org",
        "expect_org",
        "SETUPWALK_EXPECT_ORG",
        "--expect-org",
        "The id of the org (00D...): in any other one nothing is read or changed",
        org_id,
        pins=True,
    ),
)
