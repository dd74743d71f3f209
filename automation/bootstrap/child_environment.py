"""The environment that other programs are started with: none is handed a secret that is not its own.

It knows how secrets in an environment are named and look, and no setting. Standard library only, and in a syntax that
Python 3.8 reads.
"""

from __future__ import annotations

import os.path
import re
from typing import Dict, Mapping, MutableMapping  # noqa: UP035  Python 3.8 must be able to read this file

_OURS = ("SF_", "SFDX_", "APP_", "SETUPWALK_")
_PARTS = (
    "PASSWORD",
    "PASSWD",
    "PASSPHRASE",
    "PASSCODE",
    "SECRET",
    "TOKEN",
    "CREDENTIAL",
    "APIKEY",
    "PRIVATEKEY",
    "FRONTDOOR",
)
_WORDS = frozenset(["PASS", "PWD", "PIN", "OTP", "PAT", "JWT", "SID", "COOKIE", "AUTH"])
_PLACES = ("_FILE", "_PATH", "_DIR", "_SOCK", "_COMMAND")
_FOLDERS = ("PWD", "OLDPWD")
"""What shells call the working folder, and the one before."""
_KEY = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|^\s*(?:LS0tLS1CRUdJTi|MII[A-Za-z0-9+/]{60})|\"setupwalk passkey [0-9]"
)
"""A private key: PEM, that in Base64, or the DER in Base64, which a certificate looks like too; a kept passkey."""
_LOGIN = re.compile(r"://[^/@\s]*:[^/@\s]+@")
"""A user with a password, or a token, in an address."""
_NETWORK = re.compile(r"(?i)_proxy$|^(?:pip|uv|playwright)_")
"""How a program that downloads gets there, a login at a proxy or an index included."""


def is_secret(name: str, value: str) -> bool:
    """Whether an environment variable holds a secret, judged by its name and what its value looks like."""
    if _KEY.search(value):
        return True
    if _NETWORK.search(name):
        return False
    if _LOGIN.search(value):
        return True
    upper = name.upper()
    if upper in _FOLDERS or upper.endswith(_PLACES):
        return False
    words = frozenset(upper.split("_"))
    if any(part in upper for part in _PARTS) or words & _WORDS:
        return True
    may_hold_a_key = bool(words & {"KEY", "CERTIFICATE"}) or upper.endswith("KEY")
    return may_hold_a_key and not os.path.isfile(os.path.expanduser(value))  # noqa: PTH111, PTH113  pathlib raises for what is no path


def helper_environment(environ: Mapping[str, str]) -> Dict[str, str]:  # noqa: UP006  as above
    """For programs that need nobody's secret: browser, installers, encoder, whatever opens a report."""
    return {name: value for name, value in environ.items() if not is_secret(name, value)}


def withdraw_secrets(environ: MutableMapping[str, str]) -> None:
    """Takes the secrets out of the process's own environment once they are read: children that a library starts, as
    Playwright's driver, inherit that."""
    for name in [name for name, value in environ.items() if is_secret(name, value)]:
        del environ[name]


def command_environment(environ: Mapping[str, str]) -> Dict[str, str]:  # noqa: UP006  as above
    """For a command of the person's own, which fetches a password or a code from somewhere: what lets it in there
    stays (`VAULT_TOKEN`, `AWS_SECRET_ACCESS_KEY`), and what is this program's alone is not handed on."""
    return {
        name: value
        for name, value in environ.items()
        if not (name.upper().startswith(_OURS) and is_secret(name, value))
    }
