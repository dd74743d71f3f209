"""Runs the Salesforce CLI against a practice org: a home of its own, loopback only, never longer than a minute."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

from .completed import Completed
from .installed import HERE, Installed
from .web_login import WebLogin

SECONDS = 60  # the CLI renews tokens for ever when a server keeps refusing good ones
_KEPT = ("LANG", "LC_ALL", "TZ", "SYSTEMROOT", "COMSPEC", "PATHEXT", "TEMP", "TMP", "TMPDIR")
QUIET = {
    "SF_DISABLE_TELEMETRY": "true",
    "SF_DISABLE_AUTOUPDATE": "true",  # the older SF_AUTOUPDATE_DISABLE alone turns the updater on
    "SF_SKIP_NEW_VERSION_CHECK": "true",
    "SF_USE_GENERIC_UNIX_KEYCHAIN": "true",
    "SF_DISABLE_LOG_FILE": "true",
    "SF_DOMAIN_RETRY": "2",
    "SF_WEB_OAUTH_SERVER_TIMEOUT": str(SECONDS * 1000),
}


class SalesforceCLI:
    """The Salesforce CLI with a fresh home: it knows no org, no alias, nothing of the person's own."""

    def __init__(self, installed: Installed, home: Path) -> None:
        """`home` is an empty or absent folder, which becomes the CLI's HOME."""
        home.mkdir(parents=True, exist_ok=True)
        self._installed = installed
        self._home = home
        self._log = home / "guard.log"

    @property
    def guard_log(self) -> list[str]:
        """What the guard refused, such as "lookup login.salesforce.com"; empty after a run that went well."""
        return self._log.read_text(encoding="utf-8").splitlines() if self._log.exists() else []

    def run(self, *args: str, stdin: str | None = None, cwd: Path | None = None) -> Completed:
        """Runs `sf ARGS` to its end.

        Raises:
            subprocess.TimeoutExpired: it took longer than a minute and was ended.
        """
        done = subprocess.run(
            self.command(*args),
            input=stdin or "",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=SECONDS,
            cwd=cwd or self._home,
            env=self.environment(),
        )
        return Completed(done.returncode, done.stdout, done.stderr)

    def json(self, *args: str) -> dict[str, Any]:
        """Runs `sf ARGS --json` and reads its answer, whatever the exit code."""
        return self.run(*args, "--json").json()

    def login_jwt(self, url: str, *, client_id: str, key_file: Path, username: str) -> Completed:
        """`sf org login jwt`, as a pipeline does it."""
        return self.run(
            "org",
            "login",
            "jwt",
            "--client-id",
            client_id,
            "--jwt-key-file",
            str(key_file),
            "--username",
            username,
            "--instance-url",
            url,
        )

    def login_web(
        self, url: str, *, client_id: str, client_secret: str = "", scopes: str = "", cwd: Path | None = None
    ) -> WebLogin:
        """Starts `sf org login web`; a browser must then follow the URL that it wants to open.

        An empty secret says that the app needs none.
        """
        chosen = ("--scopes", scopes) if scopes else ()
        command = self.command(
            "org", "login", "web", "--client-id", client_id, "--instance-url", url, *chosen, "--json"
        )
        return WebLogin(
            command,
            env=self.environment(),
            cwd=cwd or self._home,
            folder=self._home,
            answer=client_secret,
            seconds=SECONDS,
        )

    def command(self, *args: str) -> list[str]:
        """The words that run `sf ARGS`."""
        return [str(self._installed.node), "--no-deprecation", str(self._installed.entry), *args]

    def environment(self) -> dict[str, str]:
        """Only what the CLI needs: no proxies, which it would use for loopback too, and nobody's secrets."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        folders = [str(self._installed.bin), str(self._installed.node.parent), os.defpath]
        guard = (HERE / "guard.cjs").as_posix()
        return {
            **kept,
            **QUIET,
            "PATH": os.pathsep.join(folders),
            "HOME": str(self._home),
            "USERPROFILE": str(self._home),
            "NODE_OPTIONS": f'--require "{guard}"',
            "GUARD_LOG": str(self._log),
        }
