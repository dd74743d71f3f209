"""Neither a passkey's private key nor the key that seals it is in anything that an enrolment or a run leaves."""

from __future__ import annotations

import sys
from base64 import b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from automation.passkeys.sealed import SealedFile
from fixtures.practice_org import PracticeOrg
from pages.values.secret import Secret

from ...nightly.folders import everything, leaks
from ...support.children import children_of_create
from ...support.command import setupwalk
from .enrolling import KEY, enroll, kept, settings, verdicts, wanting

pytestmark = pytest.mark.whole


def secrets_of(path: Path) -> dict[str, str]:
    """What must be nowhere, by what it is."""
    passkey, seal = SealedFile.read(path.read_bytes(), "file").open(Secret(KEY))
    private = passkey.private_key.reveal()
    plain = b64decode(private)
    return {
        "sealing key": KEY,
        "private key": private,
        "private key, as URLs have it": urlsafe_b64encode(plain).decode().rstrip("="),
        "private key, in hex": plain.hex(),
        "key made of the sealing key": seal._key.hex(),
    }


@pytest.mark.parametrize("fault", [None, {"name": "error-500", "at": "app-form", "times": 9}])
def test_whole_run(
    practice: PracticeOrg,
    screen: dict[str, str],
    tmp_path: Path,
    playwright: Playwright,
    fault: dict[str, Any] | None,
) -> None:
    """A talkative enrolment and a talkative run with all evidence, which succeeds or not, keep both to themselves."""
    enrolled = enroll(wanting(practice), screen, tmp_path, playwright, SETUPWALK_VERBOSE="1")
    assert enrolled.code == 0, enrolled.err
    secrets = secrets_of(kept(tmp_path))
    if fault is not None:
        practice.faults.arm(**fault)
    done = setupwalk("create", "--verbose", "--evidence", "all", folder=tmp_path, env=settings(practice))
    assert (done.code == 0) == (fault is None), done.err
    assert "passkey ok" in verdicts(practice)
    said = {"enrolled": enrolled.out + enrolled.err, "ran": done.out + done.err}
    assert leaks(secrets, iter((name, text.encode()) for name, text in said.items())) == []
    left = list(everything(tmp_path))
    assert any(name.endswith("trace.trace") for name, _ in left)
    assert leaks(secrets, iter(left)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="psutil reads no other process's environment there")
def test_children(practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright) -> None:
    """No child of a run has either in its environment or its arguments, nor the file's contents from a variable."""
    assert enroll(wanting(practice), screen, tmp_path, playwright).code == 0
    content = kept(tmp_path).read_text(encoding="utf-8")
    secrets = [*secrets_of(kept(tmp_path)).values(), content.split('"sealed": "')[1][:40]]
    practice.faults.arm("slow", at="app-form", seconds=20)
    children = children_of_create(settings(practice, SETUPWALK_PASSKEY_FILE=content), tmp_path)
    assert not [secret for secret in secrets for seen in children if secret in seen]
    assert verdicts(practice)[-1] == "passkey ok"
