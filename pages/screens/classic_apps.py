"""Create > Apps: where connected apps are found and made in Classic."""

from __future__ import annotations

from collections.abc import Sequence

from ..components import Button, Heading, ListedName, RelatedList, Row
from .app_list import AppList, S
from .connected_app.app_chooser import AppChooser
from .connected_app.new_connected_app import NewConnectedApp


class ClassicApps(AppList):
    """Create > Apps in Classic; connected apps are a section of their own. It shows no API names."""

    title = "Apps (Classic)"
    titles = ("Apps ~ Salesforce",)

    heading = Heading("Apps", always=True)
    apps = RelatedList("Connected Apps", always=True)
    new_connected_app = Button("New", variant=True)

    def offers_new(self) -> bool:
        """A check: whether a connected app can be made from here."""
        return self.apps.has_button("New")

    def new(self) -> NewConnectedApp | AppChooser:
        """Presses New in the section of connected apps; from about Winter '25 on a choice comes first."""
        return self.apps.press("New", NewConnectedApp, AppChooser)

    def _shown(self, *meant: str) -> Sequence[Row]:
        shown = self.apps.shown()
        return list(map(_row, shown[0])) if shown is not None else []

    def _rows(self, api_name: str, meant: Sequence[str]) -> Sequence[Row]:
        return list(map(_row, self.apps.whole()))

    def _view(self, row: Row, screen: type[S]) -> S:
        assert row.entry is not None
        return self.apps.follow(row.entry, row.name, screen)


def _row(entry: ListedName) -> Row:
    return Row(entry.name, "", "Connected", entry=entry)
