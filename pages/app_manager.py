"""App Manager: where connected apps are found and made. In Classic the same place is Create > Apps."""

from __future__ import annotations

from .app_chooser import AppChooser
from .components import Button, Heading, LightningTable, RelatedList
from .connected_app import ConnectedAppDetail
from .connected_app_policies import ConnectedAppPolicies
from .new_connected_app import NewConnectedApp
from .screen import Screen


class AppManager(Screen):
    """Lightning Experience App Manager. The button is not always there: creation may be off, editing never is."""

    title = "App Manager"
    native = True

    heading = Heading("Lightning Experience App Manager", "App Manager", always=True)
    table = LightningTable("App Name", always=True)
    new_connected_app = Button("New Connected App", variant=True)

    def find(self, name: str, api_name: str) -> str | None:
        """Looks through the whole list for the app with that API name, else of that name; what the org calls it."""
        row = self.table.connected_app(name, api_name)
        return row.name if row is not None else None

    def some_app(self) -> str | None:
        """A look: the first connected app in the list; None when it shows none."""
        rows = (row for row in self.table.rows() if row.is_connected_app(row.name))
        return next((row.name for row in rows), None)

    def offers_new(self) -> bool:
        """A look: whether a connected app can be made from here: the button is there and not greyed."""
        return self.new_connected_app.enabled

    def new(self) -> NewConnectedApp | AppChooser:
        """Presses New Connected App; from about Winter '25 on a choice comes first."""
        return self.new_connected_app.press(NewConnectedApp, AppChooser)

    def view(self, name: str) -> ConnectedAppDetail:
        """Opens the connected app of that name."""
        self._choose(name, "View")
        return self.org.at(ConnectedAppDetail)

    def manage(self, name: str) -> ConnectedAppPolicies:
        """Opens the policies of the connected app of that name."""
        self._choose(name, "Manage")
        return self.org.at(ConnectedAppPolicies)

    def _choose(self, name: str, entry: str) -> None:
        row = self.table.connected_app(name)
        if row is None:
            raise self.lacks(name)
        self.table.choose(row, entry)


class ClassicApps(Screen):
    """Create > Apps in Classic; connected apps are a section of their own."""

    title = "Apps (Classic)"

    heading = Heading("Apps", always=True)
    apps = RelatedList("Connected Apps", always=True)
    new_connected_app = Button("New", variant=True)

    def find(self, name: str, api_name: str) -> str | None:
        """Looks for the connected app of that name; what the org calls it."""
        return name if self.apps.line(name) is not None else None

    def some_app(self) -> str | None:
        """A look: the first connected app in the list; None when it shows none."""
        return next((name for name in self.apps.links or ()), None)

    def offers_new(self) -> bool:
        """A look: whether a connected app can be made from here."""
        return self.apps.has_button("New")

    def new(self) -> NewConnectedApp | AppChooser:
        """Presses New in the section of connected apps; from about Winter '25 on a choice comes first."""
        return self.apps.press("New", NewConnectedApp, AppChooser)

    def view(self, name: str) -> ConnectedAppDetail:
        """Opens the connected app of that name."""
        return self.apps.open(name, name, ConnectedAppDetail)

    def manage(self, name: str) -> ConnectedAppPolicies:
        """Opens the policies of the connected app of that name."""
        return self.apps.open(name, "Manage", ConnectedAppPolicies)
