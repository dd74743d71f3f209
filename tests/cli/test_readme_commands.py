"""What the README says to type is typed as it is printed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from fixtures.practice_org import PracticeOrg

from ..support.command import ROOT, env_of, setupwalk

_GIVEN = ("SF_LOGIN_URL", "SF_USERNAME", "SF_PASSWORD", "APP_CONTACT_EMAIL")
"""What its second section has somebody set in the environment."""


def test_every_night(tmp_path: Path) -> None:
    """`plan`, as it stands in the README, reads an org: exit code 2, since that app is not there yet."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^setupwalk (plan .*)$", readme, re.MULTILINE)
    with PracticeOrg() as org:
        env = {name: value for name, value in env_of(org).items() if name in _GIVEN}
        done = setupwalk(*shlex.split(line, comments=True), folder=tmp_path, env=env)
        assert org.org.log.writes == []
    assert done.code == 2, done.err


@pytest.mark.parametrize("given", ["", " ", ","])
def test_an_empty_dialect(tmp_path: Path, given: str) -> None:
    """A dialect that says nothing, as an unset variable in a script gives it, is a mistake, and not the usual org."""
    done = setupwalk("practice", "--port", "0", "--dialect", given, folder=tmp_path)
    assert done.code == 3
    assert "--dialect: it is empty" in done.err
