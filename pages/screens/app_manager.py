"""App Manager: where connected apps are found and made in Lightning."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from ..browser.timeouts import AT_ONCE
from ..components import Button, Heading, Kind, LightningTable, Row
from ..errors import NameTaken, Unreadable
from ..screen import Screen
from ..values.app_identity import AppIdentity, same_api_name
from ..values.text import same
from .connected_app.app_chooser import AppChooser
from .connected_app.connected_app_detail import ConnectedAppDetail
from .connected_app.connected_app_policies import ConnectedAppPolicies
from .connected_app.new_connected_app import NewConnectedApp


class AppManager(Screen):
    """Lightning Experience App Manager. The button is not always there: creation may be off, editing never is."""

    title = "App Manager"
    native = True
    paths = ("/setup/NavigationMenus/home",)

    heading = Heading("Lightning Experience App Manager", "App Manager", always=True)
    table = LightningTable("App Name", always=True)
    new_connected_app = Button("New Connected App", variant=True)
    more = Button("Show more actions", "More actions", variant=True)

    def row(self, app: AppIdentity) -> Row | None:
        """Looks through the whole list for the connected app with that API name, else of that name; None: it is absent.

        Raises:
            Unreadable: the list is not understood, or not all of it shows, or it has two apps that could be meant.
            NameTaken: an app of another kind has the name.
        """
        meant = [text for text in (app.name, app.api_name) if text]
        with suppress(Unreadable):  # while it loads; an API name is one app's, so the rest of a long list can wait
            loaded = [row for row in self.table.rows(*meant) if row.kind is Kind.CONNECTED]
            exact = [row for row in loaded if app.api_name and same(row.api_name, app.api_name)]
            if len(exact) == 1:
                return exact[0]
        return _meant(self.table.whole(*meant), app)

    def find(self, name: str, api_name: str) -> str | None:
        """What the list calls the app with that API name, else of that name; None: it is absent. Raises as `row`."""
        row = self.row(AppIdentity(name, api_name))
        return row.name if row is not None else None

    def open_app(self, app: AppIdentity) -> ConnectedAppDetail | None:
        """Opens the app by the row that it was found in; None: the list has no such app. Raises as `row` and `view`."""
        row = self.row(app)
        return self.view(row) if row is not None else None

    def open_policies(self, app: AppIdentity) -> ConnectedAppPolicies:
        """Opens the app's policies by the row that it was found in; raises as `row` and `manage`."""
        row = self.row(app)
        if row is None:
            raise self.lacks(str(app))
        return self.manage(row, app.ids)

    def view(self, app: Row | str) -> ConnectedAppDetail:
        """Opens the app of that row, or the one connected app of that name.

        Raises:
            PartMissing: there is none.
            Unreadable: there are two, or the page that opens does not show that app.
        """
        row = self._one(app)
        if not (self.table.choose(row, "View") or self.table.open_by_name(row)):
            raise self.lacks("View")
        return self.org.wait_for(ConnectedAppDetail).must_show(AppIdentity(row.name, row.api_name))

    def manage(self, app: Row | str, ids: Sequence[str] = ()) -> ConnectedAppPolicies:
        """Opens the policies of the app of that row, or of the one connected app of that name; raises as `view`."""
        row = self._one(app)
        if not self.table.choose(row, "Manage"):
            return self.view(row).manage().must_show(AppIdentity(row.name, row.api_name, tuple(ids)))
        return self.org.wait_for(ConnectedAppPolicies).must_show(AppIdentity(row.name, row.api_name, tuple(ids)))

    def names(self) -> list[str]:
        """The names of all apps, of every kind; raises Unreadable as `row`."""
        return [row.name for row in self.table.whole()]

    def some_app(self) -> AppIdentity | None:
        """A check: the first connected app in the list; None when it shows none. Raises Unreadable as `row`."""
        rows = self.table.rows()
        return next((AppIdentity(row.name, row.api_name) for row in rows if row.kind is Kind.CONNECTED), None)

    def offers_new(self) -> bool:
        """Whether a connected app can be made from here: the button is there, or among more actions, and not greyed.

        It is asked once the answer has been the same for a moment: the button may come after the list, or look as if it
        could be pressed before it is greyed.
        """
        if self.org.steady(self._offered):
            return True
        if not self.new_connected_app.showing() and self.more.enabled:
            self.more.click()
        return bool(self.org.until(self._offered, patience=AT_ONCE)) and self.org.steady(self._offered)

    def _offered(self) -> bool:
        return self.new_connected_app.enabled

    def new(self) -> NewConnectedApp | AppChooser:
        """Presses New Connected App; from about Winter '25 on a choice comes first."""
        return self.new_connected_app.press(NewConnectedApp, AppChooser)

    def _one(self, app: Row | str) -> Row:
        row = self.row(AppIdentity(app)) if isinstance(app, str) else app
        if row is None:
            raise self.lacks(str(app))
        return row


def _meant(rows: Sequence[Row], app: AppIdentity) -> Row | None:
    """The row of that app: by its API name, by that with a namespace, by its name."""
    own = [row for row in rows if row.kind is Kind.CONNECTED]
    by_api_name = [row for row in own if app.api_name and same_api_name(row.api_name, app.api_name)]
    exact = [row for row in by_api_name if same(row.api_name, app.api_name)]
    named = [row for row in own if same(row.name, app.name)]
    for found in (exact, by_api_name, named):
        if len(found) > 1:
            shown = ", ".join(f"{row.name} ({row.api_name})" for row in found)
            raise Unreadable(
                f"App Manager lists {len(found)} connected apps that could be meant: {shown}",
                hint="name the one that is meant by its API name: --api-name",
            )
        if found:
            return found[0]
    others = [row for row in rows if same(row.name, app.name) or (app.api_name and same(row.api_name, app.api_name))]
    for row in others:
        if row.kind is Kind.UNKNOWN:
            raise Unreadable(
                f'App Manager lists "{row.name}" ({row.api_name}) as "{row.app_type}", which is no known kind of app',
                hint="choose another APP_NAME, or look at that app in Setup",
            )
        if row.kind in (Kind.MANAGED, Kind.EXTERNAL):
            raise _taken(row)
    return None


def _taken(row: Row) -> NameTaken:
    kind = "app of a managed package" if row.kind is Kind.MANAGED else "external client app"
    return NameTaken(
        f'the org has an {kind} "{row.name}" ({row.api_name}, App Type "{row.app_type}"), which is no connected app of '
        "this org and is left alone",
        hint="choose another APP_NAME",
    )
