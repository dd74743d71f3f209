"""A part of a screen as a person is shown it: one element, looked at and never touched. It knows no screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from playwright.sync_api import ElementHandle, FloatRect, Frame, Locator, Page
from playwright.sync_api import Error as PlaywrightError

from ..browser.questions import ask, asking

STANDS_FOR = """e => {
  const seen = one => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width > 1;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  if (seen(e) && box.height > 1 && style.opacity !== '0') return null;
  const by = (e.getAttribute('aria-labelledby') || '').split(/\\s+/).map(id => e.getRootNode().getElementById?.(id));
  return [...(e.labels || []), ...by].find(one => one && seen(one)) || null;
}"""
"""JavaScript: the label that is clicked for a control that is hidden behind it; null where it is to be seen."""

_SEEN = f"""e => {{
  const seen = one => one.checkVisibility({{visibilityProperty: true}}) && one.getBoundingClientRect().width > 1;
  const beside = e => Array.from(e.parentElement?.querySelectorAll('button, [role=button], label') || []).find(seen);
  return ({STANDS_FOR})(e) || (seen(e) ? e : e.matches('input[type=file]') && beside(e) || e);
}}"""
"""JavaScript: what a reader sees of a control: the label or the button that it is hidden behind, else itself."""
_NEAREST = """found => {
  const middle = box => box.top + box.height / 2;
  const far = e => Math.abs(middle(e.getBoundingClientRect()) - innerHeight / 2);
  return found.reduce((best, e, at) => best < 0 || far(e) < far(found[best]) ? at : best, -1);
}"""
_CLIPPED = """e => {
  const box = e.getBoundingClientRect();
  let {left, top, right, bottom} = box, out = 0;
  const within = by => {
    out = out || (box.bottom <= by.top ? -1 : box.top >= by.bottom ? 1 : 0);
    left = Math.max(left, by.left);
    top = Math.max(top, by.top);
    right = Math.min(right, by.right);
    bottom = Math.min(bottom, by.bottom);
  };
  for (let at = e.parentElement || e.getRootNode().host; at; at = at.parentElement || at.getRootNode().host) {
    const own = at !== document.documentElement && at !== document.body;
    if (own && /hidden|auto|scroll|clip/.test(getComputedStyle(at).overflow)) within(at.getBoundingClientRect());
  }
  if (window.parent !== window) within({left: 0, top: 0, right: innerWidth, bottom: innerHeight});
  if (out || right - left < 1 || bottom - top < 1) return [0, 0, box.width, box.height, out];
  return [left - box.left, top - box.top, right - left, bottom - top, 0];
}"""
"""JavaScript: the part of an element that its frame and its lists show: its place within the element, its size, and -1
or 1 where it is scrolled out of them, above or below."""
_INTO_VIEW = "e => e.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'})"


@dataclass(frozen=True, slots=True)
class Sight:
    """One element. `name` tells it from the others of its page, also where the page has drawn it anew."""

    name: str
    element: ElementHandle
    page: Page

    def find(self) -> Self:
        """Itself: it was found already."""
        return self

    def box(self) -> FloatRect | None:
        """A check: where what is to be seen of it is in the window, in pixels; None where it has gone. What is scrolled
        out of its frame or list is told as above or below the window, in the direction in which it can be scrolled to.
        """

        def look() -> FloatRect | None:
            box = self.element.bounding_box()
            if box is None:
                return None
            x, y, width, height, beyond = self.element.evaluate(_CLIPPED)
            if beyond:
                far = -height - 1 if beyond < 0 else self.page.evaluate("() => innerHeight")
                return {"x": box["x"], "y": far, "width": width, "height": height}
            return {"x": box["x"] + x, "y": box["y"] + y, "width": width, "height": height}

        return ask(self.page, look, None)

    def into_view(self) -> None:
        """Scrolls it into view, at once; a page that has gone has nothing to scroll."""
        ask(self.page, lambda: self.element.evaluate(_INTO_VIEW), None)

    def same(self, other: Sight) -> bool:
        """A check: whether both are the same thing, as far as their names and their document tell."""
        return self.name == other.name

    def forget(self) -> None:
        """It is not looked at any more: the browser need not keep it."""
        with suppress(PlaywrightError):
            self.element.dispose()


class Touch(NamedTuple):
    """Something that a person touches on the way to what is wanted, and whether it is `right` already."""

    sight: Sight
    right: bool = False


def sight_of(found: Locator, name: str, page: Page, *, most: int = 1) -> Sight | None:
    """A check: the element of a locator as a reader sees it; None where there is none, or more than `most`."""

    def look() -> Sight | None:
        handles = found.element_handles()
        if not 0 < len(handles) <= most:
            return None
        shown = handles[0].evaluate_handle(_SEEN).as_element()
        return Sight(name, shown or handles[0], page)

    return ask(page, look, None)


def nearest(found: Locator, name: str, page: Page) -> Sight | None:
    """A check: of several that do the same the one that is nearest to the middle of what its window shows."""
    place = ask(page, lambda: found.evaluate_all(_NEAREST), -1)
    return sight_of(found.nth(place), name, page) if place >= 0 else None


def elements(frame: Frame, script: str, argument: Any = None) -> list[ElementHandle | None]:
    """What a JavaScript function gives in that document, as a list of elements; it may have gaps.

    Raises:
        playwright.sync_api.Error: the document went away.
        Unavailable: the page does not answer any more.
    """
    with asking(frame.page):
        found = frame.evaluate_handle(script, argument)
        properties = found.get_properties()
        found.dispose()
    places = sorted((int(name), handle) for name, handle in properties.items() if name.isdigit())
    return [handle.as_element() for _, handle in places]


def touched(sights: Sequence[Sight | None], right: Sequence[bool]) -> Iterator[Touch]:
    """Those of them that are there, with whether they are right."""
    return (Touch(sight, fine) for sight, fine in zip(sights, right, strict=True) if sight is not None)
