"""The pairs of a rotation that cannot be read: it stops, and no private key is lost by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from automation.commands.certificates.pairs import old_pair, waiting_pair, way_back
from automation.commands.certificates.places import Places, places_of
from automation.errors import SETTINGS, SettingsError
from automation.jobs.key_pair import Named
from automation.keys.kept_pair import keep_pair
from automation.keys.pair import KeyPair, new_pair
from automation.pem.source import KeySource
from pages import Secret

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
SECRET = Secret("correct horse 4711")
OTHER = Secret("another 0815")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    """A locked pair, for ten days."""
    return new_pair(tmp_path_factory.mktemp("pair"), common_name="x", now=NOW, days=10, passphrase=SECRET)


def put(pair: KeyPair, folder: Path) -> tuple[bytes, bytes]:
    """Copies a pair into a folder; what it holds."""
    assert pair.private_key is not None
    folder.mkdir(parents=True, exist_ok=True)
    contents = pair.private_key.read_bytes(), pair.certificate.read_bytes()
    for name, content in zip(("server.key", "server.crt"), contents, strict=True):
        (folder / name).write_bytes(content)
        (folder / name).chmod(0o600)
    return contents


def here(folder: Path, passphrase: Secret | None = None) -> tuple[Named, Places]:
    """What the settings name in the folder."""
    key = KeySource("APP_PRIVATE_KEY", folder / "server.key", unlock=lambda: passphrase)
    given = Named(KeySource("APP_CERTIFICATE", folder / "server.crt"), key, by_settings=True)
    return given, places_of(given, folder, handed_over=False)


def waiting(folder: Path, now: datetime = NOW, passphrase: Secret | None = SECRET) -> KeyPair:
    """The new pair of a rotation that goes on."""
    return waiting_pair(here(folder)[1], None, "x", 10, now, passphrase)


def refused(error: SettingsError, *words: str) -> None:
    """It is an error of the settings that says all that."""
    assert error.kind is SETTINGS
    assert [word for word in words if word not in f"{error} {error.hint}"] == []


@pytest.mark.parametrize(
    ("now", "passphrase", "says"),
    [
        (NOW, None, "APP_PRIVATE_KEY_PASSPHRASE"),
        (NOW, OTHER, "another passphrase"),
        (NOW - timedelta(days=2), SECRET, "clock"),
    ],
)
def test_waiting_pair_that_cannot_be_used(
    tmp_path: Path, made: KeyPair, now: datetime, passphrase: Secret | None, says: str
) -> None:
    """Locked, or by a clock that was set back not valid yet, it stays, and it is said where it is and what to do."""
    contents = put(made, tmp_path / ".next")
    with pytest.raises(SettingsError) as caught:
        waiting(tmp_path, now, passphrase)
    refused(caught.value, says, str(tmp_path / ".next" / "server.key"), "by hand")
    assert tuple((tmp_path / ".next" / name).read_bytes() for name in ("server.key", "server.crt")) == contents
    assert waiting(tmp_path).fingerprint == made.fingerprint


def test_waiting_pair_that_is_damaged(tmp_path: Path, made: KeyPair) -> None:
    """A certificate that cannot be read takes nothing of its key with it."""
    key, _ = put(made, tmp_path / ".next")
    (tmp_path / ".next" / "server.crt").write_bytes(b"\0" * 20)
    with pytest.raises(SettingsError) as caught:
        waiting(tmp_path)
    refused(caught.value, "by hand")
    assert (tmp_path / ".next" / "server.key").read_bytes() == key


@pytest.mark.parametrize("killed", [False, True])
def test_waiting_pair_that_has_expired(tmp_path: Path, made: KeyPair, killed: bool) -> None:
    """It is kept under the date, and another one made; also where the keeping of it was killed."""
    key, certificate = put(made, tmp_path / ".next")
    later = NOW + timedelta(days=11)
    if killed:
        keep_pair([(tmp_path / ".next" / "server.key", key, 0o600)], later.date())
        (tmp_path / ".next" / "server.key").unlink()
    fresh = waiting(tmp_path, later)
    assert fresh.fingerprint != made.fingerprint
    assert (tmp_path / ".next" / "server-2026-12-08.key").read_bytes() == key
    assert (tmp_path / ".next" / "server-2026-12-08.crt").read_bytes() == certificate
    assert waiting(tmp_path, later).fingerprint == fresh.fingerprint


@pytest.mark.parametrize("passphrase", [None, OTHER])
def test_old_pair_that_is_locked(tmp_path: Path, made: KeyPair, passphrase: Secret | None) -> None:
    """Without its passphrase it is not taken for none: nothing is begun without a way back."""
    put(made, tmp_path)
    given, places = here(tmp_path, passphrase)
    with pytest.raises(SettingsError) as caught:
        old_pair(given, places, NOW, tmp_path, needed=False)
    refused(caught.value, "passphrase", "APP_PRIVATE_KEY_PASSPHRASE", "way back", "by hand")


@pytest.mark.parametrize(
    ("name", "content", "goes_on"),
    [
        ("server.key", None, True),
        ("server.crt", None, False),  # the key is locked: what it is cannot be told
        ("server.key", b"", True),
        ("server.key", b"-----BEGIN PRIVATE KEY-----\nMIIE", True),
        ("server.key", b"some bytes", False),
        ("server.key", b"$ANSIBLE_VAULT;1.1;AES256\n6162", False),
    ],
)
def test_what_counts_as_no_old_pair(
    tmp_path: Path, made: KeyPair, name: str, content: bytes | None, goes_on: bool
) -> None:
    """A file that is not there, empty, or damaged beyond doubt; nothing that may be read elsewhere."""
    put(made, tmp_path)
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_bytes(content)
    given, places = here(tmp_path)
    if goes_on:
        assert old_pair(given, places, NOW, tmp_path, needed=False) is None
    else:
        with pytest.raises(SettingsError, match="way back"):
            old_pair(given, places, NOW, tmp_path, needed=False)


def test_expired_old_pair(tmp_path: Path, made: KeyPair) -> None:
    """It is the old pair all the same."""
    put(made, tmp_path)
    given, places = here(tmp_path, SECRET)
    old = old_pair(given, places, NOW + timedelta(days=20), tmp_path, needed=False)
    assert old is not None
    assert old.fingerprint == made.fingerprint


def test_kept_pair_that_is_locked(tmp_path: Path, made: KeyPair) -> None:
    """Where a kill has left the new key in place, an older pair is never taken for the one that was replaced last."""
    older = new_pair(tmp_path / "older", common_name="x", now=NOW)
    fresh = new_pair(tmp_path / ".next", common_name="x", now=NOW)
    for pair, day in ((older, NOW.date()), (made, NOW.date() + timedelta(days=1))):
        key, certificate = put(pair, tmp_path)
        keep_pair([(tmp_path / "server.key", key, 0o600), (tmp_path / "server.crt", certificate, 0o644)], day)
    put(fresh, tmp_path)
    _, places = here(tmp_path)
    assert places.switched
    with pytest.raises(SettingsError) as caught:
        way_back(places, fresh, NOW, lambda: None)
    refused(caught.value, "server-2026-11-28.key", "way back")
    back = way_back(places, fresh, NOW, lambda: SECRET)
    assert back is not None
    assert back.fingerprint == made.fingerprint


@pytest.mark.parametrize("name", ["server.key", "server.crt"])
def test_file_that_could_not_be_kept(tmp_path: Path, made: KeyPair, name: str) -> None:
    """A file in place that cannot be read is not replaced: what it holds would be lost."""
    put(made, tmp_path)
    with (tmp_path / name).open("r+b") as file:
        file.truncate(17_000_000)
    with pytest.raises(SettingsError) as caught:
        here(tmp_path)
    refused(caught.value, str(tmp_path / name), "could not be kept", "by hand")
