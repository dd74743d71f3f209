"""What this machine knows of the apps in orgs: their consumer keys, and which certificate it has uploaded last.

It keeps no secret. The file is a help and no authority: without it, or where it is damaged, the org tells.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from ..bootstrap.lock import locked
from ..errors import AutomationError, SettingsError
from ..files.json_file import read_json
from ..files.own_folder import own_folder
from ..files.reading import is_there, reason
from ..files.writing import write_atomic

NAME = "state.json"
_VERSION = 2
_MOST = 4_000_000
_PATIENCE = 10.0
"""Seconds for another run that writes the file: it takes some thousandths."""


class Uploaded(msgspec.Struct, frozen=True, omit_defaults=True):
    """The certificate that was uploaded last, by its SHA-256; `proven`: a login with its key has worked since.

    `app_id` is the app's id by its page's address; of an app whose page does not tell one, nothing is kept.
    """

    certificate: str
    app_id: str = ""
    proven: bool = False


class _App(msgspec.Struct, omit_defaults=True):
    """One app; its id is the key of its entry."""

    api_name: str
    consumer_key: str = ""
    certificate: str = ""
    proven: bool = False


class _State(msgspec.Struct):
    """By the ids of orgs, then of apps, in 15 characters."""

    version: int = _VERSION
    orgs: dict[str, dict[str, _App]] = msgspec.field(default_factory=dict)


class _Version(msgspec.Struct):
    version: int = 1


class _First(msgspec.Struct):
    """Version 1: by the org's id, then the app's API name in lower case."""

    orgs: dict[str, dict[str, Uploaded]] = msgspec.field(default_factory=dict)

    def now(self) -> _State:
        state = _State()
        for org, apps in self.orgs.items():
            for name, one in apps.items():
                if one.app_id:
                    kept = _App(name, certificate=one.certificate, proven=one.proven)
                    state.orgs.setdefault(org[:15], {})[one.app_id[:15]] = kept
        return state


class StateFile:
    """`state.json` in the program's own folder below a project. It is read when it is asked, and raises nothing.

    Of an org whose id is not known, and is empty, it keeps nothing: its login URL may be that of many. Nor
    does it without `lasting`: a practice org that ends with its run is never met again. Two runs that write at once
    wait for each other, and neither loses what the other kept.
    """

    def __init__(self, folder: Path, say: Callable[[str], None], *, lasting: bool = True) -> None:
        self.path = folder / NAME
        self._say = say
        self._lasting = lasting

    def uploaded(self, org: str, app: str, app_id: str = "") -> Uploaded | None:
        """What is known of an app's certificate, by its org's id, its API name and, where it is known, its own id; None
        where another one has the name now."""
        for key, one in self._apps(org).items():
            if _same_name(one, app) and app_id[:15] in ("", key):
                return Uploaded(one.certificate, key, one.proven) if one.certificate else None
        return None

    def key(self, org: str, ids: Iterable[str]) -> str:
        """The consumer key of the app with one of these ids; empty where it is not known."""
        apps = self._apps(org)
        found = (apps[one[:15]].consumer_key for one in ids if one[:15] in apps)
        return next((key for key in found if key), "")

    def in_orgs(self, app: str) -> list[tuple[str, Uploaded | None, str]]:
        """What is known of the apps with this API name: the org's id, the certificate, and the consumer key."""
        return [
            (org, Uploaded(one.certificate, key, one.proven) if one.certificate else None, one.consumer_key)
            for org, apps in self._read().orgs.items()
            for key, one in apps.items()
            if _same_name(one, app)
        ]

    def keep(self, org: str, app: str, uploaded: Uploaded | None) -> None:
        """Remembers what was uploaded, or forgets it. A folder that cannot be written is told, and no failure."""
        if uploaded is None:
            for key, one in self._apps(org).items():
                if _same_name(one, app):
                    self._change(org, app, key, certificate="", proven=False)
        elif uploaded.app_id:
            self._change(org, app, uploaded.app_id, certificate=uploaded.certificate, proven=uploaded.proven)

    def keep_key(self, org: str, app: str, app_id: str, key: str) -> None:
        """Remembers the consumer key that the org has told of an app, or forgets it where it is empty."""
        if app_id:
            self._change(org, app, app_id, consumer_key=key)

    # its own

    def _apps(self, org: str) -> dict[str, _App]:
        return self._read().orgs.get(org[:15], {}) if org else {}

    def _change(self, org: str, app: str, app_id: str, **facts: str | bool) -> None:
        if not org or not self._lasting:
            return
        try:
            with locked(self._lock(), lambda: None, seconds=_PATIENCE):
                self._write(org[:15], app, app_id[:15], facts)
        except AutomationError as error:
            self._say(f"{self.path} is left as it is: {error}")

    def _write(self, org: str, app: str, app_id: str, facts: dict[str, str | bool]) -> None:
        state = self._read()
        if state.version != _VERSION:
            return
        apps = state.orgs.setdefault(org, {})
        before = apps.get(app_id, _App(app))
        after = msgspec.structs.replace(before, api_name=app, **facts)
        if apps.get(app_id) == after:
            return
        # An API name is one app's alone: an older one with it has been deleted.
        for key in [key for key, one in apps.items() if key != app_id and _same_name(one, app)]:
            del apps[key]
        apps[app_id] = after
        if not after.consumer_key and not after.certificate:
            del apps[app_id]
        try:
            own_folder(self.path.parent)
            write_atomic(self.path, msgspec.json.format(msgspec.json.encode(state)) + b"\n")
        except OSError as error:
            self._say(f"{self.path} cannot be written ({reason(error)}): the next run asks the org instead")

    def _lock(self) -> str:
        return f"state-{hashlib.sha256(str(self.path.absolute()).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"

    def _read(self) -> _State:
        if not is_there(self.path):
            return _State()
        what = "what this program keeps there"
        try:
            version = read_json(self.path, _Version, what, most=_MOST).version
            if version > _VERSION:
                return _State(version)
            if version == _VERSION:
                return read_json(self.path, _State, what, most=_MOST)
            if version == 1:
                return read_json(self.path, _First, what, most=_MOST).now()
            self._say(f"{self.path} is not {what}: there was no version {version}; it is left out of account")
            return _State()
        except SettingsError as error:
            self._say(f"{error}; it is left out of account")
            return _State()


def _same_name(one: _App, app: str) -> bool:
    """Whether an entry is of an app with this API name, whose case does not count."""
    return one.api_name.casefold() == app.casefold()
