"""The error for screens that did not come: what is there instead, and what is missing. It knows no screen by name."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from ..errors import PageError, ScreenMissing
from .arrivals import Arrivals
from .awaited import Awaited

LANGUAGE = (
    "set the user's language to English for the run: personal settings, Language & Time Zone, Language; "
    "it can be set back afterwards"
)
"""What to do about a page whose labels are not known."""


def absent(screens: Sequence[Awaited], arrivals: Arrivals, says: str = "") -> PageError:
    """A part is missing of one that did come, or another page is there, which is named with the known screens that it
    resembles most; `says` are its own words."""
    wanted = screens[0]
    names = " or ".join(dict.fromkeys(screen.title for screen in screens))
    path, words = urlsplit(wanted.surface.url).path, f' It says: "{says}"' if says else ""
    lang = next((lang for lang in arrivals.languages() if not lang.lower().startswith("en")), "")
    if lang:
        return ScreenMissing(
            f'{names} cannot be told: {path} is in another language (its lang is "{lang}"), and its labels '
            f"are known in English alone.{words}",
            hint=LANGUAGE,
        )
    for screen in screens:
        missing = screen.missing()
        if 0 < len(missing) < len(screen.required()):
            return screen.lacks(*missing)
    resembles = "; ".join(map(str, arrivals.nearest().nearest))
    nearest = f" It resembles most: {resembles}." if resembles else ""
    silent = "".join(f" A frame of {urlsplit(one).netloc or one} did not answer." for one in arrivals.silent())
    return ScreenMissing(
        f"{names} did not come. {path} shows: {wanted.shown_words}.{words}{nearest}{silent}",
        hint=wanted.where_to_mend,
        technical=wanted.declared_in,
    )
