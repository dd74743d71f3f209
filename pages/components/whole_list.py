"""Whether a list shows all that it has, by what counts its rows and what leads to more. It knows no Setup word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ..text import plain

_COUNT = re.compile(
    r"(\d[\d.,\s]*)(\+?)\s*(?:items?|records?|rows?|results?|entries|apps?)\b(?!\s*(?:selected|per\b))", re.I
)
_RANGE = re.compile(r"(\d+)\s*[-\N{EN DASH}\N{EM DASH}]\s*(\d+)\s+of\s+(\d[\d.,]*)(\+?)", re.I)
_PAGE = re.compile(r"\bpage\s+(\d+)\s+of\s+(\d+)", re.I)
_MORE = re.compile(
    r"(?:next(?: page)?|load more|view more|see more|more records"
    r"|show(?: me)?(?: \d+)? more(?: records)?(?: per list page)?"
    r"|go to list(?: \(.*\))?|(?:view|see) all(?: \(.*\))?|more)\W*",
    re.I,
)
"""What a control says that leads to more rows. Classic's related lists: "Show 5 more", "Go to list (12+)"."""

# Searched is what is seen around the list and in no menu or tree; of what says something, its innermost element.
STATE = r"""(list, around) => {
  const ELSEWHERE =
    'nav, header, aside, [role=navigation], [role=banner], [role=tree], [role=menu], [role=tablist]';
  const CONTROLS = 'a, button, input[type=button], input[type=submit], [role=button], [role=link]';
  const TELLS = new RegExp(
    '\\d\\s*\\+?\\s*(items?|records?|rows?|results?|entries|apps?)\\b' +
    '|\\d\\s*[-\u2013\u2014]\\s*\\d+\\s+of\\s+\\d|page\\s+\\d+\\s+of\\s+\\d', 'i');
  const seen = e => e.checkVisibility() && !e.closest(ELSEWHERE);
  const tells = e => e.textContent.length < 300 && TELLS.test(e.textContent);
  const innermost = e => tells(e) && !Array.from(e.children).some(tells);
  const outside = all => Array.from(around.querySelectorAll(all)).filter(e => !list.contains(e) && !e.contains(list));
  const live = e => !e.disabled && e.getAttribute('aria-disabled') !== 'true';
  const names = e => [e.innerText, e.value, e.title, e.getAttribute('aria-label')];
  return {
    texts: outside('*').filter(e => innermost(e) && seen(e)).map(e => e.innerText),
    controls: outside(CONTROLS).filter(e => seen(e) && live(e)).flatMap(names).filter(text => text && text.length < 60),
  };
}"""


@dataclass(frozen=True, slots=True)
class Extent:
    """What is said around a list about how much of it there is."""

    texts: tuple[str, ...]
    controls: tuple[str, ...]

    @classmethod
    def of(cls, read: Any) -> Extent:
        """From what STATE returns."""
        return cls(tuple(map(plain, read["texts"])), tuple(filter(None, map(plain, read["controls"]))))

    def lacking(self, rows: int) -> str:
        """Why a list of so many rows is not all that there is; empty where nothing says so."""
        counts = [(_number(found[1]), bool(found[2]), text) for text in self.texts for found in _COUNT.finditer(text)]
        ranges = [tuple(found.groups()) for text in self.texts for found in _RANGE.finditer(text)]
        for first, last, total, more in ranges:
            if more or int(last) - int(first) + 1 < _number(total):
                return f"it says {first}-{last} of {total}{more}"
        for number, pages in (found.groups() for text in self.texts for found in _PAGE.finditer(text)):
            if int(pages) > 1:
                return f"it is page {number} of {pages}"
        if counts and not any(count == rows and not more for count, more, _ in counts):
            return f'it says "{counts[0][2]}" and shows {rows}'
        leads = [text for text in self.controls if _MORE.fullmatch(text)]
        return f'it has "{leads[0]}"' if leads else ""


def leads_to_more(text: str) -> bool:
    """Whether a text is what a list says that leads to more of its rows."""
    return _MORE.fullmatch(text) is not None


def _number(text: str) -> int:
    return int("".join(filter(str.isdigit, text)))
