"""What a command was called with: settings, streams, folder, environment. It opens nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from ..network.connection import Network
from ..reporting.console import Console, console_for
from ..runs.redact import Redactor
from ..settings.loader import Settings
from ..texts.web_address import is_local


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Streams:
    """Where data and progress go."""

    out: TextIO
    err: TextIO


@dataclass(frozen=True, slots=True)
class Task:
    """What a command was called with."""

    settings: Settings
    streams: Streams
    folder: Path
    environ: dict[str, str]
    as_json: bool = False
    attended: bool = False
    """A person sits at the browser: its window is theirs to size, and they can log in by hand."""
    redactor: Redactor = field(default_factory=Redactor)
    yes: bool = False
    """Somebody has agreed already to what the command changes, or is asked by the command itself."""
    now: Callable[[], datetime] = _now
    """What the validity of a certificate is measured by; a test lets the practice org's clock tell it."""

    @property
    def is_local(self) -> bool:
        """Whether the org is on this machine, as the practice org is."""
        return self.settings.practice or is_local(self.settings.login_url)

    @property
    def browser_environ(self) -> dict[str, str]:
        """The environment in which a browser is looked for, and installed: Playwright's installer is a Node.js program,
        which trusts a company's certificate authority by a variable of its own."""
        settings = self.settings
        more = {"CHROME_BIN": settings.chrome_bin}
        if settings.ca_file is not None and not self.environ.get("NODE_EXTRA_CA_CERTS"):
            more["NODE_EXTRA_CA_CERTS"] = str(settings.ca_file)
        return self.environ | more

    def network(self) -> Network:
        """How this machine gets to the org. An org on this machine needs none of it.

        Raises:
            SettingsError: a proxy's address or the certificate authority's file is wrong.
        """
        settings = self.settings
        if self.is_local:
            return Network()
        network = Network.read(self.environ, settings.ca_file, settings.origin("ca_file"))
        for secret in network.secrets():
            self.redactor.add(secret)
        return network

    def console(self, redactor: Redactor | None = None, *, warn: bool = True) -> Console:
        """Where progress goes, without secrets; with `warn` it begins with what is doubtful about the settings."""
        console = console_for(
            self.streams.err,
            self.environ,
            (redactor or self.redactor).redact,
            log=self.settings.log,
            verbose=self.settings.verbose,
        )
        for warning in self.settings.warnings if warn else ():
            console.note(warning)
        return console
