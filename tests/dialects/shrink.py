"""Finds the fewest variables with which a walk still fails in the same way: delta debugging by halves. It walks nothing
by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .case import Case
from .outcome import Outcome

Fails = Callable[[Case], bool]


def fewest(names: Sequence[str], fails: Callable[[Sequence[str]], bool]) -> list[str]:
    """A smallest part of `names`, in their order, with which `fails` still holds: without any one of it, it does not.

    It is tried with halves first, and then with finer parts left out (Zeller's ddmin). Nothing fails by itself: then
    the answer is empty.
    """
    left = list(names)
    if fails([]):
        return []
    parts = 2
    while len(left) > 1:
        size = -(-len(left) // parts)
        chunks = [left[at : at + size] for at in range(0, len(left), size)]
        rests = [[name for name in left if name not in chunk] for chunk in chunks]
        candidates = [(chunk, 2) for chunk in chunks] + [(rest, max(parts - 1, 2)) for rest in rests if len(chunks) > 2]
        found = next(((kept, then) for kept, then in candidates if fails(kept)), None)
        if found is not None:
            left, parts = found
        elif parts >= len(left):
            return left
        else:
            parts = min(len(left), parts * 2)
    return left


def same_failure(of: Outcome, now: Outcome) -> bool:
    """Whether two walks failed in the same way: alike unsafe, else at the same step by the same kind of error."""
    if of.unsafe:
        return bool(now.unsafe)
    if of.ending == "stopped" and now.ending == "stopped":
        return (of.step, of.type) == (now.step, now.type)
    return of.ending == now.ending and bool(of.again) == bool(now.again)


def shrink(case: Case, walk: Callable[[Case], Outcome], say: Callable[[str], None]) -> Case | None:
    """The case with the fewest variables that fails as `case` does; None where `case` does not fail."""
    first = walk(case)
    say(first.line)
    if first.ending == "whole" and first.safe:
        return None

    def fails(kept: Sequence[str]) -> bool:
        again = same_failure(first, walk(case.only(kept)))
        say(f"{'fails' if again else 'other'} with {str(case.only(kept)) or 'nothing'}")
        return again

    return case.only(fewest(list(case.changed()), fails))
