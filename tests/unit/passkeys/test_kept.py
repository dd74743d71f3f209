"""Which kept passkey serves a command, and which are refused, before a browser opens."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.passkeys.kept import FOLDER, keep, kept_passkey, need_free, need_no_other, place
from automation.passkeys.sealed import Seal, SealedFile

from .keeping import KEY, OWNER, PASSKEY, settings


def test_own_org_and_user(tmp_path: Path, kept: Path) -> None:
    """The passkey of this login URL and user is found, whatever the case of the name, and without a name too."""
    for username in (OWNER.username, OWNER.username.upper(), ""):
        found = kept_passkey(settings(tmp_path, SF_USERNAME=username), tmp_path)
        assert found is not None
        assert (found.passkey, found.path) == (PASSKEY, kept)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_for_its_owner_alone(tmp_path: Path, kept: Path) -> None:
    """The file is its owner's alone, after each use too, and git ignores the folder."""
    found = kept_passkey(settings(tmp_path), tmp_path)
    assert found is not None
    found.used(9)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / ".setupwalk" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_others_are_not_taken(tmp_path: Path, kept: Path) -> None:
    """In another org, or for another user, there is none."""
    assert kept_passkey(settings(tmp_path, SF_LOGIN_URL="https://other.my.salesforce.com"), tmp_path) is None
    assert kept_passkey(settings(tmp_path, SF_USERNAME="else@acme.example"), tmp_path) is None
    assert kept_passkey(settings(tmp_path, SF_LOGIN_URL=""), tmp_path) is None


def test_count_is_written_down(tmp_path: Path, kept: Path) -> None:
    """Each use's count is in the file at once, and it never becomes less."""
    found = kept_passkey(settings(tmp_path), tmp_path)
    assert found is not None
    for count, stands in ((12, 12), (11, 12), (40, 40)):
        found.used(count)
        assert SealedFile.read(kept.read_bytes(), "file").open(KEY)[0].sign_count == stands


def test_count_that_cannot_be_written(tmp_path: Path, kept: Path) -> None:
    """Where the file has gone, or its folder, the use is not undone."""
    found = kept_passkey(settings(tmp_path), tmp_path)
    assert found is not None
    kept.unlink()
    kept.parent.rmdir()
    found.used(12)
    assert found.passkey.sign_count == 12


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"SF_LOGIN_URL": "https://other.my.salesforce.com"}, "for acme.my.salesforce.com, and SF_LOGIN_URL is"),
        ({"SF_USERNAME": "else@acme.example"}, "and SF_USERNAME is else@acme.example"),
        ({"SETUPWALK_EXPECT_ORG": "00D000000000002"}, "and the expected org is 00D000000000002"),
    ],
)
def test_named_file_of_others(tmp_path: Path, kept: Path, more: dict[str, str], words: str) -> None:
    """A file that is named, by path or as its contents, and is another org's or user's, is refused and not skipped."""
    for given in (str(kept), kept.read_text(encoding="utf-8")):
        with pytest.raises(SettingsError, match=words) as caught:
            kept_passkey(settings(tmp_path / "else", SETUPWALK_PASSKEY_FILE=given, **more), tmp_path / "else")
        assert "environment variable SETUPWALK_PASSKEY_FILE" in str(caught.value)
        assert PASSKEY.private_key.reveal() not in str(caught.value)


@pytest.mark.parametrize("login_url", [OWNER.login_url, "https://login.salesforce.com"])
def test_contents_of_a_variable(tmp_path: Path, kept: Path, login_url: str) -> None:
    """A CI system's secret may hold the file itself, on one line too; then no file is written."""
    for content in (kept.read_text(encoding="utf-8"), json.dumps(json.loads(kept.read_bytes()))):
        given = settings(tmp_path, SETUPWALK_PASSKEY_FILE=content, SF_LOGIN_URL=login_url)
        found = kept_passkey(given, tmp_path / "else")
        assert found is not None
        assert (found.passkey, found.path) == (PASSKEY, None)
        found.used(9)
        assert not (tmp_path / "else").exists()


def test_folder_with_a_broken_file(tmp_path: Path, kept: Path) -> None:
    """A kept file of this user that cannot be read is refused: a run does not go on as if there were none."""
    kept.write_bytes(kept.read_bytes()[:100])
    with pytest.raises(SettingsError, match="not a passkey") as caught:
        kept_passkey(settings(tmp_path), tmp_path)
    assert str(kept) in str(caught.value)


def test_several(tmp_path: Path, kept: Path) -> None:
    """Two users' passkeys of one org need a name; two orgs' behind one login URL need one to be removed."""
    other = replace(OWNER, username="other@acme.example")
    keep(tmp_path, other, PASSKEY, Seal.of(KEY))
    with pytest.raises(SettingsError, match=r"several.*other@acme\.example"):
        kept_passkey(settings(tmp_path, SF_USERNAME=""), tmp_path)
    assert kept_passkey(settings(tmp_path), tmp_path) is not None
    keep(tmp_path, replace(OWNER, org_id="00D000000000009"), PASSKEY, Seal.of(KEY))
    with pytest.raises(SettingsError, match="several") as caught:
        kept_passkey(settings(tmp_path), tmp_path)
    assert "outdated" in caught.value.hint


def test_one_is_enough(tmp_path: Path, kept: Path) -> None:
    """Before a new one is registered it is looked whether one is kept already."""
    with pytest.raises(SettingsError, match="kept already"):
        need_no_other(settings(tmp_path), tmp_path)
    need_no_other(settings(tmp_path, SF_USERNAME="else@acme.example"), tmp_path)
    need_no_other(settings(tmp_path / "else"), tmp_path / "else")


def test_never_overwritten(tmp_path: Path, kept: Path) -> None:
    """One user of one org has one passkey, by whatever login URL: another is refused before it is made, and if it was
    made all the same, the first one's file stays."""
    before, elsewhere = kept.read_bytes(), replace(OWNER, login_url="https://login.salesforce.com")
    with pytest.raises(SettingsError, match=r"kept already.*by way of https://acme\.my\.salesforce\.com"):
        need_free(tmp_path, OWNER.org_id, OWNER.username.upper())
    with pytest.raises(SettingsError, match="kept already"):
        keep(tmp_path, elsewhere, PASSKEY, Seal.of(KEY))
    assert kept.read_bytes() == before
    need_free(tmp_path, "00D000000000009", OWNER.username)


def test_place_tells_users_apart(tmp_path: Path) -> None:
    """Each user of each org has a file of their own; case does not count in user names, but does in ids."""
    assert place(tmp_path, OWNER.org_id, "A@x.example") == place(tmp_path, OWNER.org_id, "a@x.example")
    others = {place(tmp_path, org, user) for org in ("00D00000000000a", "00D00000000000A") for user in ("a@x", "b@x")}
    assert len(others) == 4
    assert all(path.parent == tmp_path / FOLDER for path in others)
