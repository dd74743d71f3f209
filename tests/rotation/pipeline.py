"""A pipeline that logs in with the key in place, again and again, as Salesforce CLI does. It shares no code with the
product."""

from __future__ import annotations

import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

_FAR = 4_102_444_800_000
"""The CLI's `exp` is in milliseconds, which read as seconds lie in the far future (grade A, seen in its requests)."""
_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"


@dataclass(frozen=True)
class Login:
    """One login: when it was asked and answered, and why it was refused; empty where it was not."""

    began: datetime
    ended: datetime
    refused: str = ""


@lru_cache(maxsize=64)
def _loaded(key: bytes) -> RSAPrivateKey:
    """To check a key takes longer than all else of a login."""
    loaded = load_pem_private_key(key, None, unsafe_skip_rsa_key_validation=True)
    assert isinstance(loaded, RSAPrivateKey)
    return loaded


def log_in(url: str, consumer_key: str, username: str, key: bytes) -> str:
    """Logs in once; returns why it was refused, empty where it was not."""
    claims = {"iss": consumer_key, "sub": username, "aud": url, "exp": _FAR}
    try:
        assertion = jwt.encode(claims, _loaded(key), algorithm="RS256")
    except (ValueError, TypeError, jwt.PyJWTError) as error:
        return f"the key cannot be used: {error}"
    form = urllib.parse.urlencode({"grant_type": _GRANT, "assertion": assertion}).encode()
    try:
        with urllib.request.urlopen(f"{url}/services/oauth2/token", form, timeout=30) as answer:  # noqa: S310 - loopback
            return "" if json.load(answer).get("access_token") else "no token"
    except urllib.error.HTTPError as error:
        with error:
            return error.read().decode("utf-8", "replace") or str(error)
    except OSError as error:
        return str(error)


@dataclass
class Pipeline:
    """Logs in every `seconds` with whatever key is in the file."""

    url: str
    consumer_key: str
    username: str
    key: Path
    seconds: float = 0.25
    logins: list[Login] = field(default_factory=list)

    @contextmanager
    def running(self) -> Iterator[Pipeline]:
        """For the length of a `with`, in a thread of its own."""
        stop = threading.Event()
        thread = threading.Thread(target=self._go_on, args=(stop,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            time.sleep(self.seconds)  # one more login after the last change
            stop.set()
            thread.join(60)

    def once(self) -> Login:
        """One login, now."""
        began = datetime.now(UTC)
        try:
            refused = log_in(self.url, self.consumer_key, self.username, self.key.read_bytes())
        except OSError as error:
            refused = f"there is no key: {error}"
        return Login(began, datetime.now(UTC), refused)

    @property
    def refused(self) -> list[Login]:
        """The logins that were refused."""
        return [login for login in self.logins if login.refused]

    def outside(self, window: tuple[datetime, datetime] | None) -> list[Login]:
        """The refused logins of which no moment lies in the window."""
        return [login for login in self.refused if window is None or login.ended < window[0] or login.began > window[1]]

    def _go_on(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self.logins.append(self.once())
            stop.wait(self.seconds)
