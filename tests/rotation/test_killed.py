"""A rotation that is killed between two of its deeds: no key is lost, and the same command finishes it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg

from ..support.command import setupwalk
from .conftest import Walked
from .moments import MOMENTS, start
from .place import Place

pytestmark = [pytest.mark.whole, pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")]
SAMPLE = ("key-replaced", "in-the-hand-over")
HAND_OVER = "cat > handed.key"


@pytest.mark.parametrize(
    "moment", [pytest.param(name, marks=pytest.mark.sample if name in SAMPLE else ()) for name in MOMENTS]
)
def test_killed(tmp_path: Path, pair: KeyPair, walked: Walked, moment: str) -> None:
    """The key of whatever certificate the org has is on the disk; another command makes nothing worse; rotated again,
    org, files and whoever was handed the key have the same, and the old key is kept."""
    with PracticeOrg(state=walked()) as practice:
        place = Place(practice, tmp_path, pair)
        old = place.key.read_bytes()
        killed = start(tmp_path, place.env, moment, HAND_OVER)
        killed.join(240)
        assert killed.exitcode == -9, (tmp_path / "err").read_text(encoding="utf-8")
        assert place.key_of_the_org
        before = place.in_org
        shown = setupwalk("verify", folder=tmp_path, env=place.env, seconds=300)
        assert (shown.code in (0, 1, 3), place.in_org) == (True, before), shown.err
        assert place.key_of_the_org
        again = place.rotate("--days", "47", "--hand-over-command", HAND_OVER)
        assert again.code == 0, again.err
        key = place.key.read_bytes()
        assert place.in_org == place.holds(place.keys / "server.crt")
        assert (tmp_path / "handed.key").read_bytes() == key != old
        assert place.pipeline().once().refused == ""
        assert old in [path.read_bytes() for path in place.keys.glob("server-*.key")]
        assert not (place.keys / ".next").exists()
        assert len(practice.org.log.writes) <= (2 if moment == "half-cleared" else 1)


def test_hand_over_is_not_forgotten(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """Killed before the hand-over, a nightly run without the flag says that the key is still to be handed on, also
    where the certificate in place lasts long enough."""
    with PracticeOrg(state=walked()) as practice:
        place = Place(practice, tmp_path, pair)
        killed = start(tmp_path, place.env, "files-replaced", HAND_OVER)
        killed.join(240)
        assert killed.exitcode == -9
        forgotten = place.rotate("--before", "10")
        assert (forgotten.code, "still to be handed on" in forgotten.err) == (3, True), forgotten.err
        done = place.rotate("--before", "10", "--hand-over", "handed.key")
        assert done.code == 0, done.err
        assert (tmp_path / "handed.key").read_bytes() == place.key.read_bytes()
        shutil.rmtree(tmp_path / "runs")
        nothing = place.rotate("--before", "10")
        assert (nothing.code, nothing.facts["days_left"], (tmp_path / "runs").exists()) == (0, 46, False)
