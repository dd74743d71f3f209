"""The judges of the walks see what they are there for: an unsafe deed, and the variables without which none fails."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.serving.log import Entry
from fixtures.practice_org.state.model import PermissionSet, State

from .case import Case
from .outcome import Outcome
from .safety import kept, touched
from .shrink import fewest, shrink
from .walker import Walker
from .wanted import NAME, state

STANDARD = Case.draw(0, "edition=G2")


def _deletes(org: State) -> None:
    del org.connected_apps[0]


def _edits(org: State) -> None:
    org.connected_apps[1].session_timeout_minutes = 15


def _approves(org: State) -> None:
    org.connected_apps[0].profiles.append(org.profiles[0].id)


def _makes_two(org: State) -> None:
    org.connected_apps += [replace(org.connected_apps[0], id=f"0H4x{n}", name=NAME) for n in (1, 2)]


def _makes_another(org: State) -> None:
    org.connected_apps.append(replace(org.connected_apps[0], id="0H4x", name="Typo App"))


def _renames_a_set(org: State) -> None:
    org.permission_sets[0].label = "Pipeline Users"


def _makes_a_set(org: State) -> None:
    org.permission_sets.append(PermissionSet("0PSx", "Pipeline User", "Pipeline_User"))


def _gives_rights(org: State) -> None:
    org.profiles[0].modify_all_data = True


def _promotes(org: State) -> None:
    org.users[1].permission_sets.append(org.permission_sets[0].id)


DEEDS: list[tuple[Callable[[State], None], str]] = [
    (_deletes, "was deleted"),
    (_edits, "session_timeout_minutes was None, is 15"),
    (_approves, "profiles was []"),
    (_makes_two, "2 apps are named"),
    (_makes_another, "an app Typo App was made"),
    (_renames_a_set, "was changed"),
    (_makes_a_set, "permission sets were made: Pipeline User"),
    (_gives_rights, "profiles changed"),
    (_promotes, "users changed"),
]


@pytest.mark.parametrize(("deed", "words"), [pytest.param(*one, id=one[0].__name__.strip("_")) for one in DEEDS])
def test_sees(pair: KeyPair, deed: Callable[[State], None], words: str) -> None:
    """Each thing that a walk must not do is seen in what the org keeps, and named."""
    org = state(STANDARD, pair)
    before = kept(org)
    assert touched(before, kept(copy.deepcopy(org)), STANDARD) == []
    deed(org)
    found = touched(before, kept(org), STANDARD)
    assert len(found) == 1
    assert words in found[0]


def test_sees_a_write_that_changed_nothing(pair: KeyPair) -> None:
    """A save of another app's page is seen by its address, though all of its values stayed."""
    org = state(STANDARD, pair)
    facts, other = kept(org), org.connected_apps[0]
    entry = Entry(datetime.now(UTC), "POST", f"/app/mgmt/edit/{other.application_id}", write=True)
    assert touched(facts, facts, STANDARD, [entry]) == [f"POST {entry.path} wrote to another object"]


def test_sees_creation_switched(pair: KeyPair) -> None:
    """That connected apps can be created is switched on only where one has to be."""
    org = state(STANDARD, pair)
    before = kept(org)
    org.creation_allowed = True
    assert touched(before, kept(org), STANDARD) == []
    exists = Case.draw(0, "edition=G4,before=differs")
    assert len(touched(before, kept(org), exists)) == 1


class Meddler:
    """An observer that deletes somebody else's app while step 5 is done, as a walk astray would."""

    def __init__(self, practice: PracticeOrg) -> None:
        self._practice = practice

    def entering(self, chapter: Any) -> None:
        """Nothing yet."""

    def starting(self, step: Any) -> None:
        """Nothing yet."""

    def doing(self, step: Any, differences: Sequence[Any]) -> None:
        """The deed."""
        if step.number == 5:
            _deletes(self._practice.org.state)

    def ended(self, step: Any, result: Any) -> None:
        """Nothing more."""

    def note(self, text: str) -> None:
        """Nothing to say."""


def test_walk_that_deletes_is_unsafe(walks: Walker) -> None:
    """A whole walk during which another app went away is not safe, and the line says which app it was."""
    outcome = replace(walks, meddler=Meddler).walk(STANDARD)
    assert outcome.ending == "whole"
    assert not outcome.safe
    assert "UNSAFE: the app Backup Courier was deleted" in outcome.line


def _outcome(case: Case, *, fails: bool) -> Outcome:
    ending = "stopped" if fails else "whole"
    return Outcome(case.seed, case.about(), case.changed(), ending, 1.0, step=3, type="ScreenMissing")  # type: ignore[arg-type]


@pytest.mark.parametrize("culprits", [{"edition"}, {"ui", "label"}, {"edition", "before", "origins"}])
def test_shrinks_to_the_culprits(culprits: set[str]) -> None:
    """Of all that a case varies, exactly those remain without which it does not fail."""
    case = Case.draw(5, "edition=G4,ui=classic,flow=web,before=differs,origins=three,label=before,seed=5")
    told: list[str] = []
    least = shrink(case, lambda one: _outcome(one, fails=culprits <= one.changed().keys()), told.append)
    assert least is not None
    assert set(least.changed()) == culprits
    assert Case.draw(5, str(least)).changed() == least.changed()
    assert told


def test_shrinks_nothing_that_is_whole() -> None:
    """A case that does not fail has no culprit."""
    assert shrink(STANDARD, lambda one: _outcome(one, fails=False), lambda _: None) is None


@pytest.mark.parametrize("size", [1, 2, 7, 40])
def test_fewest_is_minimal(size: int) -> None:
    """Whatever pair of names it takes, the pair is found, whichever side of the halves its members are on."""
    names = [str(number) for number in range(size)]
    for other in names:
        assert set(fewest(names, lambda kept, other=other: {"0", other} <= set(kept))) == {"0", other}  # type: ignore[misc]
