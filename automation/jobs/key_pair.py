"""Which key pair a run uses: the one that the settings name, or one of its own. It uploads nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path

from pages.values.secret import Secret

from ..app.desired import DesiredApp
from ..engine.step import Flow
from ..errors import SettingsError
from ..files.own_folder import KEYS, own_folder
from ..files.reading import is_there, reason
from ..keys.files_in_place import NEXT, finish_rotation
from ..keys.pair import CERTIFICATE, KEY, KeyPair, new_pair, read_pair
from ..pem.source import KeySource
from ..settings.dotenv import assignment_of
from ..settings.loader import Settings
from .locks import folder_alone

Say = Callable[[str], None]


class PairUse(Enum):
    """What a command needs the key pair for; each checks what it needs and no more."""

    CREATES = auto()
    """It is uploaded, and made where there is none."""
    PLANS = auto()
    """It is compared with the org's; where there is none, none is made."""
    PROVES = auto()
    """Its key logs in. A certificate out of its time is the org's business."""
    MAY_HELP = auto()
    """What the command does does not hang on it: a pair that cannot be read is told and left out."""
    NONE = auto()
    """It is not looked at."""


@dataclass(frozen=True, slots=True)
class Named:
    """Where the settings, or a run before, say that certificate and key are. `by_settings`: somebody named them."""

    certificate: KeySource | None
    private_key: KeySource | None
    by_settings: bool

    @property
    def waiting(self) -> Path | None:
        """The folder in which a rotation that has not been finished keeps the new pair; None without one."""
        path = self.certificate.path if self.certificate is not None else None
        if path is None:
            return None
        folder = path.parent / NEXT
        return folder if is_there(folder / CERTIFICATE) and is_there(folder / KEY) else None


@dataclass(frozen=True, slots=True)
class Readied:
    """A command's key pair. `wanted` has its paths, also those of a pair that is still to be made by `make`.

    `meanwhile` gives the pair that another run in the same folder has made since; None where there is still none.
    """

    wanted: DesiredApp
    pair: KeyPair | None = None
    named: Named = Named(None, None, by_settings=False)
    make: Callable[[], KeyPair] | None = None
    meanwhile: Callable[[], KeyPair | None] | None = None


def named(settings: Settings, folder: Path) -> Named:
    """Certificate and key by the settings, else those in `.setupwalk` below `folder`; None where there are none yet.

    A certificate that is given alone may have its key in the same file, and a key its certificate.

    Raises:
        SettingsError: the private key itself was given as an argument.
    """
    certificate, key = settings.certificate, settings.private_key

    def unlock() -> Secret | None:
        return settings.secret("passphrase")

    if key is not None and key.content is not None and settings.origin("private_key").startswith("-"):
        raise SettingsError(
            "--private-key: the key itself is given, and every user of a machine can read a command's arguments",
            hint="give the path of its file, or the key in the environment variable APP_PRIVATE_KEY",
        )
    if certificate is None and key is None and is_there(folder / KEYS / CERTIFICATE):
        own = folder / KEYS
        own_key = replace(KeySource("APP_PRIVATE_KEY", own / KEY), unlock=unlock)
        return Named(KeySource("APP_CERTIFICATE", own / CERTIFICATE), own_key, by_settings=False)
    certificate, key = (replace(one, unlock=unlock) if one is not None else None for one in (certificate, key))
    return Named(certificate or key, key, by_settings=certificate is not None or key is not None)


def how_to_name(pair: KeyPair, folder: Path) -> str:
    """What makes the next command in `folder` use a pair of two files."""
    files = {"APP_CERTIFICATE": pair.certificate, "APP_PRIVATE_KEY": pair.private_key or pair.certificate}
    if all(path.resolve().parent == (folder / KEYS).resolve() for path in files.values()):
        return "create, run in this folder, uses this pair unless APP_CERTIFICATE and APP_PRIVATE_KEY name another."
    lines = (assignment_of(name, str(path.resolve())) for name, path in files.items())
    return "\n".join(["For create to use this pair, put these lines into .env or set them in the environment:", *lines])


def with_pair(wanted: DesiredApp, settings: Settings, folder: Path, say: Say, use: PairUse) -> Readied:
    """The key pair for a command: read, its copies written where it is in a form that the CLI does not read.

    For CREATES, a pair that is not there yet is made when `make` is called, and the folder for it is tried now.

    Raises:
        SettingsError: the pair is not usable for this, or its folder cannot be written.
    """
    if wanted.flow is not Flow.JWT or use is PairUse.NONE:
        return Readied(wanted)
    try:
        return _read(wanted, settings, folder, say, use)
    except SettingsError as error:
        if use is not PairUse.MAY_HELP:
            raise
        say(f"continuing without the key pair: {error}")
        return Readied(replace(wanted, certificate=None, private_key=None))


def _read(wanted: DesiredApp, settings: Settings, folder: Path, say: Say, use: PairUse) -> Readied:
    given, own = named(settings, folder), folder / KEYS
    if given.certificate is None:
        return _to_be_made(wanted, given, settings, folder, say, use)
    finish_rotation(given.certificate.path, given.private_key.path if given.private_key is not None else None)
    for_upload = use in (PairUse.CREATES, PairUse.PLANS)
    pair = read_pair(
        given.certificate, given.private_key, now=datetime.now(UTC), copies=own, for_upload=for_upload
    ).write_copies()
    for warning in pair.warnings:
        say(warning)
    return Readied(replace(wanted, certificate=pair.certificate, private_key=pair.private_key), pair, given)


def _to_be_made(wanted: DesiredApp, given: Named, settings: Settings, folder: Path, say: Say, use: PairUse) -> Readied:
    own = folder / KEYS
    if use not in (PairUse.CREATES, PairUse.PLANS):
        return Readied(wanted, named=given)
    wanted = replace(wanted, certificate=own / CERTIFICATE)
    if use is PairUse.PLANS:
        return Readied(wanted, named=given)
    try:
        own_folder(own)
    except OSError as error:
        raise SettingsError(
            f"{own}, where a key pair is made, cannot be written: {reason(error)}",
            hint="make the folder writable, or give a pair with APP_CERTIFICATE and APP_PRIVATE_KEY",
        ) from error

    def meanwhile() -> KeyPair | None:
        there = is_there(own / CERTIFICATE) and is_there(own / KEY)
        key = named(settings, folder).private_key
        return read_pair(own / CERTIFICATE, key, now=datetime.now(UTC), copies=own) if there else None

    def make() -> KeyPair:
        with folder_alone(folder, say):
            if (pair := meanwhile()) is not None:
                return pair
            passphrase = settings.secret("passphrase")
            pair = new_pair(own, common_name=wanted.name, now=datetime.now(UTC), passphrase=passphrase)
        say(f"created a key pair: {pair.private_key} stays here, {pair.certificate} is uploaded")
        return pair

    return Readied(replace(wanted, private_key=own / KEY), named=given, make=make, meanwhile=meanwhile)
