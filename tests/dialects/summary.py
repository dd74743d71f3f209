"""Tells how many walks were safe and whole, and groups those that were not by their cause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .outcome import Outcome

_SUSPECTS = 6


def summary(outcomes: Sequence[Outcome]) -> str:
    """The figures, then each cause with its seeds, the most frequent first, and which values stand out there."""
    whole = [one for one in outcomes if one.ending == "whole"]
    stopped = [one for one in outcomes if one.ending == "stopped"]
    figures = (
        f"{len(outcomes)} walks: {sum(one.safe for one in outcomes)} safe, {len(whole)} whole, {len(stopped)} stopped "
        f"({sum(one.useful for one in stopped)} of them in time and in plain words), "
        f"{sum(one.ending == 'hung' for one in outcomes)} hung"
    )
    return "\n".join([figures, *_unsafe(outcomes), *_groups(outcomes, whole)])


def _unsafe(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for one in outcomes:
        if not one.safe:
            yield f"not safe: {one.line}"


def _groups(outcomes: Sequence[Outcome], whole: Sequence[Outcome]) -> Iterator[str]:
    groups: dict[str, list[Outcome]] = {}
    for one in outcomes:
        if one.cause_key:
            groups.setdefault(one.cause_key, []).append(one)
    for key, members in sorted(groups.items(), key=lambda group: -len(group[1])):
        slow = f", {max(one.told for one in members):.0f} s until told" if members[0].ending == "stopped" else ""
        yield f"\n{len(members)} x {key}{slow}"
        yield f"   seeds {', '.join(str(one.seed) for one in members)}; such as: {members[0].cause[:400]}"
        yield f"   suspects: {', '.join(_suspects(members, whole)) or 'none that stands out'}"


def _suspects(members: Sequence[Outcome], whole: Sequence[Outcome]) -> Iterator[str]:
    """Values that all of a group have and the fewest of the whole walks, the rarest first."""
    common = set.intersection(*(set(one.values.items()) for one in members)) if members else set()
    rare = Counter({value: sum(value in one.values.items() for one in whole) for value in common if value[0] != "seed"})
    for (name, value), count in sorted(rare.items(), key=lambda item: (item[1], item[0]))[:_SUSPECTS]:
        yield f"{name}={value} ({count} of {len(whole)} whole)"
