"""A machine with a key pair in place, an org that has its certificate, and the command that changes both."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_private_key

from automation.files.own_folder import KEYS
from automation.keys.pair import KeyPair
from fixtures.practice_org import ADMIN, PracticeOrg
from tests.nightly.nights import app_in

from ..support.command import Done, env_of, setupwalk
from .pipeline import Pipeline


@dataclass
class Place:
    """`folder` is where the command runs; the pair is in `keys`, by default where a run makes one."""

    practice: PracticeOrg
    folder: Path
    pair: KeyPair
    keys: Path = field(init=False)
    env: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.keys = self.folder / KEYS
        self.env = env_of(self.practice) | {"SETUPWALK_WAIT_MINUTES": "0", "SETUPWALK_EVIDENCE": "none"}
        self.put_pair(self.keys)

    def put_pair(self, keys: Path) -> None:
        """Copies the pair that the org has to a folder."""
        keys.mkdir(parents=True, exist_ok=True)
        assert self.pair.private_key is not None
        for file in (self.pair.certificate, self.pair.private_key):
            shutil.copy(file, keys / file.name)
        (keys / "server.key").chmod(0o600)

    def rotate(self, *args: str, **env: str) -> Done:
        """`cert rotate`, as a process."""
        return setupwalk("cert", "rotate", "--json", *args, folder=self.folder, env=self.env | env, seconds=300)

    @property
    def key(self) -> Path:
        """The key in place."""
        return self.keys / "server.key"

    def pipeline(self, **more: Any) -> Pipeline:
        """Somebody who logs in with it."""
        return Pipeline(self.practice.url, app_in(self.practice).consumer_key, ADMIN, self.key, **more)

    @property
    def in_org(self) -> str:
        """The certificate that the org has, as its file would say, blanks aside."""
        return "".join(app_in(self.practice).certificate.split())

    def holds(self, path: Path) -> str:
        """What a file says, blanks aside."""
        return "".join(path.read_text(encoding="ascii").split())

    @property
    def key_of_the_org(self) -> list[Path]:
        """The files on this machine that hold the private key of the certificate that the org has."""
        certificate = x509.load_pem_x509_certificate(app_in(self.practice).certificate.encode())
        public = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return [path for path in sorted(self.keys.rglob("*.key")) if _public(path) == public]


def _public(path: Path) -> bytes:
    try:
        key = load_pem_private_key(path.read_bytes(), None)
    except ValueError:
        return b""
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def window_of(facts: dict[str, Any]) -> tuple[datetime, datetime] | None:
    """The window that a rotation tells of; None where it tells of none."""
    rotation = facts["rotation"]
    if not rotation["window_began"]:
        return None
    began = datetime.fromisoformat(rotation["window_began"])
    # The beginning is told in milliseconds, and the length in hundredths of a second.
    return began, began + timedelta(seconds=rotation["window_seconds"] + 0.02)
