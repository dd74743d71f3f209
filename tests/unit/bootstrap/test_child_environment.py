"""What other programs find in their environment: no secret that is not their own."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from automation.bootstrap.child_environment import command_environment, helper_environment, is_secret
from automation.browser.install import install
from automation.settings.loader import Settings
from automation.settings.secrets import printed_by
from automation.settings.table import SETTINGS

from ...support.secrets import SECRETS

OPEN = {
    "PATH": "/usr/bin",
    "PWD": "/srv",
    "OLDPWD": "/",
    "HOME": "/home/a",
    "SF_LOGIN_URL": "https://acme.my.salesforce.com",
    "SF_PASSWORD_FILE": "/run/secrets/sf",
    "SSH_AUTH_SOCK": "/run/agent",
    "HTTPS_PROXY": "http://user:w0rd@proxy.example:3128",
    "PIP_INDEX_URL": "https://user:w0rd@index.example/simple",
    "PLAYWRIGHT_BROWSERS_PATH": "/ms",
    "LANG": "en_US.UTF-8",
    "XAUTHORITY": "/home/a/.Xauthority",
}


@pytest.mark.parametrize("name", SECRETS)
def test_secrets(name: str) -> None:
    """A secret is known by the name of its variable, or by what the value looks like."""
    assert is_secret(name, SECRETS[name])


@pytest.mark.parametrize("name", OPEN)
def test_no_secrets(name: str) -> None:
    """Folders, addresses, files that hold a secret, and the way to a proxy or an index stay."""
    assert not is_secret(name, OPEN[name])


def test_the_file_of_a_key_stays(tmp_path: Path) -> None:
    """A variable that names a key's file holds no secret."""
    file = tmp_path / "server.key"
    file.write_text("x", encoding="ascii")
    assert not is_secret("APP_PRIVATE_KEY", str(file))


def test_every_secret_setting_is_known() -> None:
    """Each setting that is marked as a secret is one by the name of its variable; a kept passkey by its contents, since
    a file's path is none."""
    passkey = "SETUPWALK_PASSKEY_FILE"
    assert all(
        is_secret(setting.variable, "x") for setting in SETTINGS if setting.secret and setting.variable != passkey
    )
    assert is_secret(passkey, '{"format": "setupwalk passkey 1", "sealed": "..."}')
    assert not is_secret(passkey, "kept/passkey.json")


def test_a_helper_gets_none() -> None:
    """A browser, an installer or an encoder finds nobody's secret."""
    assert helper_environment(SECRETS | OPEN) == OPEN


def test_a_command_gets_what_lets_it_in() -> None:
    """A command that fetches the password finds what other tools need, and nothing of this program's."""
    found = command_environment(SECRETS | OPEN)
    assert set(SECRETS) - set(found) == {"SF_PASSWORD", "SFDX_ACCESS_TOKEN", "SFDX_AUTH_URL", "APP_PRIVATE_KEY"}
    assert set(OPEN) <= set(found)


DUMP = "import json, os, sys; json.dump(dict(os.environ), open(sys.argv[1], 'w')); print('w0rd')"


def test_password_command(tmp_path: Path) -> None:
    """The command of SF_PASSWORD_COMMAND, as it is started, sees the vault's token and not SF_PASSWORD."""
    environ = dict(os.environ) | {
        "SF_PASSWORD": "other-w0rd",
        "VAULT_TOKEN": "hvs.x",
        "SF_PASSWORD_COMMAND": f'"{sys.executable}" -c "{DUMP}" "{tmp_path / "env"}"',
    }
    settings = Settings.read({}, environ, tmp_path)
    printed_by(settings.password_command, "x", environ=settings.command_environ)
    found = json.loads((tmp_path / "env").read_text(encoding="utf-8"))
    assert found["VAULT_TOKEN"] == "hvs.x"
    assert "SF_PASSWORD" not in found


def test_installer(tmp_path: Path) -> None:
    """The installer of a browser, as it is started, sees no secret."""
    program = [sys.executable, "-c", DUMP, str(tmp_path / "env")]
    environ = dict(os.environ) | SECRETS
    install(environ, lambda _: None, root=False, playwright=program)
    found = json.loads((tmp_path / "env").read_text(encoding="utf-8"))
    assert not set(SECRETS) & set(found)
