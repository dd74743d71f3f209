"""A passkey's file: what stands in it openly, what is sealed, and by which key. It knows neither folders nor settings.

Sealed is the passkey itself: its private key, its id, its count. Openly stands whose it is and for what, so that a file
for another org is told without the key. The seal covers that too (AES-256-GCM with associated data): nobody changes it.
The key is made of what a person gave by scrypt, with a salt of the file's own. A part of what scrypt makes is stored as
the mark of the right key, which tells a wrong key from a changed file.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

import msgspec

from pages.values.passkey import Passkey
from pages.values.secret import Secret

from ..errors import SettingsError
from ..files.json_file import NotSuchJson, decode
from ..settings.advised_commands import advised

FORMAT: Literal["setupwalk passkey 1"] = "setupwalk passkey 1"
_KIND = "setupwalk passkey "
_COST, _BLOCK, _LANES = 2**15, 8, 3
"""As OWASP advises where 32 MiB are to be enough."""
_SALT, _NONCE, _KEY = 16, 12, 32
"""Bytes."""


_OTHER_FILE = "look at SETUPWALK_PASSKEY_FILE; a passkey's file is one that login --enroll-passkey has written"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose passkey it is: of which org, by which login URL, for which host, and since when (aware, UTC)."""

    org_id: str
    username: str
    login_url: str
    rp_id: str
    made: datetime


class _Open(msgspec.Struct):
    """The file's members."""

    format: Literal["setupwalk passkey 1"]
    org_id: Annotated[str, msgspec.Meta(pattern=r"^00D[A-Za-z0-9]{12}\Z")]
    username: str
    login_url: str
    rp_id: str
    made: Annotated[datetime, msgspec.Meta(tz=True)]
    salt: str
    mark: str
    nonce: str
    sealed: str


class _Sealed(msgspec.Struct):
    """What is sealed."""

    credential_id: str
    user_handle: str
    private_key: str
    sign_count: Annotated[int, msgspec.Meta(ge=0, lt=2**32)]


class _Kind(msgspec.Struct):
    format: str


@dataclass(frozen=True, slots=True)
class Seal:
    """A key that was made of what a person gave, for the files with one salt."""

    salt: bytes
    mark: bytes
    _key: bytes = field(repr=False)

    @classmethod
    def of(cls, given: Secret, salt: bytes | None = None) -> Seal:
        """The key for a salt, or with a new one. It takes a tenth of a second, as it should."""
        salt = salt if salt is not None else os.urandom(_SALT)
        made = hashlib.scrypt(
            given.reveal().encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, maxmem=2**26, dklen=2 * _KEY
        )
        return cls(salt, hashlib.sha256(made[_KEY:]).digest(), made[:_KEY])

    def close(self, owner: Owner, passkey: Passkey) -> bytes:
        """The file's content."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - few commands need it

        nonce = os.urandom(_NONCE)
        inner = _Sealed(passkey.credential_id, passkey.user_handle, passkey.private_key.reveal(), passkey.sign_count)
        sealed = AESGCM(self._key).encrypt(nonce, msgspec.json.encode(inner), _bound(owner, self))
        whole = _Open(
            FORMAT,
            owner.org_id,
            owner.username,
            owner.login_url,
            owner.rp_id,
            owner.made,
            *(b64encode(part).decode() for part in (self.salt, self.mark, nonce, sealed)),
        )
        return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file that was read and not opened yet. `named` is how messages call it."""

    named: str
    owner: Owner
    salt: bytes
    mark: bytes
    nonce: bytes
    sealed: bytes = field(repr=False)

    @classmethod
    def read(cls, content: bytes, named: str) -> SealedFile:
        """What a file's content says openly.

        Raises:
            SettingsError: it is no passkey's file, or one of another version.
        """
        what = f"{named} is not a passkey that setupwalk has kept"
        try:
            kind = decode(content, _Kind).format
            if kind.startswith(_KIND) and kind != FORMAT:
                raise SettingsError(
                    f'{named} is a passkey of another version, "{kind[:40]}"; this setupwalk knows "{FORMAT}"',
                    hint="use the setupwalk that made it, or " + enroll_again(),
                )
            whole = decode(content, _Open)
            parts = [b64decode(part, validate=True) for part in (whole.salt, whole.mark, whole.nonce, whole.sealed)]
        except NotSuchJson as error:
            raise SettingsError(f"{what}: {error}", hint=_OTHER_FILE) from None
        except ValueError:
            raise SettingsError(f"{what}: a part of it is not base64", hint=_OTHER_FILE) from None
        if (len(parts[0]), len(parts[1]), len(parts[2])) != (_SALT, _KEY, _NONCE):
            raise SettingsError(f"{what}: a part of it has another length", hint=_OTHER_FILE)
        owner = Owner(whole.org_id, whole.username, whole.login_url, whole.rp_id, whole.made)
        return cls(named, owner, *parts)

    def open(self, given: Secret) -> tuple[Passkey, Seal]:
        """The passkey, and the seal for its next content.

        Raises:
            SettingsError: the key is another one, or the file was changed since it was sealed.
        """
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as above
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

        seal = Seal.of(given, self.salt)
        if not hmac.compare_digest(seal.mark, self.mark):
            raise SettingsError(
                f"{self.named} does not open: it was sealed with another key than SETUPWALK_PASSKEY_KEY gives",
                hint="give the key that was set when the passkey was registered, or " + enroll_again(),
            )
        try:
            inner = decode(AESGCM(seal._key).decrypt(self.nonce, self.sealed, _bound(self.owner, seal)), _Sealed)
        except (InvalidTag, NotSuchJson):
            raise SettingsError(
                f"{self.named} was changed or damaged since it was written: its seal is broken",
                hint="put the file back as it was, or " + enroll_again(),
            ) from None
        passkey = Passkey(
            inner.credential_id, self.owner.rp_id, inner.user_handle, Secret(inner.private_key), inner.sign_count
        )
        return passkey, seal


def enroll_again() -> str:
    """What to do about a kept passkey that does not serve."""
    return f"register a new passkey in its place: {advised('login --enroll-passkey')}"


def _bound(owner: Owner, seal: Seal) -> bytes:
    """What the seal covers besides what is sealed: all that stands openly."""
    stands = (FORMAT, owner.org_id, owner.username, owner.login_url, owner.rp_id, owner.made.isoformat())
    return msgspec.json.encode([*stands, b64encode(seal.salt).decode(), b64encode(seal.mark).decode()])
