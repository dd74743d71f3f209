"""Finds refusals in the output of any program, and which of several tells what was wrong. It repeats nothing of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .cleaning import Line
from .entry import Entry
from .lookup import ENTRIES

_TRIES = "errors encountered"
"""What the CLI says before the answers to its tries, a line for each login host and audience (grade A)."""
_MOST_TRIES = 7
"""Lines: five tries, of which one or two may take a second line."""
_NEAR = 2
"""Lines between a code and the words that belong to it, in JSON that is set out."""
_TOPIC = re.compile(
    r"salesforce|sfdx|oauth|jsforce|force\.com|jwt|error_description|error authenticating|invalid_grant|error \(|\bsf "
)
"""What output that is about a login to Salesforce has in it."""
_REFUSED = re.compile(
    r"error authenticating with|jwtgranterror|jwtautherror|authcodeexchangeerror|salesforceauthenticationfailed"
    r"|\binvalid_grant\b|\berror_description\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A refusal in a text, by the number of its line."""

    entry: Entry
    line: int


@dataclass(frozen=True, slots=True)
class _Match:
    entry: Entry
    place: int
    """Among the lines that say something."""
    by_code: bool


def refusals_in(lines: Sequence[Line]) -> list[Found]:
    """The refusals that tell what was wrong, each once, in the order of the text."""
    matches = sorted(_matches(lines), key=lambda match: match.place)
    matches = [one for one in matches if not (one.by_code and _said_in_words(one, matches))]
    matches = list(_telling(matches, [place for place, line in enumerate(lines) if _TRIES in line.text]))
    most = min((match.entry.echo for match in matches), default=0)
    firsts = {match.entry.name: match for match in reversed(matches) if match.entry.echo == most}
    return [Found(one.entry, lines[one.place].number) for one in sorted(firsts.values(), key=lambda one: one.place)]


def says_refused(lines: Sequence[Line]) -> bool:
    """Whether a login was refused in the text, in whatever words."""
    return any(_REFUSED.search(line.text) for line in lines)


def _matches(lines: Sequence[Line]) -> Iterator[_Match]:
    starts, whole = [0], "\n".join(line.text for line in lines)
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)
    about = bool(_TOPIC.search(whole))
    for entry in ENTRIES:
        if entry.vague and not about:
            continue
        for by_code, parts in ((False, entry.words), (True, entry.codes)):
            for part in parts:
                if max(part.lower().split(), key=len) not in whole:  # a hundred patterns take long in a long log
                    continue
                for found in _pattern(part, by_code=by_code).finditer(whole):
                    yield _Match(entry, bisect_right(starts, found.start()) - 1, by_code)


def _pattern(part: str, *, by_code: bool) -> re.Pattern[str]:
    """Words may be broken over two lines; a code is no part of a longer name."""
    if by_code:
        return re.compile(rf"(?<![\w-]){re.escape(part.lower())}(?![\w-])")
    return re.compile(r"\b" + r"\s{1,9}".join(re.escape(word) for word in part.split()))


def _said_in_words(code: _Match, matches: Sequence[_Match]) -> bool:
    """Whether words beside a code say more exactly what it is; they may be of the same refusal."""
    return any(not one.by_code and abs(one.place - code.place) <= _NEAR for one in matches)


def _telling(matches: Sequence[_Match], tries: Sequence[int]) -> Iterator[_Match]:
    """Of the tries of one login, the first whose answer tells something: the others are of other login hosts, which
    know neither app nor user, or of other audiences."""
    rest = list(matches)
    for begin in tries:
        block = [one for one in rest if begin <= one.place <= begin + _MOST_TRIES]
        yield from sorted(block, key=lambda one: (one.entry.echo, one.entry.own, one.place))[:1]
        rest = [one for one in rest if one not in block]
    yield from rest
