"""A page that is about one permission set, which its address names. It knows no part of such a page."""

from __future__ import annotations

import re
from typing import Self
from urllib.parse import unquote

from ...errors import Unreadable
from ...screen import Screen
from ...values.text import same

_ID = re.compile(r"(?<![A-Za-z0-9])0PS[A-Za-z0-9]{12}(?![A-Za-z0-9]{4})")
"""Ids of permission sets begin so (grade A), and have 15 or 18 characters."""


class OfOneSet(Screen):
    """A page of one permission set."""

    def shows_set(self, record: str, label: str) -> bool:
        """A check: whether it is the page of that permission set, by the id in its address; where that names none, by
        its label among what the page shows."""
        ids = {found[:15] for found in _ID.findall(unquote(unquote(self.surface.url)))}
        return record[:15] in ids if ids else any(same(word, label) for word in self.shown())

    def must_show_set(self, record: str, label: str) -> Self:
        """The page itself, if it is the one of that permission set.

        Raises:
            Unreadable: it is another one's, or does not tell. Nothing was touched.
        """
        if not self.read_whole(lambda: self.shows_set(record, label)):
            raise Unreadable(
                f'{self.title}: this page is not known to be about the permission set "{label}" ({record}); '
                "nothing was touched",
                hint="open that permission set in Setup; run the same command again",
            )
        return self
