"""`cert show` as a process: which key belongs to a certificate, and whether the org has it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from automation.files.own_folder import KEYS
from automation.keys.pair import KeyPair, new_pair
from automation.runs.state import StateFile, Uploaded
from fixtures.practice_org import ADMIN, PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp, PermittedUsers

from ...support.command import Done, env_of, setupwalk

ORG, APP = "00D000000000001", "0H4000000000001"


@pytest.fixture
def signed(practice: PracticeOrg, pair: KeyPair) -> ConnectedApp:
    """An app in the practice org that has the pair's certificate, and lets its administrator log in."""
    now, admin = practice.org.clock.now(), practice.org.user(ADMIN)
    assert admin is not None
    app = ConnectedApp(
        *("0H4000000000002", "06P000000000002", "0Ci000000000002", "Walked App", "Walked_App", "a@b.example"),
        *("3MVG9" + "x" * 80, "S" * 64, now, "Admin", now),
        oauth_enabled=True,
        use_digital_signatures=True,
        certificate=pair.certificate.read_text(encoding="ascii"),
        scopes=["api", "refresh_token"],
        permitted_users=PermittedUsers.ADMIN_APPROVED,
        profiles=[admin.profile_id],
    )
    practice.org.state.connected_apps.append(app)
    return app


def show(practice: PracticeOrg, folder: Path, pair: KeyPair, **env: str) -> Done:
    """What it says of a pair."""
    named = {"APP_CERTIFICATE": str(pair.certificate), "APP_PRIVATE_KEY": str(pair.private_key)}
    return setupwalk("cert", "show", "--json", folder=folder, env=env_of(practice) | named | env)


def test_by_a_login(practice: PracticeOrg, signed: ConnectedApp, pair: KeyPair, tmp_path: Path) -> None:
    """With the consumer key a login tells yes from no; a login that is refused for another reason tells neither."""
    key = {"APP_CONSUMER_KEY": signed.consumer_key}
    yes = show(practice, tmp_path, pair, **key)
    assert (yes.code, yes.facts["in_org"]) == (0, "yes"), yes.err
    assert "has just worked" in yes.facts["in_org_says"]
    other = new_pair(tmp_path / "other", common_name="Walked App", now=datetime.now(UTC))
    assert show(practice, tmp_path, other, **key).facts["in_org"] == "no"
    signed.profiles = []
    untold = show(practice, tmp_path, pair, **key)
    assert (untold.facts["in_org"], untold.code) == ("cannot be told", 0)
    assert "another reason" in untold.facts["in_org_says"]
    assert practice.org.log.writes == []
    assert not [token for token in practice.org.state.access_tokens if not token.revoked]


def test_by_what_was_uploaded(practice: PracticeOrg, pair: KeyPair, tmp_path: Path) -> None:
    """Without the consumer key this machine's memory tells, and says that it is no more than that."""
    nothing = show(practice, tmp_path, pair).facts
    assert (nothing["in_org"], "APP_CONSUMER_KEY is not given" in nothing["in_org_says"]) == ("cannot be told", True)
    state = StateFile(tmp_path / KEYS, lambda _: None)
    state.keep(ORG, "Walked_App", Uploaded(pair.fingerprint, APP, proven=True))
    yes = show(practice, tmp_path, pair).facts
    assert (yes["in_org"], "as far as this machine knows" in yes["in_org_says"]) == ("yes", True)
    state.keep(ORG, "Walked_App", Uploaded("AA:BB", APP, proven=True))
    assert show(practice, tmp_path, pair).facts["in_org"] == "no"
    state.keep("00D000000000009", "Walked_App", Uploaded("CC:DD", APP))
    several = show(practice, tmp_path, pair).facts
    assert (several["in_org"], "several orgs" in several["in_org_says"]) == ("cannot be told", True)


def test_which_key_belongs(pair: KeyPair, tmp_path: Path) -> None:
    """Of the keys that lie nearby the one is named that belongs to the certificate, where another or none was given."""
    assert pair.private_key is not None
    new_pair(tmp_path, common_name="other", now=datetime.now(UTC))
    shutil.copy(pair.certificate, tmp_path / "app.crt")
    shutil.copy(pair.private_key, tmp_path / "server-2026-11-27.key")
    alone = setupwalk("cert", "show", folder=tmp_path, env={"APP_CERTIFICATE": "app.crt"})
    assert (alone.code, "server-2026-11-27.key belongs to it" in alone.out) == (0, True), alone.err
    env = {"APP_CERTIFICATE": "app.crt", "APP_PRIVATE_KEY": "server.key"}
    wrong = setupwalk("cert", "show", folder=tmp_path, env=env)
    assert (wrong.code, "server-2026-11-27.key belongs to it" in wrong.err) == (3, True), wrong.err


def test_cert_show_for_programs(tmp_path: Path) -> None:
    """`cert show --json` prints one object with what the lines say, and one too where there is no pair."""
    none = setupwalk("cert", "show", "--json", folder=tmp_path)
    assert (none.code, none.facts["command"], none.facts["error"]["exit_code"]) == (3, "cert show", 3)
    made = setupwalk("cert", "new", "--out", ".setupwalk", "--days", "30", folder=tmp_path)
    assert made.code == 0, made.err
    facts = setupwalk("cert", "show", "--json", folder=tmp_path).facts
    assert (facts["schema"], facts["command"], facts["exit_code"]) == (1, "cert show", 0)
    assert facts["certificate"].endswith("server.crt")
    assert facts["private_key"].endswith("server.key")
    assert (facts["issued_to"], facts["key_bits"], facts["warnings"]) == ("CN=setupwalk", 2048, [])
    assert facts["sha256"] in made.err
    assert facts["days_left"] in (29, 30)
    assert facts["expires"].endswith("+00:00")
