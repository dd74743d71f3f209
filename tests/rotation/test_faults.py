"""A rotation in which something goes wrong at one moment, while a pipeline logs in all along with the pair in place.

After each the old certificate is in the org and works, the pair in place is as it was, and no login was refused outside
the window that the run tells of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from tests.nightly.nights import app_in

from .conftest import Walked
from .hooked_org import HookedOrg
from .place import Place, window_of

pytestmark = pytest.mark.whole

_CERTIFICATE = {"certificate", "certificate_name", "modified"}


@dataclass(frozen=True)
class Case:
    """What goes wrong, what the run is told, and words that it says about it."""

    arm: Callable[[HookedOrg], Any] = lambda _: None
    args: tuple[str, ...] = ("--days", "47")
    says: str = ""
    stored: int = 2
    propagation: timedelta = timedelta()


def _arm(practice: PracticeOrg, fault: str, **options: Any) -> None:
    practice.faults.arm(fault, **options)


CASES = {
    "save-refused": Case(lambda org: org.faults.arm("certificate-refused"), says="has not taken the new", stored=1),
    "save-answers-500": Case(lambda org: org.faults.arm("error-500", at="save-app"), says="in the org again"),
    "file-dropped": Case(lambda org: org.faults.arm("certificate-dropped"), says="Digital Certificate: wanted"),
    "file-dropped-of-one-day": Case(
        lambda org: org.faults.arm("certificate-dropped"), args=(), says="invalid assertion"
    ),
    "session-ends-after-save": Case(
        lambda org: org.after_save(1, lambda: _arm(org, "session-expired", at="app")), says="in the org again"
    ),
    "login-refused-for-long": Case(says="invalid assertion", propagation=timedelta(hours=1)),
    "hand-over-fails": Case(args=("--hand-over-command", "cat >/dev/null; exit 7"), says="ended with exit code 7"),
    "hand-over-first-fails": Case(
        args=("--hand-over-first", "--hand-over-command", "cat >/dev/null; exit 7"), says="exit code 7", stored=0
    ),
    "hand-over-to-no-folder": Case(args=("--hand-over", "gone/key"), says="cannot be written", stored=0),
}


SAMPLE = ("file-dropped", "hand-over-fails")


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.sample if name in SAMPLE else ()) for name in CASES]
)
def test_fault(tmp_path: Path, pair: KeyPair, walked: Walked, name: str) -> None:
    """The old certificate is back and proven, or was never away; without the fault the same command goes through."""
    case = CASES[name]
    practice = HookedOrg(state=walked(), propagation=case.propagation)
    case.arm(practice)
    with practice:
        practice.org.clock.advance(hours=2)  # what the walk has saved has arrived by now
        place = Place(practice, tmp_path, pair)
        before, key = place.in_org, place.key.read_bytes()
        with place.pipeline().running() as pipeline:
            failed = place.rotate(*case.args)
        assert failed.code not in (0, 2), failed.err
        facts = failed.facts
        assert case.says in f"{facts['error']['cause']} {facts['error']['hint']}", failed.out
        assert (place.in_org, place.key.read_bytes()) == (before, key), failed.err
        assert place.key_of_the_org
        if "rotation" in facts:
            assert facts["rotation"]["org_has"] == "old", failed.err
        assert pipeline.outside(window_of(facts) if "rotation" in facts else None) == []
        assert len(practice.org.log.writes) <= case.stored
        assert len(pipeline.logins) > 5
        practice.faults.disarm()
        practice.org.propagation = timedelta()
        practice.org.clock.advance(hours=2)
        again = place.rotate("--days", "47")
        assert again.code == 0, again.err
        assert place.in_org == place.holds(place.keys / "server.crt") != before
        assert place.pipeline().once().refused == ""
        (kept,) = place.keys.glob("server-*.key")
        assert (kept.read_bytes(), kept.stat().st_mode & 0o777) == (key, 0o600)


@pytest.mark.sample
def test_nothing_goes_wrong(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """One Save, by which the certificate alone changes; the old pair is kept under its date, the key handed on, and
    logins with the pair in place are refused within the told window alone."""
    with PracticeOrg(state=walked()) as practice:
        place = Place(practice, tmp_path, pair)
        before, app = asdict(app_in(practice)), app_in(practice)
        with place.pipeline(seconds=0.1).running() as pipeline:
            done = place.rotate("--days", "47", "--hand-over-command", "cat > handed.key; cat handed.key")
        assert (done.code, len(practice.org.log.writes)) == (0, 1), done.err
        after = asdict(app)
        assert {name for name in after if after[name] != before[name]} <= _CERTIFICATE
        rotation = done.facts["rotation"]
        assert rotation["org_has"] == "new"
        assert 0 < rotation["files_seconds"] <= rotation["window_seconds"] < 30
        assert pipeline.outside(window_of(done.facts)) == []
        assert pipeline.logins[-1].refused == ""
        assert pipeline.refused, "a login at the moment of the change is refused: else nothing was measured"
        key = place.key.read_text(encoding="ascii")
        assert (tmp_path / "handed.key").read_text(encoding="ascii") == key
        for line in key.splitlines()[1:-1]:
            assert line not in done.out + done.err
        kept = [Path(path) for path in rotation["kept"]]
        assert pair.private_key is not None
        assert [path.read_bytes() for path in kept] == [pair.certificate.read_bytes(), pair.private_key.read_bytes()]
        assert not (place.keys / ".next").exists()


def test_login_refused_for_a_while(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """While the change is on its way the old key works and the new one is refused: the window begins after that."""
    with PracticeOrg(state=walked(), propagation=timedelta(seconds=12)) as practice:
        practice.org.clock.advance(hours=2)
        place = Place(practice, tmp_path, pair)
        with place.pipeline().running() as pipeline:
            done = place.rotate("--days", "47", SETUPWALK_WAIT_MINUTES="2")
        assert done.code == 0, done.err
        assert "does not let the app log in yet" in done.err
        assert done.facts["rotation"]["window_seconds"] < 9
        assert pipeline.outside(window_of(done.facts)) == []
        assert pipeline.logins[-1].refused == ""


def test_token_endpoint_fails_after_save(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """Where the org answers the first login with the new key by an error of its own, the old certificate comes back."""
    practice = HookedOrg(state=walked())
    practice.after_save(1, lambda: _arm(practice, "error-500", at="token", times=1))
    with practice:
        place = Place(practice, tmp_path, pair)
        before = place.in_org
        failed = place.rotate("--days", "47")
        assert (failed.code, place.in_org) == (6, before), failed.err
        assert "the old certificate is in the org again" in failed.facts["error"]["hint"]
        assert failed.facts["rotation"]["org_has"] == "old"
        assert place.pipeline().once().refused == ""
