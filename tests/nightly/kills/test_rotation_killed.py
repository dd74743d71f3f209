"""A rotation that is killed while it saves: a pair that works is left, and the same command finishes it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from automation.engine.step import Flow
from automation.files.own_folder import KEYS
from automation.keys.pair import KeyPair
from fixtures.practice_org.state.model import State

from ...support.command import CALLED, ROOT, env_of, setupwalk
from ..nights import app_in
from .killing_org import KillingOrg, When

pytestmark = [pytest.mark.whole, pytest.mark.sample]


@pytest.mark.parametrize("when", list(When))
def test_killed(tmp_path: Path, pair: KeyPair, walked: Callable[[Flow], State], when: When) -> None:
    """Killed before or after the org has the new certificate: create says what to do where the old one is gone, and
    changes nothing where it is not; cert rotate finishes, and the pair in place logs in."""
    keys = tmp_path / KEYS
    keys.mkdir()
    assert pair.private_key is not None
    for file in (pair.certificate, pair.private_key):
        (keys / file.name).write_bytes(file.read_bytes())
        (keys / file.name).chmod(0o600)
    running: list[subprocess.Popen[bytes]] = []
    org = KillingOrg(state=walked(Flow.JWT))

    def kill() -> None:
        running[0].kill()

    org.arm(1, when, kill)
    with org as practice:
        env = env_of(practice)
        command = [sys.executable, "-m", "automation", "cert", "rotate"]
        with subprocess.Popen(
            command,
            cwd=tmp_path,
            env=os.environ | env | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            running.append(process)
            assert process.wait(timeout=120) != 0
        waits = (keys / ".next" / "server.crt").read_text(encoding="ascii")
        assert (keys / "server.key").read_bytes() == pair.private_key.read_bytes()
        created = setupwalk("create", folder=tmp_path, env=env, seconds=300)
        if when is When.STORED:
            assert (created.code, f"{CALLED} cert rotate" in created.err) == (3, True), created.err
        else:
            assert created.code == 0, created.err
        rotated = setupwalk("cert", "rotate", folder=tmp_path, env=env, seconds=300)
        assert rotated.code == 0, rotated.err
        assert (keys / "server.crt").read_text(encoding="ascii") == waits
        assert app_in(practice).certificate.split() == waits.split()
        assert setupwalk("verify", folder=tmp_path, env=env, seconds=300).code == 0
