"""How long a page may take. The only numbers of that kind in pages."""

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
