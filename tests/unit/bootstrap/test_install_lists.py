"""The lists of what the first contact installs: in step with pyproject.toml, whole, and from no named place."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from ...tools.install_lists import LOCKS, SETS, asked, digest

_ENTRY = re.compile(r"(?m)^([A-Za-z0-9._-]+)==(\S+)([^\n]*\\\n(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)")


def entries(name: str) -> dict[str, Version]:
    """The versions in a list, by name."""
    text = (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, Version] = {canonicalize_name(match[1]): Version(match[2]) for match in _ENTRY.finditer(text)}
    assert text.count("==") - text.count(" == ") == len(found), "every entry has its hashes"
    return found


@pytest.mark.parametrize("name", SETS)
def test_in_step(name: str) -> None:
    """A list was made for what pyproject.toml asks for now, and each of these requirements is fulfilled in it."""
    text = (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    assert f"\n# for {digest(name)}\n" in text, "run: python -m tests.tools.install_lists"
    assert "://" not in text, "a list names no index"
    there = entries(name)
    for requirement in map(Requirement, asked(name)):
        assert there[canonicalize_name(requirement.name)] in requirement.specifier, requirement


def test_one_version_each() -> None:
    """What is in two lists has the same version in both, and the longer list has all of the shorter one."""
    for longer, shorter in pairwise(SETS):
        assert entries(shorter).items() <= entries(longer).items()
