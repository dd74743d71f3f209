"""Walks through orgs whose dialects nobody has chosen: some fixed ones, and one that nobody has seen."""

from __future__ import annotations

import random
import sys
from dataclasses import replace

import pytest

from .case import Case
from .walker import Walker

FIXED = range(1, 7)
NIGHTLY = range(7, 67)


def _whole(walks: Walker, seed: int, *, twice: bool = False) -> None:
    outcome = replace(walks, second_run=twice).walk(Case.draw(seed))
    told = f"{outcome.line}\nshrink it with: python -m tests.dialects --shrink {seed}"
    sys.stdout.write(f"{told}\n")
    assert outcome.safe, told
    assert outcome.ending == "whole", told


@pytest.mark.parametrize("seed", FIXED)
def test_fixed(walks: Walker, seed: int) -> None:
    """The walk ends whole, nothing else in the org is touched; in one of them a second run is seen to write nothing."""
    _whole(walks, seed, twice=seed == FIXED[0])


def test_fresh(walks: Walker) -> None:
    """The same holds in an org that no run before has seen; the seed is in the message."""
    _whole(walks, random.SystemRandom().randrange(1000, 10**6))


@pytest.mark.whole
@pytest.mark.parametrize("seed", NIGHTLY)
def test_nightly(walks: Walker, seed: int) -> None:
    """Many orgs: no walk touches anything else, what cannot go on says so within ten seconds in plain words, and where
    all is done, a second run writes nothing."""
    outcome = replace(walks, second_run=True).walk(Case.draw(seed))
    assert outcome.safe, outcome.line
    assert outcome.ending == "whole" or outcome.useful, outcome.line
