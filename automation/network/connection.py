"""How this machine gets to an org: one proxy and one trust for the browser, the proof, doctor and the installer."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pages.values.secret import Secret

from .proxy import Proxies
from .trust import Trust


@dataclass(frozen=True, slots=True)
class Network:
    """What lies between this machine and the world."""

    proxies: Proxies = field(default_factory=Proxies)
    trust: Trust = field(default_factory=Trust)

    @classmethod
    def read(cls, environ: Mapping[str, str] | None = None, ca_file: Path | None = None, origin: str = "") -> Network:
        """Reads the environment, this process's own without one; `ca_file` is the setting's file, from `origin`.

        Raises:
            SettingsError: a proxy's address or the file is wrong.
        """
        there = os.environ if environ is None else environ
        return cls(Proxies.read(there), Trust.read(there, ca_file, origin or "SETUPWALK_CA_FILE"))

    def secrets(self) -> list[Secret]:
        """What must not be printed."""
        return [proxy.password for proxy in self.proxies.by_scheme.values() if proxy.password]
