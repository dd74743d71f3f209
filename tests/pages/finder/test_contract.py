"""The finder's contract: layout x kind x decoy. Never another part than the wanted one; nearly always that one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from .cases import ABSENT_CASES, CASES, DOUBLE_CASES, Case
from .judging import Judge

LIVELY = 0.97
"""The share of cases in which the part is found; in all others nothing may be taken for it."""
_HARMFUL = ("wrong", "error")
_DAILY = (CASES[::17], ABSENT_CASES[::17], DOUBLE_CASES[::5])  # steps that share no factor with the number of decoys
_BY_DECOY = sorted({case.decoy for case in (*CASES, *ABSENT_CASES)})


def _named(case: Case) -> str:
    return case.name


def _judged(judge: Judge, cases: Sequence[Case]) -> list[str]:
    """Those that were answered otherwise than expected, one a line."""
    answers = ((judge.answer(case), case.name) for case in cases)
    return [f"{answer}: {name}" for answer, name in answers if answer != "found"]


def _assert_lively(judge: Judge, cases: Sequence[Case]) -> None:
    missed = _judged(judge, cases)
    assert len(missed) <= len(cases) * (1 - LIVELY), f"{len(missed)} of {len(cases)}:\n" + "\n".join(missed)


@pytest.mark.parametrize("case", _DAILY[0], ids=_named)
def test_never_another(judge: Judge, case: Case) -> None:
    """Whatever the page, what is found alone is what is wanted."""
    assert not judge.answer(case).startswith(_HARMFUL), judge.answer(case)


def test_nearly_always_found(judge: Judge) -> None:
    """Of all pages that show it, the part is found on nearly all; there are enough of them to say so."""
    assert len(_DAILY[0]) >= 400
    assert {case.layout for case in _DAILY[0]} == {case.layout for case in CASES}
    _assert_lively(judge, _DAILY[0])


@pytest.mark.parametrize("case", _DAILY[1], ids=_named)
def test_nothing_where_it_is_absent(judge: Judge, case: Case) -> None:
    """A page that only speaks of the part, or has a twin of it, has nothing that could be acted on."""
    assert judge.answer(case) == "none"


@pytest.mark.parametrize("case", _DAILY[2], ids=_named)
def test_undecided_between_equals(judge: Judge, case: Case) -> None:
    """Of two that a reader could not tell apart neither is chosen."""
    assert judge.answer(case) == "none" or judge.answer(case).startswith("several"), judge.answer(case)


@pytest.mark.whole
@pytest.mark.parametrize("decoy", _BY_DECOY)
def test_never_another_beside(judge: Judge, decoy: str) -> None:
    """Beside this decoy, on no layout is another part taken for the wanted one, there or absent."""
    there = [case for case in CASES if case.decoy == decoy]
    absent = [case for case in ABSENT_CASES if case.decoy == decoy]
    harmful = [line for line in _judged(judge, there) if line.startswith(_HARMFUL)]
    touched = [case.name for case in absent if judge.answer(case) != "none"]
    assert not harmful + touched, "\n".join(harmful + touched)
    if there:
        _assert_lively(judge, there)


@pytest.mark.whole
def test_undecided_on_every_layout(judge: Judge) -> None:
    """No layout makes one of two equal parts the right one."""
    answers = {case.name: judge.answer(case) for case in DOUBLE_CASES}
    assert not {name: answer for name, answer in answers.items() if answer.startswith(("found", *_HARMFUL))}
