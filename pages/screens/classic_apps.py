"""Create > Apps: where connected apps are found and made in Classic."""

from __future__ import annotations

from ..components import Button, Heading, ListedApps, Touch
from ..components.sight import touched
from .app_list import AppList
from .connected_app.app_chooser import AppChooser
from .connected_app.new_connected_app import NewConnectedApp


class ClassicApps(AppList):
    """Create > Apps in Classic; connected apps are a section of their own. It shows no API names."""

    title = "Apps (Classic)"
    titles = ("Apps ~ Salesforce",)

    heading = Heading("Apps", always=True)
    table = ListedApps("Connected Apps", always=True)
    new_connected_app = Button("New", variant=True)

    def offers_new(self) -> bool:
        """A check: whether a connected app can be made from here."""
        return self.table.has_button("New")

    def touches_for_new(self) -> list[Touch]:
        """A check: New in the section of connected apps."""
        return list(touched((self.table.button("New"),), (False,)))

    def new(self) -> NewConnectedApp | AppChooser:
        """Presses New in the section of connected apps; from about Winter '25 on a choice comes first."""
        return self.table.press("New", NewConnectedApp, AppChooser)
