"""The settings of one run: the only reader of flags, environment and `.env`. It knows nothing of what they are for.

A flag stands before the environment, that before `.env` in the working folder, that before the default. An empty
variable counts as not set, as CI systems pass secrets that do not exist; an empty flag is a value.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pages.values.secret import Secret

from ..app.fields import TEXTS
from ..bootstrap.child_environment import command_environment
from ..engine.step import Flow
from ..errors import SettingsError
from ..pem.source import KeySource
from ..texts.given_text import shown, tidy
from .dotenv import Assignment, read_dotenv
from .doubts import name_doubts
from .secrets import first_line_of, printed_by
from .sign_in.table import SIGN_IN_SETTINGS
from .sign_in.values import SignIn
from .table import SETTINGS
from .types import Evidence, Log, Setting, Ui, Unprintable, Value
from .values import DEFAULT, misplaced, password_doubts, text_doubts, value_of


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, parsed, each with where it came from. `warnings` are sentences about what is doubtful.
    `texts` are those of step 4, by their keys in the catalogue of fields; `sign_in` those of ways in and codes.

    Files and folders are joined to the folder that was read, so they hold when the working folder changes.
    """

    login_url: str
    login_hosts: tuple[str, ...]
    username: str
    password_value: Secret | None
    password_file: Path | None
    password_command: str
    code_command: str
    sign_in: SignIn
    app_name: str
    api_name: str
    texts: Mapping[str, str]
    callback_port: int
    certificate: KeySource | None
    private_key: KeySource | None
    passphrase_value: Secret | None
    passphrase_file: Path | None
    passphrase_command: str
    consumer_key: str
    jwt_username: str
    profiles: tuple[str, ...]
    permission_sets: tuple[str, ...]
    refresh_days: int
    session_minutes: int
    exact: bool
    flow: Flow
    ui: Ui
    headed: bool
    ca_file: Path | None
    no_install: bool
    runs: Path
    evidence: Evidence
    wait_minutes: int
    strict: bool
    log: Log
    verbose: bool
    chrome_bin: str
    origins: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    command_environ: Mapping[str, str] | None = field(default=None, repr=False)
    """What the commands that print secrets and codes find in their environment; None is this process's own."""

    @classmethod
    def read(cls, args: Mapping[str, Any] | argparse.Namespace, environ: Mapping[str, str], folder: Path) -> Settings:
        """Reads every setting; `args` are the parsed flags, and `folder` is where `.env` is looked for.

        Raises:
            SettingsError: one or more are wrong; all are named, one per line, each with its origin.
        """
        flags = vars(args) if isinstance(args, argparse.Namespace) else args
        assignments = read_dotenv(folder / ".env")
        in_file = {assignment.name: assignment for assignment in assignments}
        values: dict[str, Any] = {}
        origins: dict[str, str] = {}
        problems: list[str] = []
        for setting in SETTINGS:
            raw, origin = _found(setting, flags, environ, in_file)
            origins[setting.name] = origin
            if setting.pins and origin != DEFAULT and not str(raw).strip():
                problems.append(f"{setting.variable}: it is empty (from {origin}); give a value, or leave it out")
            try:
                value = value_of(setting, raw, folder)
                if isinstance(value, KeySource) and setting.variable not in origin.split():
                    value = replace(value, exported=False)
                values[setting.name] = value
            except ValueError as error:
                hidden = setting.secret or isinstance(error, Unprintable)
                what = "the value" if hidden else shown(raw) if isinstance(raw, str) else repr(raw)
                problems.append(f"{setting.variable}: {what} {error} (from {origin})")
        problems += misplaced(values, origins)
        if problems:
            raise SettingsError("\n".join(problems))
        return cls(
            texts={text.key: values.pop(text.key) for text in TEXTS},
            sign_in=SignIn(**{setting.name: values.pop(setting.name) for setting in SIGN_IN_SETTINGS}),
            **values,
            origins=origins,
            warnings=(
                *name_doubts(assignments, environ),
                *password_doubts(values),
                *text_doubts(values, origins),
            ),
            command_environ=command_environment(environ),
        )

    @property
    def practice(self) -> bool:
        """No org is configured: the practice org is walked."""
        return not (self.login_url or self.sign_in.target_org)

    def origin(self, name: str) -> str:
        """Where a setting came from: its flag, "environment variable NAME", ".env line 3" or "default"."""
        return self.origins.get(name, DEFAULT)

    def value(self, name: str) -> Value:
        """A setting's value by its name."""
        if name in self.texts:
            return self.texts[name]
        value: Value = getattr(self.sign_in if hasattr(self.sign_in, name) else self, name)
        return value

    def given(self, name: str) -> bool:
        """Somebody set it; it is not the default."""
        return self.origin(name) != DEFAULT

    @property
    def given_password(self) -> bool:
        """Whether there is one, in any of its three forms."""
        return bool(self.password_value or self.password_file or self.password_command)

    def password(self) -> Secret | None:
        """The password of whoever logs in; as `secret`."""
        return self.secret("password")

    def secret(self, name: str) -> Secret | None:
        """A secret, read when it is asked for, since a command may ask a person; None when none is configured.

        Its value stands before its file, and that before its command.

        Raises:
            SettingsError: the file or the command gives none.
        """
        if value := self.value(f"{name}_value"):
            assert isinstance(value, Secret), "a row of the table with a secret's parser"
            return value
        file, command = self.value(f"{name}_file"), self.value(f"{name}_command")
        if isinstance(file, Path):
            variable = next(setting.variable for setting in SETTINGS if setting.name == f"{name}_value")
            return first_line_of(file, self.origin(f"{name}_file"), belongs=variable)
        if command:
            return printed_by(str(command), self.origin(f"{name}_command"), environ=self.command_environ)
        return None


def _found(
    setting: Setting, flags: Mapping[str, Any], environ: Mapping[str, str], in_file: Mapping[str, Assignment]
) -> tuple[Any, str]:
    """The setting's text as somebody gave it, or its default, with the origin."""
    if setting.flag is not None and flags.get(setting.name) is not None:
        return flags[setting.name], setting.flag
    if tidy(environ.get(setting.variable, "")):
        return environ[setting.variable], f"environment variable {setting.variable}"
    assignment = in_file.get(setting.variable)
    if assignment is not None and tidy(assignment.value):
        return assignment.value, f".env line {assignment.line}"
    return setting.default, DEFAULT
