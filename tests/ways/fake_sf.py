"""A program sf that answers as the Salesforce CLI does, for what the real one does not do on demand."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from fixtures.practice_org import ADMIN, PracticeOrg


def opens(org: PracticeOrg, *, username: str = ADMIN, **other: str) -> dict[str, Any]:
    """The CLI's answer for a user of that org, with a new single-use URL; `other` members stand before its own."""
    user = org.org.user(username)
    assert user is not None
    door = f"{org.url}/secur/frontdoor.jsp?otp={org.org.one_time_sign_in(user)}"
    return {"status": 0, "result": {"orgId": org.org.state.org_id, "url": door, "username": username, **other}}


def fails(name: str, message: str) -> dict[str, Any]:
    """The CLI's answer where it cannot."""
    return {"status": 1, "name": name, "message": message, "exitCode": 1}


def install(folder: Path, *answers: Any, script: str = "") -> dict[str, str]:
    """Puts an sf into a folder which gives one answer after the other, or runs a script; the environment for it.

    Each call adds its arguments and its environment to `calls.jsonl` there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for number, answer in enumerate(answers):
        text = answer if isinstance(answer, str) else json.dumps(answer)
        (folder / f"answer-{number}").write_text(text, encoding="utf-8")
    program = folder / "sf"
    program.write_text(
        f"#!{sys.executable}\n"
        "import json, os, pathlib, sys\n"
        f"here = pathlib.Path({str(folder)!r})\n"
        "with (here / 'calls.jsonl').open('a') as out:\n"
        "    out.write(json.dumps({'args': sys.argv[1:], 'env': dict(os.environ)}) + '\\n')\n"
        "number = len((here / 'calls.jsonl').read_text().splitlines()) - 1\n"
        f"{script or 'pass'}\n"
        "found = [here / f'answer-{one}' for one in range(number, -1, -1)]\n"
        "text = next(one.read_text() for one in found if one.exists())\n"
        "print(text)\n"
        "sys.exit(1 if '\"status\": 1' in text else 0)\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return {"PATH": os.pathsep.join([str(folder), os.environ.get("PATH", os.defpath)])}


def calls(folder: Path) -> list[dict[str, Any]]:
    """The calls so far: `args` and `env` of each."""
    path = folder / "calls.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
