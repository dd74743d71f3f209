"""How long a page may take, in seconds. The only numbers of that kind in pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Three patiences, in seconds.

    `quick` is for a part on a screen that is there, and for a page that has finished loading and still is not the
    expected one. `page` is for a screen that is on its way. `save` is for a save: Salesforce takes its time.
    """

    quick: float = 5
    page: float = 30
    save: float = 60


FRESH = 0.25
"""Seconds for which a look holds while nothing is done: several steps in a row are judged by what one page shows. After
an act, while something is waited for, and after a navigation the page is asked at once."""
AT_ONCE = 1.0
"""Seconds for what comes with its page or not at all: a menu that opens, the tree of Setup, a press of what was ready a
moment ago. A toggle may show Off for up to 0.8 s before it shows what it is (grade A-img)."""
EXCHANGED = 3.0
"""Seconds for a new frame beside the old one to have a page; one is blank for over a second (grade A-img)."""
AUTOFILL = 2.0
"""Seconds for a page to fill a field from another one; some never do."""
COVERED = 0.5
"""Seconds for a click on what closes an overlay, and again for the same past what lies over it."""
MORE_ROWS = 0.3
"""Seconds for more rows of a list that says nothing of any."""
ANSWER = 30.0
"""Seconds for a page's answer to any question, until its org says how long a page may take."""
CHANGE, READING = 0.05, 0.25
"""Seconds for the next change of a document, and of one that is still being read: then it is looked at whatever
happens, since a property such as an input's value can change without any."""
