"""How ways in and mailboxes are written, and what of it is refused without being repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation.bootstrap.child_environment import command_environment, helper_environment, is_secret
from automation.errors import SettingsError
from automation.settings.loader import Settings
from automation.settings.sign_in.mail_folder import MailFolder, mail_folder_of

DOOR = "https://acme.my.salesforce.com/secur/frontdoor.jsp?otp=abcdefghijkl"


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("imaps://codes@mail.example", MailFolder("mail.example", 993, "codes")),
        (
            "imaps://codes@acme.example@mail.example:1993/Codes/New",
            MailFolder("mail.example", 1993, "codes@acme.example", "Codes/New"),
        ),
        ("imaps://codes%40acme.example@mail.example/INBOX", MailFolder("mail.example", 993, "codes@acme.example")),
        ("imaps://codes@[::1]:993/", MailFolder("::1", 993, "codes")),
    ],
)
def test_mailboxes(text: str, folder: MailFolder) -> None:
    """User, host, port and folder; a user's own @ may stand as it is."""
    assert mail_folder_of(text) == folder


@pytest.mark.parametrize(
    ("variable", "text", "says"),
    [
        ("SF_CODE_IMAP", "imap://codes@mail.example", "unencrypted"),
        ("SF_CODE_IMAP", "imaps://codes:hunter2@mail.example", "carries a password"),
        ("SF_CODE_IMAP", "imaps://mail.example/INBOX", "such as imaps://"),
        ("SF_CODE_IMAP", "imaps://codes@mail.example:0", "such as imaps://"),
        ("SF_CODE_IMAP", "codes@mail.example", "such as imaps://"),
        ("SF_CODE_IMAP_FROM", "Salesforce", "no sender"),
        ("SF_FRONTDOOR_URL", DOOR.replace("https", "http"), "begins with http"),
        ("SF_FRONTDOOR_URL", DOOR.replace("frontdoor", "otherdoor"), "no frontdoor URL"),
        ("SF_FRONTDOOR_URL", DOOR.replace("?otp", "?x"), "no frontdoor URL"),
        ("SF_FRONTDOOR_URL", DOOR.replace("acme", "u:p@acme"), "not a URL"),
        ("SF_ACCESS_TOKEN", "hunter2", "access token"),
        ("SETUPWALK_TARGET_ORG", "--url-only", "alias"),
        ("SETUPWALK_TARGET_ORG", "my alias", "alias"),
        ("SETUPWALK_EXPECT_ORG", "acme", "00D"),
    ],
)
def test_refused(tmp_path: Path, variable: str, text: str, says: str) -> None:
    """Each is named by its variable and where it came from; the text itself is not repeated."""
    with pytest.raises(SettingsError) as caught:
        Settings.read({}, {variable: text}, tmp_path)
    assert f"{variable}: the value" in str(caught.value)
    assert says in str(caught.value)
    assert f"(from environment variable {variable})" in str(caught.value)
    assert text not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SF_FRONTDOOR_URL", DOOR),
        ("SF_ACCESS_TOKEN", "00D000000000001!AQ"),
        ("SF_TOTP_SECRET", "JBSWY3DPEHPK3PXP"),
        ("SF_CODE_IMAP_PASSWORD", "hunter2"),
    ],
)
def test_no_child_has_them(name: str, value: str) -> None:
    """Neither a program that is started nor a person's own command finds them in its environment."""
    environ = {name: value, f"{name}_FILE": "secret.txt", f"{name}_COMMAND": "cat x", "HOME": "/home/x"}
    assert is_secret(name, value)
    for left in (helper_environment(environ), command_environment(environ)):
        assert name not in left
        assert "HOME" in left
