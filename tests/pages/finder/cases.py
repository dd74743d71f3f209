"""The cases: every layout with every kind that it suits, with every decoy, with the label said in turn in all ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from zlib import crc32

from pages.dom.query import Query

from .decoys import ABSENT, DECOYS
from .layouts import acts, choosers, classic, lightning, lists, plain, radios, shown
from .layouts.layout import LAYOUTS, Layout
from .parts import Part
from .words import WORDS, Words

__all__ = ["ABSENT_CASES", "CASES", "DOUBLE_CASES", "Case"]
_MODULES = (acts, choosers, classic, lightning, lists, plain, radios, shown)  # importing them made the layouts

_STYLE = """<style> body{font:13px Arial;margin:8px}
.assistive,.slds-assistive-text{position:absolute;width:1px;height:1px;overflow:hidden; clip:rect(0 0 0
0);white-space:nowrap} .slds-hide{display:none} .description,.block{display:block} .small{font-size:11px}
.helpIcon{display:inline-block;width:14px;height:14px} .labelCol{text-align:right;width:18%;padding:2px 10px 2px
2px} .left{text-align:left} .dataCol,.data2Col{width:32%} .detailList,.wide{width:100%}
.requiredInput{position:relative}
.requiredBlock{position:absolute;left:-4px;width:3px;top:1px;bottom:1px;background:#c00}
.flex,.slds-form-element__row, .slds-dueling-list{display:flex} .third{width:33%} .rest{flex:1}
.grid{display:grid;grid-template-columns:200px 400px} .slds-size_1-of-2{width:50%} .slds-form_horizontal
label{float:left;width:33%;clear:left} .slds-form-element{clear:both; margin-bottom:8px}
label.slds-form-element__label{display:inline-block} .slds-form-element__control{position:relative}
.slds-checkbox,.slds-radio{display:inline-block} .slds-checkbox input,.slds-radio input,.slds-visual-picker
input, .slds-checkbox_toggle
input,.slds-file-selector__input,.unseen{position:absolute;width:1px;height:1px;opacity:0;border:0; clip:rect(0
0 0 0);margin:-1px;overflow:hidden}
.slds-checkbox_faux,.slds-radio_faux{display:inline-block;width:16px;height:16px; border:1px solid
#777;margin-right:8px} .slds-visual-picker label,.tile{display:block;border:1px solid #999;padding:8px;
cursor:pointer} .slds-dueling-list__column{width:45%} .slds-dueling-list ul{height:60px;border:1px solid #999}
.field{margin-bottom:10px} .narrow{width:260px} .narrow .wide{display:inline-block;width:240px} .btn{padding:2px
6px} .tree{width:220px;margin-bottom:6px} svg{display:inline-block} [role=switch]{cursor:pointer}
</style>"""


@dataclass(frozen=True, slots=True)
class Case:
    """A page and what is asked of it: named by layout, kind, decoy and how the label is said."""

    name: str
    html: str
    query: Query
    value: str = ""

    @property
    def layout(self) -> str:
        """The layout and the kind."""
        return self.name.rsplit(" | ", 2)[0]

    @property
    def decoy(self) -> str:
        """The decoy's name."""
        return self.name.rsplit(" | ", 2)[1]


def _parts(kind: str, words: Words, says: str, twins: str, *, wanted: bool = True, seed: int = 0) -> list[Part]:
    """The parts of a page in order: three before the wanted one, three after it, and its twins."""
    first, second = words.twins
    before = [*words.before, *([first, second] if twins == "before" else [first] if twins == "around" else [])]
    after = [*([first, second] if twins == "after" else [second] if twins == "around" else []), *words.after]
    if seed % 2:  # an even or an odd place: another column
        after, before = (after[1:], [after[0], *before]) if not twins else (after, before)
    labels = [*before, *([words.wanted] if wanted else []), *after]
    values = ["", "All users may self-authorize", "1.0", "Admin approved users are pre-authorized", "12 hours"]
    return [
        Part(
            kind,
            label,
            place,
            says,
            label == words.wanted,
            "Value of it" if label == words.wanted else values[place % 5],
        )
        for place, label in enumerate(labels)
    ]


def _page(form: str) -> str:
    body = form.replace("{style}", _STYLE)
    return f"<!DOCTYPE html><html><head><title>Setup</title>{_STYLE}</head><body>{body}</body></html>"


def _crossed() -> Iterator[tuple[Layout, str, Words, int]]:
    """Each layout with each of its kinds, the kind's words in turn, and a number that differs."""
    numbers = count()
    for layout in LAYOUTS.values():
        for kind in layout.kinds:
            number = next(numbers)
            yield layout, kind, WORDS[kind][number % len(WORDS[kind])], number


def _made() -> Iterator[Case]:
    for layout, kind, words, number in _crossed():
        for place, (name, decoy) in enumerate(DECOYS.items()):
            if kind in decoy.but:
                continue
            says = layout.says[(number + place) % len(layout.says)]
            parts = _parts(kind, words, says, decoy.twins, seed=crc32(f"{layout.name}{name}".encode()))
            right = next(part for part in parts if part.right)
            html = decoy.around(layout.html(parts), right, layout.html)
            if layout.begins and decoy.twins:
                continue  # a name that goes on cannot be told from a description
            labels = (words.wanted,) if number % 4 else (f"{words.wanted} of old", words.wanted)
            query = Query(kind, labels, begins=layout.begins)
            yield Case(f"{layout.name} | {kind} | {name} | {says}", _page(html), query, value=right.value)


def _absent() -> Iterator[Case]:
    for layout, kind, words, number in _crossed():
        for place, name in enumerate(ABSENT):
            decoy = DECOYS[name]
            if kind in decoy.but or (layout.begins and decoy.twins):
                continue
            says = layout.says[(number + place) % len(layout.says)]
            parts = _parts(kind, words, says, decoy.twins, wanted=False)
            html = decoy.around(layout.html(parts), Part(kind, words.wanted, 60, says, value="Value"), layout.html)
            query = Query(kind, (words.wanted,), begins=layout.begins)
            yield Case(f"{layout.name} | {kind} | absent, {name} | {says}", _page(html), query)


def _double() -> Iterator[Case]:
    for layout, kind, words, number in _crossed():
        if layout.name == "buttons, top and bottom":
            continue  # there the same name again is the same button
        says = layout.says[number % len(layout.says)]
        parts = _parts(kind, words, says, "")
        twice = [*parts, Part(kind, words.wanted, len(parts), says, value="Another value"), parts[0].with_(place=90)]
        query = Query(kind, (words.wanted,), begins=layout.begins)
        yield Case(f"{layout.name} | {kind} | two equal ones | {says}", _page(layout.html(twice)), query)


CASES = tuple(_made())
"""On these the wanted part is to be found."""
ABSENT_CASES = tuple(_absent())
"""On these it does not stand: only its words do, and neighbours."""
DOUBLE_CASES = tuple(_double())
"""On these it stands twice, so that nobody can tell."""
