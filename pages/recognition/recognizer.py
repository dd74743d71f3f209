"""One verdict from what all frames of a page show. Pure: the same snapshots give the same one in a test as at night."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from ..dom.snapshot import Snapshot
from .evidence import Evidence, ScreenModel, evidence
from .index import Index
from .saying import interruption, notice, refusal
from .verdict import Arrived, Interruption, Kind, Loading, Nearest, Partial, Refused, Unknown, Verdict

CLEARLY = 1.0
"""By how much a page must be rather one screen than another."""
_NEAREST = 3
_KEPT = 12


@dataclass(frozen=True, slots=True)
class Left:
    """What was there before a press: the snapshot of the document that was left, and the form that was saved, if one
    was. `said_before` are words with which it had refused already. With `passing` a notice may come. `known` are
    the documents, by when they were born, that were recognised as a screen, `documents` all that were there."""

    pressed: Snapshot | None = None
    saved: ScreenModel | None = None
    said_before: Collection[str] = ()
    passing: bool = False
    known: Collection[float] = ()
    documents: Collection[float] = ()


class _Weighed:
    """A snapshot with what was found out about it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.index = Index(snapshot)
        self.evidence: dict[str, Evidence] = {}


@dataclass(frozen=True)
class Recognizer:
    """Knows all screens, and remembers what it found out about the last snapshots."""

    catalogue: Sequence[ScreenModel] = ()
    _last: list[_Weighed] = field(default_factory=list, compare=False)

    def verdict(
        self, seen: Sequence[Snapshot], *, expected: Sequence[ScreenModel], left: Left | None = None
    ) -> Verdict:
        """What the frames of a page show, the likeliest place first.

        A screen that is whole has arrived though something else loads; all other verdicts wait until all has settled.
        So does one that is known by its heading alone, for likelier places: the shell says how a page is called before
        the page's own frame shows anything.
        """
        left = left or Left()
        found = self.best(seen, expected)
        own = found is not None and (found.own or all(one.settled for one in seen[: found.place] if one.answered))
        if found is not None and found.whole and own:
            return Arrived(found)
        told = self._between(seen, expected, left) or self._refused(seen, left)
        if told is not None:
            return told
        answered = [one for one in seen if one.answered]
        if not answered or not all(one.settled for one in answered):
            return Loading()
        said = [
            notice(one, left.pressed, place)
            for place, one in enumerate(seen)
            if left.passing and one.born not in left.documents
        ]
        if notices := [one for one in said if one is not None]:
            return notices[0]
        return Partial(found) if found is not None else self.unknown(seen)

    def best(self, seen: Sequence[Snapshot], expected: Sequence[ScreenModel]) -> Evidence | None:
        """The best evidence for one of the expected screens that is enough, and clearly more than for any other."""
        likely = [
            now
            for place, one in enumerate(seen)
            if one.answered and one.read
            for model in expected
            if (one.main or not model.alone)
            and (now := self.weigh(model, one, place)).likely
            and self._clear(now, one, expected)
        ]
        return max(likely, key=_rank, default=None)

    def weigh(self, model: ScreenModel, snapshot: Snapshot, place: int = 0) -> Evidence:
        """The evidence for a screen in one document."""
        weighed = next((one for one in self._last if one.snapshot is snapshot), None)
        if weighed is None:
            weighed = _Weighed(snapshot)
            self._last.insert(0, weighed)
            del self._last[_KEPT:]
        known = weighed.evidence.get(model.name)
        if known is None or known.model is not model:
            known = weighed.evidence[model.name] = evidence(model, weighed.index, place)
        return known if known.place == place else replace(known, place=place)

    def still(self, model: ScreenModel, snapshot: Snapshot, anchor: str) -> bool:
        """Whether a document that was that screen is it still: by one of its parts, unless it is plainly another."""
        now = self.weigh(model, snapshot)
        return anchor in now.found and self._clear(now, snapshot, [model])

    def unknown(self, seen: Sequence[Snapshot]) -> Unknown:
        """The known screens that a page resembles most."""
        every = [
            self.weigh(model, one, place)
            for place, one in enumerate(seen)
            if one.answered
            for model in self.catalogue
            if model.kind != "shell"
        ]
        nearest: dict[str, Nearest] = {}
        for one in sorted((one for one in every if one.found), key=_rank, reverse=True):
            nearest.setdefault(one.model.title, Nearest(one.model.title, one.missing))
        return Unknown(tuple(nearest.values())[:_NEAREST])

    def _clear(self, mine: Evidence, snapshot: Snapshot, expected: Sequence[ScreenModel]) -> bool:
        """Whether no other known screen is shown as plainly by the same document. What lies over a page, or around it,
        does not compete with it."""
        if mine.model.kind != "page":
            return True
        names = {model.name for model in expected}
        for model in self.catalogue:
            if model.kind != "page" or model.name in names or model.title == mine.model.title:
                continue
            other = self.weigh(model, snapshot, mine.place)
            if other.likely and other.strength > mine.strength - CLEARLY and not set(other.found) <= set(mine.found):
                return False
        return True

    @staticmethod
    def _between(seen: Sequence[Snapshot], expected: Sequence[ScreenModel], left: Left) -> Interruption | None:
        wants_login = not all(model.signed_in for model in expected)
        told = (interruption(one, known=one.born in left.known) for one in seen if one.answered)
        return next((one for one in told if one and not (one.kind is Kind.LOGIN and wants_login)), None)

    def _refused(self, seen: Sequence[Snapshot], left: Left) -> Refused | None:
        if left.saved is None:
            return None
        for place, one in enumerate(seen):
            words = refusal(one, left.pressed, left.said_before) if one.read and one.answered else ""
            if words and (here := self.weigh(left.saved, one, place)).likely and self._clear(here, one, [left.saved]):
                return Refused(words)
        return None


def _rank(one: Evidence) -> tuple[bool, float, int]:
    return one.whole, one.strength, -one.place
