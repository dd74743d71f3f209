"""Whether a list shows all that it has, by what counts its rows and what leads to more. It knows no Setup word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ...values.text import plain

_COUNT = re.compile(
    r"(\d[\d.,\s]*)(\+?)\s*(?:items?|records?|rows?|results?|entries|apps?)\b(?!\s*(?:selected|per\b))", re.I
)
_RANGE = re.compile(r"(\d+)\s*[-\N{EN DASH}\N{EM DASH}]\s*(\d+)\s+of\s+(\d[\d.,]*)(\+?)", re.I)
_PAGE = re.compile(r"\bpage\s+(\d+)\s*(?:of|/)\s*(\d+)", re.I)
_FILTER = re.compile(r"\bfiltered by:?\s*([^\u2022|\n]*)", re.I)
_HIDES = re.compile(
    r"\b(my|mine|me|recent|recently|viewed|created|owned|favorites|pinned|search|searched|matching|hidden|visible|not"
    r"|only|equals|contains|starts|managed|installed|unmanaged)\b|[=<>\"]",
    re.I,
)
"""Words of filters that leave rows out. Others need not: App Manager's list has by itself "All appmenuitems - TabSet
Type, App Type" (A-img), and what it says in other orgs is not known."""
_TROUBLE = re.compile(
    r"(?:\bnot|n['\u2019]t) be (?:\w+ )?(?:loaded|shown|displayed)\b|\bfailed to load\b|\b\d+ (?:\w+ )?hidden\b", re.I
)
"""What is said where rows are missing."""
_MORE = re.compile(
    r"(?:next(?: page)?|load more|view more|see more|more records"
    r"|show(?: me)?(?: \d+)? more(?: records)?(?: per list page)?"
    r"|go to list(?: \(.*\))?|(?:view|see) all(?: \(.*\))?|more)\W*",
    re.I,
)
"""What a control says that leads to more rows. Classic's related lists: "Show 5 more", "Go to list (12+)"."""

# Searched is what is seen around the list, in no menu, tree or dialog; of what says something, its innermost element.
STATE = r"""(list, around) => {
  const ELSEWHERE = 'nav, header, aside, [role=navigation], [role=banner], [role=tree], [role=menu], [role=tablist], ' +
    'dialog, [role=dialog]';
  const CONTROLS = 'a, button, input[type=button], input[type=submit], [role=button], [role=link]';
  const TELLS = new RegExp(
    '\\d\\s*\\+?\\s*(items?|records?|rows?|results?|entries|apps?)\\b' +
    '|\\d\\s*[-\u2013\u2014]\\s*\\d+\\s+of\\s+\\d|page\\s+\\d+\\s*(of|/)\\s*\\d' +
    '|filtered by|be (\\w+ )?(loaded|shown|displayed)|failed to load|\\d (\\w+ )?hidden', 'i');
  const LIST = /\b(this|in) list\b|\b(search|filter) (the )?(list|table)\b/i;
  const labels = e => Array.from(e.labels || [], label => label.innerText);
  const calls = e => [e.placeholder, e.title, e.getAttribute('aria-label'), ...labels(e)];
  const pages = e => /\bpag(e|er|es|ing|ination)\b/i.test(`${e.getAttribute('aria-label')} ${e.className}`);
  const elsewhere = e => { const at = e.closest(ELSEWHERE); return at && !at.contains(list) && !pages(at); };
  const seen = e => e.checkVisibility() && !elsewhere(e);
  const tells = e => e.textContent.length < 300 && TELLS.test(e.textContent);
  const innermost = e => tells(e) && !Array.from(e.children).some(tells);
  const outside = all => Array.from(around.querySelectorAll(all)).filter(e => !list.contains(e) && !e.contains(list));
  const live = e => !e.disabled && e.getAttribute('aria-disabled') !== 'true';
  const names = e => [e.innerText, e.value, e.title, e.getAttribute('aria-label')];
  return {
    texts: outside('*').filter(e => innermost(e) && seen(e)).map(e => e.innerText),
    searches: outside('input').filter(e => seen(e) && e.value.trim() && calls(e).some(text => LIST.test(text || '')))
      .map(e => e.value.slice(0, 60)),
    controls: outside(CONTROLS).filter(e => seen(e) && live(e)).flatMap(names).filter(text => text && text.length < 60),
  };
}"""


@dataclass(frozen=True, slots=True)
class Extent:
    """What is said around a list about how much of it there is."""

    texts: tuple[str, ...]
    controls: tuple[str, ...]
    searches: tuple[str, ...] = ()

    @classmethod
    def of(cls, read: Any) -> Extent:
        """From what STATE returns."""
        texts, controls, searches = (
            tuple(filter(None, map(plain, read[name]))) for name in ("texts", "controls", "searches")
        )
        return cls(texts, controls, searches)

    @property
    def total(self) -> int:
        """How many rows there are, as far as anything says so; 0 where nothing does."""
        ranges = [_number(found[3]) for text in self.texts for found in _RANGE.finditer(text)]
        return max([*ranges, *(_number(found[1]) for text in self.texts for found in _COUNT.finditer(text))], default=0)

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
        if hidden := self._hides():
            return hidden
        leads = [text for text in self.controls if _MORE.fullmatch(text)]
        return f'it has "{leads[0]}"' if leads else ""

    def _hides(self) -> str:
        """What says that rows are left out, whatever their number."""
        if self.searches:
            return f'it is searched for "{self.searches[0]}"'
        for text in self.texts:
            filters = [found[1] for found in _FILTER.finditer(text)]
            if any(_HIDES.search(one) for one in filters):
                return f'it is filtered: "{text}"'
            if _TROUBLE.search(text):
                return f'it says "{text}"'
        return ""


def leads_to_more(text: str) -> bool:
    """Whether a text is what a list says that leads to more of its rows."""
    return _MORE.fullmatch(text) is not None


def _number(text: str) -> int:
    return int("".join(filter(str.isdigit, text)))
