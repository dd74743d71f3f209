"""Turns the pages of a list: All above letters to choose from, the next page, or the letters one by one.

None was seen in a real list of profiles or permission sets (gap); older pages have them in such lists (grade D). It
knows no Setup word.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from ...browser.questions import ask
from ...errors import Unreadable
from ..component import Component
from ..sight import Sight, elements

T = TypeVar("T")

MOST_PAGES = 200
_NEXT = "^(next|next page|more|show more|load more)\\W*$"
_BORN, _COMPLETE = "() => performance.timeOrigin", "() => document.readyState === 'complete'"
_BACK = "^\\W*(first|previous|prev|1)( page)?\\W*$"
_FIND = f"""
  const [LETTER, WHOLE, STAYS] = ASKED, list = document.body;
  const seen = one => one.checkVisibility() && !one.disabled && one.getAttribute('aria-disabled') !== 'true';
  const words = one => (one.innerText || one.value || one.title || one.ariaLabel || '').trim();
  const ELSEWHERE = 'header, aside, [role=banner], [role=tree], [role=dialog], dialog';
  const pages = one => /\\bpag(e|er|es|ing|ination)\\b/i.test(`${{one.ariaLabel}} ${{one.className}}`);
  const nav = one => one.closest('nav, [role=navigation]');
  const sends = one => one.type === 'submit' && one.form && one.form.querySelector('input:not([type=hidden]), select');
  const all = Array.from(list.querySelectorAll('a[href], a[onclick], button, input[type=button], [role=button]'))
    .filter(one => seen(one) && !one.closest(ELSEWHERE) && !(nav(one) && !pages(nav(one))) && !sends(one));
  const key = one => words(one) === 'Other' ? '~' : /^[A-Z]$/.test(words(one)) ? words(one) : '';
  const alphabet = one => Array.from(one.parentElement.children).filter(key).length > 2;
  const letters = all.filter(one => key(one) && alphabet(one));
  const every = letters.length && all.find(one => /^all$/i.test(words(one)));
  const marked = one => one.ariaCurrent || one.ariaSelected === 'true' || /select|current|active/i.test(one.className);
  const beside = letters.length ? Array.from(letters[0].parentElement.children) : [];
  const chosen = WHOLE || beside.find(one => /^all$/i.test(words(one)) && (one !== every || marked(one)));
  const next = (!chosen && every) || all.find(one => /{_NEXT}/i.test(words(one)) && !STAYS.includes(words(one)));
  const left = !next && !chosen ? letters.filter(one => key(one) > LETTER) : [];
  const letter = left.sort((a, b) => key(a) < key(b) ? -1 : 1)[0];
"""
_TURN = f"""() => {{
  {_FIND}
  const target = next || letter;
  if (!target) return '';
  const said = next ? (next === every ? 'all' : 'next') : key(letter);
  target.click();
  return said;
}}"""
"""Presses what shows more of the list, and says what: "all", "next", or a letter. ASKED is the last letter, whether
All was pressed before, and what is said by buttons that turn no page."""
_LEADS = f"""first => {{
  {_FIND.replace("ASKED", json.dumps(["", False, []]))}
  const back = all.find(one => /{_BACK}/i.test(words(one)));
  return [all.find(one => letters.length && key(one) === first) || next || back];
}}"""
"""JavaScript: what leads to the page of a list with the names that begin with that letter; else to the next page, or
from the last one back to the first."""


def leads_to(part: Component, name: str) -> Sight | None:
    """A check: what a person presses on a list that is cut into pages, to come to a name that this one has not."""
    page, surface = part.screen.org.page, part.screen.surface
    found = ask(page, lambda: elements(surface, _LEADS, name[:1].upper())[0], None)
    return Sight(f"the page with {name}", found, page) if found is not None else None


def page_turns(
    part: Component, seen: Callable[[], T], changed: Callable[[T, T], bool], stays: Sequence[str] = ()
) -> Iterator[tuple[str, T]]:
    """What was pressed, and what `seen` then sees: "next", "all" or a letter. A page has come once it has `changed`.
    `stays` is what the form's own buttons say that turn no page, such as its Next.

    Raises:
        Unreadable: there is a next page that does not come, or no last one.
    """
    org, letter, whole = part.screen.org, "", False
    for _ in range(MOST_PAGES):
        before = seen()
        born = part.read(_BORN)
        turned = part.read(_TURN.replace("ASKED", json.dumps([letter, whole, list(stays)])))
        if not turned:
            return
        org.touched()

        def came(before: T = before, born: object = born, same: bool = turned != "next") -> tuple[T] | None:
            if changed(before, now := seen()):
                return (now,)
            # The rows of a letter, or of all, may be the same ones, on a page that is there to the end.
            another = same and part.read(_BORN) not in (born, None) and part.read(_COMPLETE)
            return (seen(),) if another else None

        found = org.until(came, patience=org.patience.quick)
        if found is not None:
            yield turned, found[0]
        elif turned == "next":
            raise Unreadable(f"{part.screen.title}: the list of {part.label} has a next page that does not come")
        letter, whole = turned if len(turned) == 1 else letter, whole or turned == "all"
    raise Unreadable(f"{part.screen.title}: the list of {part.label} does not come to an end")
