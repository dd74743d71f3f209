"""An org whose consumer keys are behind a code, with a mailbox that a command can read, and runs in empty folders."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from automation.keys.pair import KeyPair
from automation.texts.shell_words import shell_line
from fixtures.practice_org import Dialect, Mail, PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp

from ...support.command import Done, env_of, setupwalk

SHUT = Dialect().with_(metadata_api="forbidden")
"""The user may not use the Metadata API."""


@dataclass
class Place:
    """An org, and a folder in which each run gets an empty one of its own."""

    practice: PracticeOrg
    folder: Path
    pair: KeyPair
    env: Mapping[str, str] = field(default_factory=dict)
    _count: int = 0

    @property
    def app(self) -> ConnectedApp:
        """The app as the org keeps it."""
        app = self.practice.org.app_by_name("Walked App")
        assert app is not None
        return app

    @property
    def asked(self) -> int:
        """How many codes the org has sent."""
        return len(self.practice.org.mail)

    def code(self) -> dict[str, str]:
        """The setting with which a run reads its codes from the mailbox."""
        inbox = self.folder / "inbox"
        self.practice.org.mail.on_mail = lambda mail: _put(inbox, mail)
        reads = "import pathlib, sys; print(pathlib.Path(sys.argv[1]).read_text())"
        return {"SF_CODE_COMMAND": shell_line([sys.executable, "-c", reads, str(inbox)])}

    def run(self, *args: str, at: Path | None = None, **more: str) -> Done:
        """One command; without `at` in an empty folder of its own."""
        self._count += 1
        folder = at or self.folder / f"run-{self._count}"
        folder.mkdir(parents=True, exist_ok=True)
        own = {"APP_CERTIFICATE": str(self.pair.certificate), "APP_PRIVATE_KEY": str(self.pair.private_key)}
        env = env_of(self.practice, **own, SETUPWALK_WAIT_MINUTES="0") | dict(self.env) | more
        return setupwalk(*args, folder=folder, env=env)


def _put(inbox: Path, mail: Mail) -> None:
    found = re.search(r"\b\d{5,6}\b", mail.text)
    assert found is not None
    inbox.write_text(found[0])
