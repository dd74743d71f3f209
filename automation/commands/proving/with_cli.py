"""Logs the installed Salesforce CLI in with the app, in a home of its own that is gone afterwards. It opens no page."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...bootstrap.child_environment import helper_environment
from ...engine.step import Flow
from ...errors import SettingsError
from ...files.ended_process import end
from ...oauth.catalogue.cleaning import plain_lines
from ...oauth.catalogue.entry import Entry
from ...oauth.catalogue.in_text import refusals_in
from ...timeouts import SALESFORCE_CLI_LOGIN

_OURS = ("SF_", "SFDX_", "APP_", "SETUPWALK_", "XDG_")
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
_QUIET = {
    "SF_DISABLE_TELEMETRY": "true",
    "SF_DISABLE_AUTOUPDATE": "true",  # SF_AUTOUPDATE_DISABLE alone turns the updater on (grade A: run)
    "SF_AUTOUPDATE_DISABLE": "true",
    "SF_SKIP_NEW_VERSION_CHECK": "true",
    "SF_USE_GENERIC_UNIX_KEYCHAIN": "true",
    "SF_DISABLE_LOG_FILE": "true",
    "SF_DOMAIN_RETRY": "5",
    "FORCE_COLOR": "0",
}


class CliRefused(Exception):
    """The CLI did not log in. `entry` is what its output says, None where nobody knows it; it repeats none of it."""

    def __init__(self, says: str, entry: Entry | None = None) -> None:
        super().__init__(says)
        self.entry = entry


def need_cli(environ: Mapping[str, str], flow: Flow) -> str:
    """The program of the CLI.

    Raises:
        SettingsError: it is not installed, or the flow is one that needs a person.
    """
    if flow is not Flow.JWT:
        raise SettingsError(
            "--with-cli: the CLI's web login wants a person at a browser of its own",
            hint="leave --with-cli out, or verify the JWT flow (--flow jwt)",
        )
    program = shutil.which("sf", path=environ.get("PATH"))
    if program is None:
        raise SettingsError(
            "--with-cli needs the Salesforce CLI, and there is no program sf on the PATH",
            hint="install it (npm install --global @salesforce/cli), or leave --with-cli out",
        )
    return program


def log_in(
    program: str,
    environ: Mapping[str, str],
    *,
    url: str,
    consumer_key: str,
    key: Path | None,
    username: str,
    local: bool,
) -> None:
    """Runs `sf org login jwt`. Its arguments are the consumer key and the key file's path; no secret of ours is in its
    environment, and none of a person's own orgs in its home.

    Where the org refuses, the CLI itself goes on to test.salesforce.com and login.salesforce.com with the same
    assertion (grade A: run); so it is called once our own login has worked. `local`: the org is on this machine, where
    the CLI would use a proxy too.

    Raises:
        CliRefused: it did not log in, or did not end.
    """
    if key is None:
        raise CliRefused("the private key is in no file that it could read")
    words = ["org", "login", "jwt", "--json", "--client-id", consumer_key, "--jwt-key-file", str(key.absolute())]
    words += ["--username", username, "--instance-url", url]
    with tempfile.TemporaryDirectory(prefix="setupwalk-cli-", ignore_cleanup_errors=True) as home:
        code, printed = _run([program, *words], Path(home), environment(environ, home, local=local))
    if code == 0:
        return
    found = refusals_in(list(plain_lines(printed)))
    if not found:
        raise CliRefused(f"it ended with exit code {code}, in words that setupwalk does not know")
    raise CliRefused(f"it was refused: {found[0].entry.says}", found[0].entry)


def environment(environ: Mapping[str, str], home: str, *, local: bool) -> dict[str, str]:
    """The CLI's environment: what it needs of ours, none of our secrets and settings, and a home of its own."""
    kept = {
        name: value
        for name, value in helper_environment(environ).items()
        if not name.upper().startswith(_OURS) and not (local and name.upper() in _PROXIES)
    }
    return kept | _QUIET | {"HOME": home, "USERPROFILE": home}


def _run(command: list[str], home: Path, environ: dict[str, str]) -> tuple[int, str]:
    """Exit code, and what it printed. All that it started is ended where it does not end."""
    group: dict[str, Any] = {} if sys.platform == "win32" else {"start_new_session": True}
    try:
        process = subprocess.Popen(  # noqa: S603 - the CLI itself, with words of our own
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=home,
            env=environ,
            **group,
        )
    except OSError as error:
        raise CliRefused(f"{command[0]} cannot be started: {error.strerror}") from None
    with process:
        try:
            printed: bytes = process.communicate(timeout=SALESFORCE_CLI_LOGIN)[0]
        except subprocess.TimeoutExpired:
            raise CliRefused(f"it did not end within {SALESFORCE_CLI_LOGIN:g} seconds") from None
        finally:
            end(process)
    return process.returncode, printed.decode("utf-8", "replace")
