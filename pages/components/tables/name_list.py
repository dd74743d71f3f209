"""Lists of records on Setup pages: names that lead to a page of their own, over as many pages as it takes."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Frame, Locator

from ...errors import Unreadable
from ...values.text import plain
from ..component import Component
from .record_ids import RECORDS
from .whole_list import STATE, Extent

_MOST_PAGES = 200
_NOTHING: dict[str, list[str]] = {"texts": [], "controls": [], "searches": []}
_NEXT = "^(next|next page|more|show more|load more)[\\s>\u203a\u00bb]*$"
_MORE = f"""list => {{
  const seen = one => one.checkVisibility() && !one.disabled && one.getAttribute('aria-disabled') !== 'true';
  const words = one => (one.innerText || one.value || one.title || '').trim();
  const ELSEWHERE = 'nav, header, aside, [role=navigation], [role=banner], [role=tree], [role=dialog], dialog';
  const sends = one => one.type === 'submit' && one.form && one.form.querySelector('input:not([type=hidden]), select');
  const all = Array.from(list.querySelectorAll('a[href], a[onclick], button, input[type=button]'))
    .filter(one => seen(one) && !one.closest(ELSEWHERE) && !sends(one));
  const letters = all.filter(one => /^[A-Z]$/.test(words(one)));
  const every = letters.length > 9 && all.find(one => /^all$/i.test(words(one)));
  const next = every || all.find(one => new RegExp('{_NEXT}', 'i').test(words(one)));
  if (next) next.click();
  return !next ? '' : next === every ? 'all' : 'next';
}}"""
"""Presses what shows more of the list: All above letters to choose from, else the next page; and says which.
None was seen in a real list of profiles or permission sets (gap); older pages have them in such lists (grade D)."""


class NameList(Component):
    """A list of records. `labels` are words for messages; what is in the list is told by the ids that links lead to,
    which begin with `prefix`."""

    def __init__(self, *labels: str, prefix: str, always: bool = False, variant: bool = False) -> None:
        super().__init__(*labels, always=always, variant=variant)
        self.prefix = prefix

    strict = False

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        yield surface.locator("body")

    def all(self) -> dict[str, str]:
        """The names by their ids, of all pages of the list.

        Raises:
            Unreadable: no name is found in it, it does not come to an end, or not all of it shows.
        """
        org = self.screen.org
        found = org.until(self._shown, patience=org.patience.quick) or {}
        for _ in range(_MOST_PAGES):
            before = self._shown()
            if not (pressed := self.read(_MORE)):
                break
            org.touched()
            shown = org.until(lambda before=before: self._other_than(before), patience=org.patience.quick)  # type: ignore[misc]
            if not shown and pressed == "all":
                break
            if not shown:
                raise Unreadable(f"{self.screen.title}: the list of {self.label} has a next page that does not come")
            found |= shown
        else:
            raise Unreadable(f"{self.screen.title}: the list of {self.label} does not come to an end")
        if not found:
            shown_words = ", ".join(self.screen.shown()[:30]) or "nothing that can be read"
            raise Unreadable(f"{self.screen.title} shows no {self.label} that can be read. It does show: {shown_words}")
        if (said := Extent.of(self.read(f"list => ({STATE})(document.head, list)") or _NOTHING).total) > len(found):
            raise Unreadable(f"{self.screen.title}: the list of {self.label} has {said} rows, and shows {len(found)}")
        return found

    def _shown(self) -> dict[str, str]:
        read = self.read(RECORDS) or ()
        return {str(record): plain(name) for record, name in reversed(read) if str(record).startswith(self.prefix)}

    def _other_than(self, before: dict[str, str]) -> dict[str, str]:
        now = self._shown()
        return now if now.keys() - before.keys() else {}
