"""What this machine knows of the apps in orgs: which certificate it has uploaded last. It keeps no secret.

The file is a help and no authority: without it, or where it is damaged, a login tells.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from ..errors import SettingsError
from ..files.json_file import read_json
from ..files.own_folder import own_folder
from ..files.reading import is_there, reason
from ..files.writing import write_atomic

NAME = "state.json"
_VERSION = 1
_MOST = 4_000_000


class Uploaded(msgspec.Struct, frozen=True, omit_defaults=True):
    """The certificate that was uploaded last, by its SHA-256; `proven`: a login with its key has worked since.

    `app_id` is the app's id by its page's address, empty where that does not tell.
    """

    certificate: str
    app_id: str = ""
    proven: bool = False


class _State(msgspec.Struct):
    version: int = _VERSION
    orgs: dict[str, dict[str, Uploaded]] = msgspec.field(default_factory=dict)


class StateFile:
    """`state.json` in the program's own folder below a project. It is read when it is asked, and raises nothing.

    Of an org whose id is not known, and is empty, it keeps nothing: its login URL may be that of many. Nor
    does it without `lasting`: a practice org that ends with its run is never met again.
    """

    def __init__(self, folder: Path, say: Callable[[str], None], *, lasting: bool = True) -> None:
        self.path = folder / NAME
        self._say = say
        self._lasting = lasting

    def uploaded(self, org: str, app: str, app_id: str = "") -> Uploaded | None:
        """What is known of an app, by its org's id and its API name; None where another one has the name now."""
        known = None if not org else self._read().orgs.get(org, {}).get(app.casefold())
        same = known is not None and (not app_id or not known.app_id or known.app_id == app_id)
        return known if same else None

    def keep(self, org: str, app: str, uploaded: Uploaded | None) -> None:
        """Remembers what was uploaded, or forgets it. A folder that cannot be written is told, and no failure."""
        state = self._read()
        if (
            not org
            or not self._lasting
            or state.version != _VERSION
            or state.orgs.get(org, {}).get(app.casefold()) == uploaded
        ):
            return
        apps = state.orgs.setdefault(org, {})
        apps.pop(app.casefold(), None)
        if uploaded is not None:
            apps[app.casefold()] = uploaded
        try:
            own_folder(self.path.parent)
            write_atomic(self.path, msgspec.json.format(msgspec.json.encode(state)) + b"\n")
        except OSError as error:
            self._say(f"{self.path} cannot be written ({reason(error)}): the next run asks the org by a login instead")

    def _read(self) -> _State:
        if not is_there(self.path):
            return _State()
        try:
            return read_json(self.path, _State, "what this program keeps there", most=_MOST)
        except SettingsError as error:
            self._say(f"{error}; it is left out of account")
            return _State()
