"""`explain` on what client libraries say of a refused login, whole tracebacks and all."""

from __future__ import annotations

import io
import json
import subprocess
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests

from automation.commands.proving.explain import explain
from fixtures.practice_org.serving.server import PracticeOrg
from fixtures.practice_org.state.model import PermittedUsers

from ...practice_org.factory import Made, connected_app, key_pair
from ..installed import HERE, Installed
from ..test_python_clients import org, session, simple_salesforce

__all__ = ["org", "session"]

pytestmark = pytest.mark.clients

CASES: dict[str, tuple[dict[str, Any], int]] = {
    "no profile": ({"profiles": []}, 17),
    "self-authorize": ({"permitted_users": PermittedUsers.SELF_AUTHORIZE}, 15),
    "another certificate": ({"certificate": key_pair("another").certificate}, 8),
    "digital signatures off": ({"use_digital_signatures": False}, 10),
}
"""What is wrong with the app, and the likeliest step without a look at the org."""
JSFORCE = """
const {Connection} = require('@jsforce/jsforce-node');
const [loginUrl, assertion] = process.argv.slice(1);
const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const refused = (error) => { console.error(error); process.exit(1); };
new Connection({loginUrl}).authorize({grant_type, assertion}).catch(refused);
"""


def first_step(output: str) -> int:
    """The first cause's step of the one refusal in an output; nothing of the output comes back."""
    out = io.StringIO()
    assert explain(io.BytesIO(output.encode()), out, as_json=True) == 0, output
    (found,) = json.loads(out.getvalue())["findings"]
    step: int = found["causes"][0]["step"]
    return step


def by_simple_salesforce(org: PracticeOrg, session: requests.Session, made: Made, folder: Path) -> str:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        said = _raised(lambda: simple_salesforce(session, made, folder))
    return "\n".join([*(str(one.message) for one in warned), said])


@pytest.mark.parametrize(("broken", "step"), CASES.values(), ids=CASES)
def test_simple_salesforce(
    org: PracticeOrg, session: requests.Session, tmp_path: Path, broken: dict[str, Any], step: int
) -> None:
    """The traceback of simple-salesforce, as a log shows it."""
    assert first_step(by_simple_salesforce(org, session, connected_app(org.org, **broken), tmp_path)) == step


@pytest.mark.parametrize(("broken", "step"), CASES.values(), ids=CASES)
def test_jsforce(org: PracticeOrg, sf: Installed, broken: dict[str, Any], step: int) -> None:
    """The error of jsforce, as Node.js prints it."""
    made = connected_app(org.org, **broken)
    words = ["--no-deprecation", "--require", str(HERE / "guard.cjs"), "-e", JSFORCE, org.url, made.assertion(org.url)]
    done = subprocess.run(
        [str(sf.node), *words],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={},
    )
    assert done.returncode == 1
    assert first_step(done.stdout + done.stderr) == step


def test_a_dead_session(org: PracticeOrg, session: requests.Session, tmp_path: Path) -> None:
    """A session that has ended, as simple-salesforce says it when its login is refused too."""
    made = connected_app(org.org)
    client = simple_salesforce(session, made, tmp_path)
    for token in org.org.state.access_tokens:
        token.revoked = True
    made.app.profiles = []
    output = _raised(lambda: client.query("SELECT Id FROM User"))
    assert first_step(output) in (14, 17)


def _raised(call: Callable[[], object]) -> str:
    try:
        call()
    except Exception:  # noqa: BLE001 - whatever it raises is what a log shows
        return traceback.format_exc()
    raise AssertionError("nothing was raised")
