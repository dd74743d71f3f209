"""`--strict` reads what it judges before the first write, and what could not be read never passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.practice_org import PracticeOrg

from ...support.command import setupwalk
from .test_advice import kept, tight, walked


def opened(org: PracticeOrg) -> None:
    """Somebody has pre-authorized System Administrator by hand, and changed the callback URL: there is an app to
    change."""
    app = walked(org)
    app.profiles.append(next(one.id for one in org.org.state.profiles if one.name == "System Administrator"))
    app.callback_urls = ["https://elsewhere.example/"]


@pytest.mark.whole
@pytest.mark.sample
def test_attached_by_hand(tmp_path: Path) -> None:
    """Who is pre-authorized already is read before the app is written to for the first time: exit code 3, as promised.
    With --exact that profile goes, so nothing forbids the walk, which finds its way back to the app's form."""
    with PracticeOrg() as practice:
        assert setupwalk("create", folder=tmp_path, env=tight(practice)).code == 0
        opened(practice)
        before = len(practice.org.log.writes)
        refused = setupwalk("create", "--strict", folder=tmp_path, env=tight(practice))
        assert (refused.code, len(practice.org.log.writes)) == (3, before), refused.err
        assert "System Administrator may log in" in refused.err
        done = setupwalk("create", "--strict", "--exact", folder=tmp_path, env=tight(practice))
        assert done.code == 0, done.err
        assert kept(tmp_path) == []


@pytest.mark.whole
def test_unread_before_a_write(tmp_path: Path) -> None:
    """Where the policies of an app cannot be read, it is not changed: exit code 3, and it is said what is not known.
    Without --strict nothing is read for that, and the walk begins."""
    with PracticeOrg() as practice:
        assert setupwalk("create", folder=tmp_path, env=tight(practice)).code == 0
        opened(practice)
        before = len(practice.org.log.writes)
        practice.faults.arm("insufficient-privileges", at="policies", times=99)
        refused = setupwalk("create", "--strict", folder=tmp_path, env=tight(practice))
        assert (refused.code, len(practice.org.log.writes)) == (3, before), refused.err
        assert "its policies, who is pre-authorized could not be read" in refused.err
        plain = setupwalk("create", folder=tmp_path, env=tight(practice))
        assert plain.code not in (0, 3), plain.err
        assert len(practice.org.log.writes) > before


@pytest.mark.whole
def test_verify_without_the_policies(tmp_path: Path) -> None:
    """`verify` tells what it could not read for its advice; with --strict that is a failure, though the login works."""
    with PracticeOrg() as practice:
        assert setupwalk("create", folder=tmp_path, env=tight(practice)).code == 0
        practice.faults.arm("insufficient-privileges", at="policies", times=99)
        plain = setupwalk("verify", folder=tmp_path, env=tight(practice))
        assert (plain.code, "could not be read" in plain.err) == (0, True), plain.err
        strict = setupwalk("verify", "--strict", folder=tmp_path, env=tight(practice))
        assert (strict.code, "it is a failure that" in strict.err) == (1, True), strict.err
