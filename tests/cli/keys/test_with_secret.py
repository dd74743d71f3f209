"""`--with-secret FILE`: the consumer secret is written there for its owner alone, on request, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg

from ...support.command import setupwalk
from .org_with_hidden_key import SHUT, Place

ORG = {"SF_LOGIN_URL": "https://login.salesforce.com", "SF_USERNAME": "a@b.example", "SF_PASSWORD": "secret123"}


@pytest.mark.parametrize("command", ["create", "verify"])
def test_refused_before_a_browser_opens(tmp_path: Path, command: str) -> None:
    """A file that is there, a dangling link, and a folder that is not: exit 3 at once, and nothing is touched."""
    (tmp_path / "there").write_text("mine")
    (tmp_path / "link").symlink_to("nowhere")
    for name, words in (("there", "is there already"), ("link", "is there already"), ("no/such", "cannot be written")):
        env = ORG | {"APP_CONTACT_EMAIL": "a@b.example", "APP_PROFILES": "Standard User"}
        done = setupwalk(command, "--with-secret", name, folder=tmp_path, env=env)
        assert (done.code, words in done.err) == (3, True), done.err
    assert (tmp_path / "there").read_text() == "mine"
    assert not (tmp_path / "runs").exists()


@pytest.mark.parametrize("edition", [pytest.param("G2", marks=pytest.mark.whole), "G3"])
def test_written_for_its_owner_alone(tmp_path: Path, pair: KeyPair, edition: str) -> None:
    """The file has the secret and its owner's rights alone; the terminal, stdout and the run's folder do not have it,
    and a run that was not asked for it reads none. Without a code, where one is needed, no file is left."""
    with PracticeOrg(edition=edition, dialect=SHUT) as practice:
        place = Place(practice, tmp_path, pair)
        code, kept = place.code(), tmp_path / "kept"
        made = place.run("create", at=kept, **code)
        assert made.code == 0, made.err
        if edition == "G3":
            practice.org.sessions.end_all()
            nobody = place.run("verify", "--with-secret", "secret.txt", at=kept)
            assert (nobody.code, (kept / "secret.txt").exists()) == (4, False), nobody.err
        done = place.run("verify", "--with-secret", "secret.txt", at=kept, **code)
        assert done.code == 0, done.err
        secret = place.app.consumer_secret
        file = kept / "secret.txt"
        assert (file.read_text(), file.stat().st_mode & 0o777) == (f"{secret}\n", 0o600)
        for text in (made.out, made.err, done.out, done.err):
            assert secret not in text
        others = [Path(folder) / name for folder, _, names in os.walk(kept) for name in names if name != file.name]
        assert len(others) > 8
        assert [path for path in others if secret.encode() in path.read_bytes()] == []
