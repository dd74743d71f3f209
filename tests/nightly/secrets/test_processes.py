"""A whole run prints and leaves no secret, and none is in the environment of its children."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from fixtures.practice_org import ADMIN, PracticeOrg

from ...support.children import children_of_create
from ...support.command import Done, setupwalk
from ..folders import everything, leaks
from .planted import PASSWORD, planted

pytestmark = pytest.mark.whole


@pytest.mark.parametrize(
    ("fault", "flow", "code"),
    [
        ({"name": "login-email-code"}, "jwt", 0),
        ({"name": "login-email-code"}, "web", 0),
        ({"name": "error-500", "at": "app-form", "times": 9}, "jwt", 6),
        ({"name": "creation-refused-at-save"}, "jwt", None),
        ({"name": "insufficient-privileges", "at": "policies"}, "web", 5),
    ],
    ids=["code-jwt", "code-web", "server-error", "refused-save", "rights"],
)
def test_whole_command(
    tmp_path: Path, guarded: PracticeOrg, fault: dict[str, Any], flow: str, code: int | None
) -> None:
    """A whole run, talkative and with all evidence, succeeding or not, prints and leaves no secret, no code either."""
    codes: list[str] = []
    mailed = tmp_path / "mailed"

    def mail(message: Any) -> None:
        codes.append("".join(filter(str.isdigit, message.text))[:6])
        mailed.write_text(codes[-1], encoding="ascii")

    guarded.org.mail.on_mail = mail
    guarded.faults.arm(**fault)
    done = run_command(guarded, tmp_path, flow, mailed)
    assert done.code == code if code is not None else done.code not in (0, 3), done.err
    folder = next((tmp_path / "work" / "runs").iterdir())
    assert (code != 0) == any(name.endswith(".aria.yaml") for name, _ in everything(folder))
    secrets = planted(guarded, tmp_path / "work" / ".setupwalk" / "server.key" if flow == "jwt" else None)
    secrets |= {f"mailed code {n}": value for n, value in enumerate(codes)}
    assert bool(codes) == (fault["name"] == "login-email-code")
    said = iter([("stdout", done.out.encode()), ("stderr", done.err.encode())])
    assert leaks(secrets, said) == []
    assert leaks(secrets, everything(folder)) == []


def run_command(practice: PracticeOrg, folder: Path, flow: str, mailed: Path) -> Done:
    """`setupwalk create` with a password and a command for codes, told to say and keep all it can."""
    context = folder / "work"
    context.mkdir()
    env = {
        "SF_LOGIN_URL": practice.url,
        "SF_USERNAME": ADMIN,
        "SF_PASSWORD": PASSWORD,
        "SF_CODE_COMMAND": f'"{sys.executable}" -c "print(open(r\'{mailed}\').read())"',
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
    }
    return setupwalk("create", "--flow", flow, "--verbose", "--evidence", "all", folder=context, env=env)


@pytest.mark.skipif(sys.platform == "win32", reason="psutil reads no other process's environment there")
def test_children_inherit_no_password(tmp_path: Path, guarded: PracticeOrg) -> None:
    """Neither the browser nor any other child has the password in its environment or arguments."""
    guarded.faults.arm("slow", at="app-form", seconds=20)
    env = {
        "SF_LOGIN_URL": guarded.url,
        "SF_USERNAME": ADMIN,
        "SF_PASSWORD": PASSWORD,
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
    }
    assert not [seen for seen in children_of_create(env, tmp_path) if PASSWORD in seen]
