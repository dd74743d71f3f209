"""What a rotation changes, as `plan` shows it beforehand: the certificate, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from automation.keys.files_in_place import NEXT
from automation.keys.pair import KeyPair, new_pair
from fixtures.practice_org import PracticeOrg

from ..support.command import setupwalk
from .conftest import Walked
from .place import Place


@pytest.mark.whole
@pytest.mark.sample
def test_one_change(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """With a new pair named, of the same day or of another, step 8 alone differs, and nothing is written."""
    with PracticeOrg(state=walked()) as practice:
        place = Place(practice, tmp_path, pair)
        for days in (365, 47):
            new = new_pair(tmp_path / str(days), common_name="Walked App", now=datetime.now(UTC), days=days)
            named = {"APP_CERTIFICATE": str(new.certificate), "APP_PRIVATE_KEY": str(new.private_key)}
            planned = setupwalk("plan", "--json", folder=tmp_path, env=place.env | named, seconds=300)
            assert planned.code == 2, planned.err
            differing = [step["number"] for step in planned.facts["steps"] if step["status"] == "differs"]
            assert (differing, planned.facts["differs"]) == ([8], 1), planned.facts["steps"]
        assert practice.org.log.writes == []


@pytest.mark.whole
def test_a_pair_that_waits_is_told(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """A pair that an unfinished rotation has left is the one that is uploaded, though other days are asked for, and
    the run says so."""
    with PracticeOrg(state=walked()) as practice:
        place = Place(practice, tmp_path, pair)
        left = new_pair(place.keys / NEXT, common_name="Walked App", now=datetime.now(UTC), days=200)
        waiting = place.holds(left.certificate)
        done = place.rotate("--days", "47")
        assert done.code == 0, done.err
        assert f"which expires on {left.not_after:%Y-%m-%d}: it is the one that is uploaded" in done.err
        assert place.in_org == waiting == place.holds(place.keys / "server.crt")
