"""Which certificate an app has, by the command as people run it: none is replaced that nobody named."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from automation.files.own_folder import KEYS
from automation.keys.pair import KeyPair, new_pair
from fixtures.practice_org import INTEGRATION, PracticeOrg

from ..support.command import CALLED, Done, env_of, setupwalk

pytestmark = pytest.mark.xdist_group("walked")

AT_ONCE = {"SETUPWALK_WAIT_MINUTES": "0"}


def run(*args: str, org: PracticeOrg, folder: Path, pair: KeyPair | None = None, **env: str) -> Done:
    """One command against the walked app, with a pair that the settings name or with none."""
    folder.mkdir(exist_ok=True)
    named = {"APP_CERTIFICATE": str(pair.certificate), "APP_PRIVATE_KEY": str(pair.private_key)} if pair else {}
    return setupwalk(*args, folder=folder, env=env_of(org) | named | AT_ONCE | env, seconds=300)


def stored(org: PracticeOrg) -> str:
    """The certificate that the org has."""
    app = org.org.app_by_name("Walked App")
    assert app is not None
    return "".join(app.certificate.split())


def text(path: Path) -> str:
    """A certificate's file, blanks aside."""
    return "".join(path.read_text(encoding="ascii").split())


def pair_of_today(folder: Path) -> KeyPair:
    """Another pair, whose certificate the org's page does not tell from that of the walk."""
    return new_pair(folder, common_name="Walked App", now=datetime.now(UTC))


def test_from_an_empty_folder(walked: PracticeOrg, pair: KeyPair, tmp_path: Path) -> None:
    """A run without a pair at an app that has a certificate ends with 3 and the ways out; it makes and writes nothing.
    A pair of its own that the app does not have is not uploaded unasked either."""
    before = stored(walked)
    for command in ("plan", "create"):
        done = run(command, org=walked, folder=tmp_path / "fresh")
        assert done.code == 3, done.err
        assert "its key pair is not here; nothing was changed" in done.err
        assert "APP_CERTIFICATE and APP_PRIVATE_KEY" in done.err
        assert f"{CALLED} cert rotate" in done.err
    assert not (tmp_path / "fresh" / KEYS / "server.key").exists()
    pair_of_today(tmp_path / "fresh" / KEYS)
    done = run("create", org=walked, folder=tmp_path / "fresh")
    assert (done.code, "has another certificate" in done.err) == (3, True), done.err
    assert (stored(walked), walked.org.log.writes) == (before, [])


def test_same_pair_elsewhere(walked: PracticeOrg, pair: KeyPair, tmp_path: Path) -> None:
    """A workspace that has the pair and nothing else writes nothing; a pair of the same day is told from it by a login,
    named by plan, and uploaded because it was named. Then the state knows it, and a second run writes nothing."""
    again = run("create", org=walked, folder=tmp_path / "one", pair=pair)
    assert (again.code, walked.org.log.writes) == (0, []), again.err
    other = pair_of_today(tmp_path / "other")
    plan = run("plan", org=walked, folder=tmp_path / "one", pair=other)
    assert (plan.code, "step  8" in plan.out, walked.org.log.writes) == (2, True, []), plan.err
    done = run("create", org=walked, folder=tmp_path / "one", pair=other)
    assert done.code == 0, done.err
    assert (stored(walked), len(walked.org.log.writes)) == (text(other.certificate), 1)
    state = json.loads((tmp_path / "one" / KEYS / "state.json").read_text(encoding="utf-8"))
    ((kept,),) = [app.values() for app in state["orgs"].values()]
    assert (kept["certificate"], kept["proven"]) == (other.fingerprint, True)
    second = run("create", org=walked, folder=tmp_path / "one", pair=other)
    assert (second.code, len(walked.org.log.writes)) == (0, 1), second.err


def test_key_in_the_variable(walked: PracticeOrg, pair: KeyPair, tmp_path: Path) -> None:
    """Key and certificate themselves in the variables: the login command names a file that holds them, for its owner
    alone, and no output and no other file does."""
    assert pair.private_key is not None
    key = pair.private_key.read_text(encoding="ascii")
    certificate = pair.certificate.read_text(encoding="ascii")
    folder = tmp_path / "ci"
    done = run("create", "--verbose", org=walked, folder=folder, APP_CERTIFICATE=certificate, APP_PRIVATE_KEY=key)
    assert (done.code, walked.org.log.writes) == (0, []), done.err
    (copy,) = (tmp_path / "ci" / KEYS).glob("*.key")
    assert str(copy) in done.out
    assert copy.read_text(encoding="ascii").split() == key.split()
    line = key.splitlines()[3]
    assert line not in done.out + done.err
    leaks = [p for p in (tmp_path / "ci").rglob("*") if p.is_file() and p != copy and line.encode() in p.read_bytes()]
    assert leaks == []
    given = run("plan", "--private-key", key, org=walked, folder=tmp_path / "ci", pair=pair)
    assert (given.code, "arguments" in given.err, line in given.err) == (3, True, False)


@pytest.mark.whole
@pytest.mark.sample
def test_rotation(walked: PracticeOrg, pair: KeyPair, tmp_path: Path) -> None:
    """From an empty folder a rotation makes the pair. Where the old key's login is refused for another reason than its
    certificate nothing is changed, and the rotation after it takes the pair that waits. An expired certificate is no
    hindrance."""
    folder = tmp_path / "here"
    first = run("cert", "rotate", org=walked, folder=folder)
    keys = folder / KEYS
    assert (first.code, stored(walked)) == (0, text(keys / "server.crt")), first.err
    before, writes = stored(walked), len(walked.org.log.writes)
    refused = run("cert", "rotate", "--json", org=walked, folder=folder, APP_JWT_USERNAME=INTEGRATION)
    assert refused.code == 1, refused.err
    assert (stored(walked), text(keys / "server.crt")) == (before, before)
    assert "not for its certificate" in refused.facts["error"]["cause"]
    assert "nothing was changed" in refused.facts["error"]["cause"]
    assert len(walked.org.log.writes) == writes
    waits = text(keys / ".next" / "server.crt")
    _expire(keys)
    done = run("cert", "rotate", org=walked, folder=folder)
    assert (done.code, stored(walked), text(keys / "server.crt")) == (0, waits, waits), done.err
    assert not (keys / ".next").exists()


def test_what_does_not_hinder(walked: PracticeOrg, tmp_path: Path) -> None:
    """A damaged pair and a broken project file keep nobody from doctor's findings, an audit and deleting the app."""
    (tmp_path / "project" / KEYS).mkdir(parents=True)
    for name in ("server.crt", "server.key"):
        (tmp_path / "project" / KEYS / name).write_text("-----BEGIN CERTIFICATE-----\n")
    (tmp_path / "project" / "sfdx-project.json").write_text('{ // the port\n "oauthLocalPort": "1919" }')
    doctor = run("doctor", org=walked, folder=tmp_path / "project")
    assert (doctor.code, "FAIL  key pair" in doctor.out, "FAIL  login" in doctor.out) == (3, True, False)
    audit = run("audit", org=walked, folder=tmp_path / "project")
    assert audit.code in (0, 2), audit.err
    deleted = run("delete", "--yes", org=walked, folder=tmp_path / "project")
    assert deleted.code == 0, deleted.err
    assert "continuing without the key pair" in deleted.err
    assert "continuing without the project file" in deleted.err
    assert walked.org.app_by_name("Walked App") is None


def _expire(keys: Path) -> None:
    """Puts a pair that ended yesterday in the place of the one that is there."""
    old = keys.parent / "old"
    made = datetime(2020, 1, 1, tzinfo=UTC)
    from automation.keys.generate import write_new_pair

    write_new_pair(old, "Walked App", made, 10, 2048)
    for name in ("server.crt", "server.key"):
        shutil.copy(old / name, keys / name)
