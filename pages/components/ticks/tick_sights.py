"""Names to tick as a person is shown them: their boxes, or what leads to those that are on another page of the list."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from ...browser.questions import ask
from ...errors import PartMissing, Unreadable
from ..sight import Sight, Touch, elements
from ..tables.pager import leads_to
from .arrow_lists import MOVED, PAIR
from .tick_lines import Pick, TickLine, TickList, TickPage
from .tick_script import TARGET, box_script

_BOXES = """asked => {
  const box = BOX, target = TARGET;
  return asked.map(one => { const found = box(null, one); return found && (target(found) || found); });
}"""
_MOVES = """asked => {
  const move = MOVED;
  return asked.flatMap(one => (move(null, one) || [null, null, null]).slice(1));
}"""
"""JavaScript: the option and the arrow of each name."""
_MARKED = "option => option.selected ?? option.getAttribute('aria-selected') === 'true'"


@dataclass(frozen=True, slots=True)
class Ticking:
    """What is to be touched in the list as it shows now, and what `leads` to the names on other pages of it."""

    touches: list[Touch] = field(default_factory=list)
    leads: Sight | None = None


def ticking(part: TickList, ticks: Sequence[Pick], unticks: Sequence[Pick] = ()) -> Ticking:
    """A check: the boxes of these names, and which are right already; nothing where the list is not understood."""
    wanted = [(pick, True) for pick in ticks] + [(pick, False) for pick in unticks]
    with suppress(Unreadable, PartMissing):
        page = TickPage(frozenset(), part.lines(*(pick.name for pick, _ in wanted)))
        if any(pick.id for pick, _ in wanted) and not page.lines:
            page = TickPage(frozenset(), part.lines())
        placed = [(pick, tick, part.place([page], pick, wanted=False)) for pick, tick in wanted]
        here = [(place[1], place[1].ticked == tick) for _, tick, place in placed if place is not None]
        away = next((pick.name for pick, tick, place in placed if place is None and tick), None)
        return Ticking(_touches(part, here), leads_to(part, away) if away is not None else None)
    return Ticking()


def _touches(part: TickList, here: list[tuple[TickLine, bool]]) -> list[Touch]:
    page, surface = part.screen.org.page, part.screen.surface
    boxes = [(line, right) for line, right in here if line.said != PAIR]
    asked = [[line.said, line.record, line.place] for line, _ in boxes]
    script = _BOXES.replace("BOX", box_script(part.label, part.prefix)).replace("TARGET", TARGET)
    found = ask(page, lambda: elements(surface, script, asked), []) if asked else []
    touches = [Touch(Sight(line.name, e, page), right) for (line, right), e in zip(boxes, found, strict=False) if e]
    pair = [(line, right) for line, right in here if line.said == PAIR]
    return [*_moves(part, pair), *touches] if pair else touches


def _moves(part: TickList, here: list[tuple[TickLine, bool]]) -> list[Touch]:
    """The option of each name in its list, and the arrow for those that are not right: it comes first once one of them
    is marked."""
    page, surface = part.screen.org.page, part.screen.surface
    asked = [[int(line.ticked), line.name, line.record, line.place] for line, _ in here]

    def look() -> list[Touch]:
        found = elements(surface, _MOVES.replace("MOVED", MOVED), asked)
        options = list(zip(here, found[::2], found[1::2], strict=False))
        hands = [Touch(Sight(line.name, option, page), right) for (line, right), option, _ in options if option]
        waiting = [(line, option, arrow) for (line, right), option, arrow in options if option and arrow and not right]
        if waiting:
            line, _, arrow = waiting[0]
            ready = any(option.evaluate(_MARKED) for _, option, _ in waiting)
            hands.insert(0 if ready else len(hands), Touch(Sight("Remove" if line.ticked else "Add", arrow, page)))
        return hands

    return ask(page, look, [])
