"""What stood in the way of an act on an element, in words for a person. It asks the page and changes nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator

from ..values.text import plain

_MOST = 500
"""Characters of what is told."""
_TIMED_OUT = re.compile(r"Timeout ([\d.]+)ms exceeded")
_CALL = re.compile(r"^(?:Locator|ElementHandle|Frame|Page)\.\w+: (?:Error: )?")
"""How Playwright begins: with the name of its own function."""
_COVERS = re.compile(r"- (<[^>]*>).*?intercepts pointer events")
_STATE = """e => {
  const seen = e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().height > 0;
  const off = e.disabled || e.getAttribute('aria-disabled') === 'true' || e.closest('fieldset:disabled, [inert]');
  return [seen, !off, !!e.readOnly];
}"""
"""JavaScript: whether an element is to be seen, can be used, and only be read."""


def hindrance(error: PlaywrightError, targets: Sequence[Locator]) -> str:
    """Why an act on `targets` did not work: what covers them or is wrong with them now, else the error's own words.

    It asks the page, so it is for a page that answers.

    Raises:
        playwright.sync_api.Error: the page or its document has gone.
    """
    if covers := _COVERS.findall(error.message):
        return f"it is covered by {plain(covers[-1])[:_MOST]}"
    words = _CALL.sub("", plain(error.message.split("Call log:")[0]))
    timed_out = _TIMED_OUT.search(words)
    for target in targets if timed_out is not None else ():
        if said := _wrong_with(target):
            return said
    if timed_out is not None:
        words = f"the page did not let it happen within {float(timed_out[1]) / 1000:g} s"
        words += ", as it keeps moving" if "not stable" in error.message else ""
    return words[:_MOST]


def _wrong_with(target: Locator) -> str:
    states = target.evaluate_all(f"found => found.slice(0, 2).map({_STATE})")
    if not states:
        return "it is gone from the page"
    if len(states) > 1:
        return "the page has several of it by now"
    seen, enabled, read_only = states[0]
    if not enabled:
        return "it is disabled"
    if not seen:
        return "it is hidden"
    return "it can only be read" if read_only else ""
