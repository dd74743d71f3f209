"""What the pages of one connected app share: by what they tell whose they are."""

from __future__ import annotations

import re
from typing import Self

from ...components import Output
from ...errors import Unreadable
from ...screen import Screen
from ...values.app_identity import AppIdentity, ids_in
from ...values.text import plain, same

_TITLE = re.compile(r"Connected App: (.+?)(?: ~ Salesforce.*)?$")
_HEADINGS = """() => Array.from(document.querySelectorAll('h1, h2, .pageDescription'),
  e => [e.innerText, e.matches('.pageDescription')])"""
"""JavaScript: the headings, and whether each is what a classic page says of its object (grade A)."""


class AppScreen(Screen):
    """A page of one connected app."""

    titles = ("Connected App:",)

    api_name = Output("API Name", variant=True)

    @property
    def name(self) -> str | None:
        """A check: what the org calls the app, by the document's title "Connected App: ..." (grade A)."""
        found = _TITLE.match(plain(self.look("() => document.title", "")))
        return found[1] if found else None

    @property
    def ids(self) -> list[str]:
        """A check: the ids of the app in the page's address (06P..., 0Ci..., 0H4...; grade A)."""
        return ids_in(self.surface.url)

    def shows(self, app: AppIdentity) -> bool | None:
        """A check: whether it is that app's page; None when it shows nothing by which that could be told."""
        return app.shown_by(name=self._name(app), api_name=self.api_name.text or "", ids=self.ids)

    def must_show(self, app: AppIdentity) -> Self:
        """Makes sure that it is that app's page, before anything is done on it.

        Raises:
            Unreadable: it is another app's, or the same document does not tell within the quick patience.
            Exchanged: it does not stay.
        """

        def read() -> tuple[bool | None, str | None]:
            self.org.until(lambda: self.shows(app), patience=self.org.patience.quick)
            return self.shows(app), self.api_name.text or self.name

        told, shown = self.read_whole(read)
        if told is True:
            return self
        why = f"it shows {shown or 'another id'}" if shown or told is False else "it does not tell whose it is"
        raise Unreadable(
            f"{self.title}: the page that opened is not the one of {app}: {why}; nothing was done on it",
            hint="look at that app in Setup; run the same command again",
        )

    def _name(self, app: AppIdentity) -> str:
        if (titled := self.name) is not None:
            return titled
        headings = self.look(_HEADINGS, ())
        # An app may be called as a heading that the page has whosever it is.
        own_words = {self.title, *(label for part in self.parts().values() for label in part.labels)}
        common = any(same(word, app.name) for word in own_words)
        return next((app.name for text, own in headings if same(str(text), app.name) and (own or not common)), "")
