"""Where passkeys are kept, which of them a run uses, and how its count is written down. It opens no browser."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from pages.values.passkey import Passkey
from pages.values.secret import Secret

from ..errors import SettingsError
from ..files.own_folder import KEYS, own_folder
from ..files.reading import Unusable, read_bytes
from ..files.writable import need_folder
from ..files.writing import write_atomic
from ..settings.loader import Settings
from .key import passkey_key
from .sealed import Owner, Seal, SealedFile, enroll_again

FOLDER = KEYS / "passkeys"
_LARGEST = 20_000
"""Bytes; a file has some thousand."""
_GENERIC = ("login.salesforce.com", "test.salesforce.com", "welcome.salesforce.com")
"""Where users of any org log in (grade B): these say nothing of which host a passkey may be for."""


@dataclass
class KeptPasskey:
    """A passkey that was opened. Without a `path` it came as a variable's content, and no count is written down."""

    owner: Owner
    passkey: Passkey
    seal: Seal
    path: Path | None = None

    def __repr__(self) -> str:
        return f"KeptPasskey({self.owner.username}, {self.owner.rp_id})"

    def used(self, count: int) -> None:
        """Writes the count of its last use down, whole or not at all. Where that cannot be, the next use counts by the
        clock, as it does where a CI system has the file."""
        self.passkey = replace(self.passkey, sign_count=max(self.passkey.sign_count, count))
        if self.path is None:
            return
        with suppress(OSError):
            write_atomic(self.path, self.seal.close(self.owner, self.passkey))


def place(folder: Path, org_id: str, username: str) -> Path:
    """The file of a user of an org, below a working folder."""
    return folder / FOLDER / f"{org_id}-{_mark(username)}.json"


def keep(folder: Path, owner: Owner, passkey: Passkey, seal: Seal) -> Path:
    """Writes a new passkey's file, for its owner alone; git ignores the folder.

    Raises:
        SettingsError: it cannot be written, or one is kept there already, which stays.
    """
    path = place(folder, owner.org_id, owner.username)
    need_free(folder, owner.org_id, owner.username)
    try:
        own_folder(folder / KEYS)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        return write_atomic(path, seal.close(owner, passkey), durable=True)
    except OSError as error:
        raise SettingsError(f"the passkey cannot be kept in {path}: {error.strerror}") from None


def need_no_other(settings: Settings, folder: Path) -> None:
    """Looks whether a new passkey could be kept, before one is registered: there is room, and none is kept already.

    Raises:
        SettingsError: it could not.
    """
    need_folder(folder / FOLDER, "the passkey")
    for path in sorted((folder / FOLDER).glob(f"*-{_mark(settings.username)}.json")):
        found = SealedFile.read(_content(path), str(path))
        if _is_for(found.owner, settings):
            raise _kept_already(found.owner, path)


def need_free(folder: Path, org_id: str, username: str) -> None:
    """Looks, once the org is known, whether a passkey of the user is kept, by whatever login URL it was registered.

    Raises:
        SettingsError: one is, or the file in its place cannot be read.
    """
    path = place(folder, org_id, username)
    if path.exists():
        raise _kept_already(SealedFile.read(_content(path), str(path)).owner, path)


def _kept_already(owner: Owner, path: Path) -> SettingsError:
    return SettingsError(
        f"a passkey of {owner.username} for the org {owner.org_id} is kept already, in {path}; it was registered by "
        f"way of {owner.login_url}",
        hint=f"it serves with SF_LOGIN_URL={owner.login_url}, or where SETUPWALK_PASSKEY_FILE names it; if the org "
        "does not take it any more, remove the file and, in the org, the user's built-in authenticator, and run this "
        "again",
    )


def kept_passkey(
    settings: Settings, folder: Path, learn: Callable[[Secret], Secret] = lambda secret: secret
) -> KeptPasskey | None:
    """The passkey for the org and the user that the settings name; None without one.

    `learn` is told of each secret before it is used.

    Raises:
        SettingsError: its file is another org's or user's, was changed, is of another version, or does not open.
    """
    found = _named(settings) or _in_folder(settings, folder)
    if found is None:
        return None
    sealed, path = found
    passkey, seal = sealed.open(learn(passkey_key(settings, sealed.owner.username, sealed.owner.login_url)))
    learn(passkey.private_key)
    return KeptPasskey(sealed.owner, passkey, seal, path)


def _named(settings: Settings) -> tuple[SealedFile, Path | None] | None:
    """What SETUPWALK_PASSKEY_FILE names or holds."""
    source = settings.sign_in.passkey_file
    if source is None:
        return None
    named = str(source.path) if source.path is not None else "the content of SETUPWALK_PASSKEY_FILE"
    content = source.content.reveal().encode("utf-8", "surrogateescape") if source.content else b""
    if source.path is not None:
        content = _content(source.path)
    found = SealedFile.read(content, named)
    if why := _foreign(found.owner, settings):
        raise SettingsError(
            f"{named} (from {settings.origin('passkey_file')}) is the passkey of {found.owner.username} in the org "
            f"{found.owner.org_id}, {why}",
            hint="name the file of this org and user, or none",
        )
    return found, source.path


def _in_folder(settings: Settings, folder: Path) -> tuple[SealedFile, Path] | None:
    """The one that was kept in the working folder. A file of that user that cannot be read is an error, not nothing."""
    if not settings.login_url:
        return None
    pattern = f"*-{_mark(settings.username)}.json" if settings.username else "*.json"
    files = [(SealedFile.read(_content(path), str(path)), path) for path in sorted((folder / FOLDER).glob(pattern))]
    found = [(sealed, path) for sealed, path in files if _is_for(sealed.owner, settings)]
    if len(found) > 1:
        who = ", ".join(f"{sealed.owner.username} in the org {sealed.owner.org_id}" for sealed, _ in found)
        hint = "set SF_USERNAME to one of them" if not settings.username else "remove the file that is outdated"
        raise SettingsError(f"several passkeys are kept for {settings.login_url}: {who}", hint=hint)
    for sealed, path in found:
        if why := _foreign(sealed.owner, settings):
            raise SettingsError(f"{path} is a passkey of the org {sealed.owner.org_id}, {why}", hint=enroll_again())
        return sealed, path
    return None


def _is_for(owner: Owner, settings: Settings) -> bool:
    user = settings.username.casefold()
    return owner.login_url == settings.login_url and user in ("", owner.username.casefold())


def _foreign(owner: Owner, settings: Settings) -> str:
    """Why a passkey is not for the org and the user that the settings name, in words that follow "the org ...,"; empty
    where it may be. What only the org can say is asked once somebody is signed in."""
    host = urlsplit(settings.login_url).hostname or ""
    if settings.username and owner.username.casefold() != settings.username.casefold():
        return f"and SF_USERNAME is {settings.username}"
    if settings.login_url not in ("", owner.login_url) and host not in (owner.rp_id, *_GENERIC):
        return f"for {owner.rp_id}, and SF_LOGIN_URL is {settings.login_url}"
    if settings.sign_in.expect_org not in ("", owner.org_id):
        return f"and the expected org is {settings.sign_in.expect_org}"
    return ""


def _content(path: Path) -> bytes:
    try:
        return read_bytes(path, most=_LARGEST)
    except Unusable as error:
        raise SettingsError(f"{path} {error}", hint=enroll_again() if not error.missing else "check its name") from None


def _mark(username: str) -> str:
    return hashlib.sha256(username.casefold().encode()).hexdigest()[:8]
