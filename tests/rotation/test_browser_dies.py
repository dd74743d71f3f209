"""The browser of a rotation dies at the moment at which the org has stored the Save: nothing can be brought back."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from automation.keys.pair import KeyPair

from .conftest import Walked
from .hooked_org import HookedOrg
from .place import Place

pytestmark = [pytest.mark.whole, pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")]


def kill_browser_of(folder: Path) -> int:
    """Kills the browser processes that a command in that folder has started; how many."""
    parents, words, roots = {}, {}, set()
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError, IndexError):
            pid = int(entry.name)
            parents[pid] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            words[pid] = (entry / "cmdline").read_bytes()
            if b"rotate" in words[pid] and (entry / "cwd").resolve() == folder.resolve():
                roots.add(pid)
    killed = 0
    for pid, said in words.items():
        above, line = pid, []
        while above in parents:
            line.append(above)
            above = parents[above]
        if b"chrom" in said and roots & set(line[1:]):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                killed += 1
    return killed


@pytest.mark.sample
def test_browser_dies_after_the_save(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """The run says which key the org takes and where both lie, and that the same command goes on, which it does."""
    practice, killed = HookedOrg(state=walked()), list[int]()
    practice.after_save(1, lambda: killed.append(kill_browser_of(tmp_path)))
    with practice:
        place = Place(practice, tmp_path, pair)
        before, key = place.in_org, place.key.read_bytes()
        died = place.rotate("--days", "47")
        assert killed, died.err
        assert killed[0] > 0, died.err
        assert place.in_org != before
        assert died.code == 6, died.err
        said = f"{died.facts['error']['cause']} {died.facts['error']['hint']}"
        assert "the old certificate could not be brought back" in said
        assert "the org takes the new certificate" in said
        assert f"its key is in {place.keys / '.next' / 'server.key'}" in said
        assert "the old key is" in said
        assert "server-2" in said
        assert "cert rotate" in said
        assert "Browser logs" not in died.facts["error"]["hint"]
        assert "Traceback" not in died.err
        assert died.facts["rotation"]["org_has"] == "new"
        assert place.key.read_bytes() == key
        assert place.key_of_the_org
        again = place.rotate("--days", "47")
        assert again.code == 0, again.err
        assert place.in_org == place.holds(place.keys / "server.crt") != before
        assert place.pipeline().once().refused == ""
