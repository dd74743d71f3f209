"""The list of apps whose certificates `cert status` watches: a TOML or JSON file that a person writes. It reads no
certificate.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from ...errors import SettingsError
from ...files.json_file import read_json
from ...files.reading import Unusable, read_text
from ...settings.advised_commands import as_called


class App(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One app of the list. `before` stands before the flag."""

    name: str
    certificate: str
    private_key: str = ""
    before: int | None = None


class AppList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole list."""

    apps: list[App]


def read_apps(path: Path) -> list[App]:
    """The apps of a list, their paths joined to its folder.

    Raises:
        SettingsError: it cannot be read, or is no such list; the message says where it is wrong.
    """
    hint = f"see: {as_called('setupwalk')} cert status --help"
    if path.suffix.lower() == ".json":
        found = read_json(path, AppList, "a list of apps", hint=hint)
    else:
        try:
            found = msgspec.convert(tomllib.loads(read_text(path)), AppList)
        except Unusable as error:
            raise SettingsError(f"{path} {error}", hint=hint) from None
        except (tomllib.TOMLDecodeError, msgspec.ValidationError, RecursionError) as error:
            raise SettingsError(f"{path} is not a list of apps: {error}", hint=hint) from None
    if not found.apps:
        raise SettingsError(f"{path} names no app", hint=hint)
    for app in found.apps:
        if not app.name.strip() or not app.certificate.strip():
            raise SettingsError(f"{path} has an app without a name or a certificate", hint=hint)
        if app.before is not None and app.before < 0:
            raise SettingsError(f"{path}: {app.before} days are not a number of days for {app.name}", hint=hint)
    return [_joined(app, path.parent) for app in found.apps]


def _joined(app: App, folder: Path) -> App:
    key = str(folder / app.private_key) if app.private_key else ""
    return msgspec.structs.replace(app, certificate=str(folder / app.certificate), private_key=key)
