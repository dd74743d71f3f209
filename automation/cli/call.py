"""One call of the program: its command line, and what every command is made from it. It knows no command."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pages.values.secret import Secret

from ..bootstrap.child_environment import withdraw_secrets
from ..pem.source import KeySource
from ..settings.loader import Settings
from ..settings.table import SETTINGS
from ..texts.printable import in_one_line

if TYPE_CHECKING:
    from ..jobs.task import Task
    from ..runs.redact import Redactor


@dataclass(frozen=True, slots=True)
class Call:
    """A command line that was read, and the folder in which it was typed. `redactor` learns the secrets on the way."""

    args: argparse.Namespace
    folder: Path
    redactor: Redactor

    def settings(self) -> Settings:
        """The settings, for a command that goes to no org; what is doubtful about them is said.

        Raises:
            SettingsError: some are wrong.
        """
        settings = Settings.read(self.args, os.environ, self.folder)
        sys.stderr.writelines(f"{in_one_line(warning)}\n" for warning in settings.warnings)
        withdraw_secrets(os.environ)
        return settings

    def task(self) -> Task:
        """What a command needs that goes to an org.

        Raises:
            SettingsError: some settings are wrong.
        """
        from ..jobs.task import Streams, Task  # noqa: PLC0415 - what goes to no org needs none of it

        settings = Settings.read(self.args, os.environ, self.folder)
        for setting in SETTINGS:
            value = settings.value(setting.name)
            for secret in (
                value.secrets if isinstance(value, KeySource) else [value] if isinstance(value, Secret) else []
            ):
                self.redactor.add(secret)
        withdraw_secrets(os.environ)
        as_json = getattr(self.args, "as_json", False)
        streams = Streams(sys.stdout, sys.stderr)
        return Task(settings, streams, self.folder, dict(os.environ), as_json=as_json, redactor=self.redactor)
