"""A page that says something, asks for nothing, and wants to be passed. It knows no screen by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from playwright.sync_api import Error as PlaywrightError

from ..browser.changes import document_of
from ..browser.questions import asking
from ..errors import ScreenMissing
from ..org import Org
from ..values.text import label_pattern, plain

_READ = r"""old => {
  if (String(performance.timeOrigin) === old || document.readyState !== 'complete') return null;
  const seen = e => e.checkVisibility({visibilityProperty: true});
  const said = e => (e.matches('input') ? e.value : e.innerText || e.title || '').trim().replace(/\s+/g, ' ');
  const is = (e, ...words) => words.includes(said(e).toLowerCase());
  const buttons = 'button, input[type=button], input[type=submit], [role=button]';
  const inside = (place, css) => Array.from(place.querySelectorAll(css)).filter(seen);
  const forward = inside(document, `${buttons}, a`).filter(e => is(e, 'continue', 'next', 'ok', 'got it', 'done'));
  if (new Set(forward.map(said)).size !== 1) return null;
  const main = forward[0].closest('#bodyCell, .bodyCell, main, [role=main]') || document.body;
  const place = forward[0].closest('form') || main;
  const fields = 'input:not([type=hidden], [type=button], [type=submit]), select, textarea, [contenteditable]';
  const others = inside(place, buttons).filter(e => !forward.includes(e));
  const words = main.innerText.slice(0, 2000);
  if (inside(place, fields).length || forward.some(e => !place.contains(e))) return null;
  if (!others.every(e => is(e, 'cancel', 'back', 'close', 'help', 'print'))) return null;
  if (/\?|delet|discard|remov|unsaved|overwrit|replac|revok|deactivat/i.test(words)) return null;
  return [said(forward[0]), words.slice(0, 500)];
}"""
"""JavaScript: label and words of a notice in another document than `old`: nothing to fill in, one way forward, and no
question about anything that could be lost."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Such a page, here now."""

    org: Org
    button: str
    words: str

    @classmethod
    def now(cls, org: Org, left: str) -> Self | None:
        """A check: the notice in the document after the one whose fingerprint was `left`; None when there is none."""
        surface = org.surface
        try:
            with asking(org.page):
                found = surface.evaluate(_READ, document_of(left))
        except PlaywrightError:  # the document went away meanwhile
            return None
        return cls(org, plain(found[0]), plain(found[1])) if found else None

    def forward(self) -> None:
        """Presses its one button, and tells of it.

        Raises:
            ScreenMissing: the button cannot be pressed.
        """
        surface, name = self.org.surface, label_pattern(self.button)
        button = surface.get_by_role("button", name=name).or_(surface.get_by_role("link", name=name))
        try:
            with asking(self.org.page):
                button.filter(visible=True).first.click(timeout=self.org.patience.quick * 1000)
        except PlaywrightError as error:
            raise ScreenMissing(f'a notice cannot be passed by "{self.button}": {self.words}') from error
        finally:
            self.org.touched()
        self.org.noted(f'a notice, passed by "{self.button}": {self.words}')
