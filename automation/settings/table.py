"""Every setting by name, in the order of the tables. It reads none of them."""

from __future__ import annotations

from pages.values.secret import Secret

from ..app.fields import TEXTS
from ..pem.source import certificate_setting, key_setting
from .file_settings import hidden_path, shell_command
from .login_hosts import login_hosts
from .run_table import RUN_SETTINGS
from .sign_in.table import SIGN_IN_SETTINGS, secret_settings
from .types import Setting, consumer_key, login_url, names, username, whole_number, yes_or_no

SESSION_MINUTES = (15, 30, 60, 120, 240, 480, 720, 1440)
"""The choices of Timeout Value in minutes: 15 is grade B, an hour and 24 hours C, the others D."""

GROUPS = {
    "org": "the org",
    "app": "the connected app",
    "policy": "its policies, and who is pre-authorized",
    "run": "how to run",
}
_MINUTES = ", ".join(map(str, SESSION_MINUTES))

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "org",
        "login_url",
        "SF_LOGIN_URL",
        "--login-url",
        "Where to log in: https://login.salesforce.com, https://test.salesforce.com or the org's own host",
        parse=login_url,
        shown_default="the practice org",
    ),
    Setting(
        "org",
        "login_hosts",
        "SF_LOGIN_HOSTS",
        None,
        "More hosts where password and codes may be typed, separated by commas, such as a company's own login page",
        login_hosts,
        (),
    ),
    Setting("org", "username", "SF_USERNAME", "--username", "The user who logs in to Setup", username),
    Setting("org", "password_value", "SF_PASSWORD", None, "The password", Secret, None, secret=True),
    Setting(
        "org", "password_file", "SF_PASSWORD_FILE", None, "A file whose first line is the password", hidden_path, None
    ),
    Setting(
        "org",
        "password_command",
        "SF_PASSWORD_COMMAND",
        None,
        "A shell command that prints the password",
        shell_command,
        quotable=True,
    ),
    Setting(
        "org",
        "code_command",
        "SF_CODE_COMMAND",
        None,
        "A shell command that prints a verification code",
        shell_command,
        quotable=True,
    ),
    *SIGN_IN_SETTINGS,
    Setting("app", "app_name", "APP_NAME", "--app-name", "Connected App Name", default="Setupwalk CLI Login"),
    Setting("app", "api_name", "APP_API_NAME", "--api-name", "API Name", shown_default="made from the name"),
    *(
        Setting("app", text.key, text.variable, text.flag, text.help or text.label, quotable=text.quotable)
        for text in TEXTS
    ),
    Setting("app", "callback_port", "APP_CALLBACK_PORT", "--callback-port", "Callback URL's port", whole_number, 1717),
    Setting(
        "app",
        "certificate",
        "APP_CERTIFICATE",
        "--certificate",
        "server.crt, which is uploaded: its file, or its contents",
        certificate_setting,
        None,
        secret=True,
        several_lines=True,
    ),
    Setting(
        "app",
        "private_key",
        "APP_PRIVATE_KEY",
        "--private-key",
        "server.key, used only to test the login: its file or, in the variable, its contents",
        key_setting,
        None,
        secret=True,
        several_lines=True,
    ),
    *secret_settings(
        "passphrase",
        "APP_PRIVATE_KEY_PASSPHRASE",
        "the private key's passphrase",
        more=", for the test of the login and for a new key; Salesforce CLI reads no such key",
        group="app",
    ),
    Setting(
        "app",
        "consumer_key",
        "APP_CONSUMER_KEY",
        None,
        "The app's consumer key, where the org shows it only to somebody who gives a code and the Metadata API is shut",
        consumer_key,
    ),
    Setting(
        "app",
        "jwt_username",
        "APP_JWT_USERNAME",
        "--jwt-username",
        "The user who logs in with the app when the login is tested",
        username,
        shown_default="the user who logs in to Setup",
    ),
    Setting(
        "policy",
        "profiles",
        "APP_PROFILES",
        "--profile",
        "Pre-authorized profiles, by name or id",
        names,
        (),
        repeated=True,
    ),
    Setting(
        "policy",
        "permission_sets",
        "APP_PERMISSION_SETS",
        "--permission-set",
        "Pre-authorized permission sets, by label, API name or id; a missing one is created, also as Label=Api_Name",
        names,
        (),
        repeated=True,
    ),
    Setting(
        "policy",
        "refresh_days",
        "APP_REFRESH_DAYS",
        "--refresh-days",
        "Days until a refresh token expires, 1 to 90",
        whole_number,
        90,
    ),
    Setting(
        "policy",
        "session_minutes",
        "APP_SESSION_MINUTES",
        "--session-minutes",
        f"Minutes until a session times out: {_MINUTES}",
        whole_number,
        15,
    ),
    Setting(
        "policy",
        "exact",
        "APP_EXACT",
        "--exact",
        "Remove profiles, permission sets and scopes that you did not name",
        yes_or_no,
        default=False,
    ),
    *RUN_SETTINGS,
)
