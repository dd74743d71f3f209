"""What the lists of the org's apps share, App Manager's and Classic's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import suppress
from dataclasses import replace

from ..components import AppSearch, Kind, ListOfApps, Output, Row, Sight, Touch
from ..errors import PageError
from ..screen import Screen
from ..values.app_identity import AppIdentity
from .connected_app.app_screen import AppScreen
from .connected_app.connected_app_detail import ConnectedAppDetail
from .connected_app.connected_app_policies import ConnectedAppPolicies


class _AnyApp(AppScreen):
    """The page of whatever app, one of a package too, which has no Edit."""

    title = ConnectedAppDetail.title
    paths = ConnectedAppDetail.paths

    api_name = Output("API Name", always=True)


class AppList(Screen, ABC):
    """A list of the org's apps."""

    table: ListOfApps

    @property
    def _search(self) -> AppSearch[ConnectedAppDetail]:
        return AppSearch(self, self.table, ConnectedAppDetail, _AnyApp)

    def open_app(self, app: AppIdentity) -> ConnectedAppDetail | None:
        """Opens the app with that API name, else of that name; None, and in the list: the org has no such app.

        Raises:
            Unreadable: the list is not understood, not all of it shows, two apps could be meant, or there are too many
                to look at; or the page that opens does not show that app.
            NameTaken: an app of another kind, or of a package, has the name.
            ScreenMissing: one of the apps does not open.
            PartMissing: nothing in its row leads to it.
        """
        return self._search.open(app)

    def row(self, app: AppIdentity) -> Row | None:
        """The app's row by what the list alone says; None: it has no such app. Raises Unreadable, NameTaken."""
        return self._search.row(app)

    @abstractmethod
    def touches_for_new(self) -> list[Touch]:
        """A check: what a person presses next to make a connected app; empty where there is nothing for it here."""

    def open_policies(self, app: AppIdentity) -> ConnectedAppPolicies:
        """Opens the app's policies, by way of its own page; raises as `open_app`, and PartMissing without the app."""
        if (page := self.open_app(app)) is None:
            raise self.lacks(str(app))
        ids = app.ids or tuple(page.ids)
        return page.manage().must_show(replace(app, ids=ids))

    def door(self, app: AppIdentity) -> Sight | None:
        """A check: what a person presses next in this list to open that app, or the list itself where the app is not
        among the rows that are loaded; None where it cannot be told."""
        with suppress(PageError):
            rows = self.table.rows(*(text for text in (app.name, app.api_name) if text))
            row = self._search.chosen({row: row.api_name for row in rows}, app)
            return self.table.door(row) if row is not None else self.table.sight()
        return None

    def names(self) -> list[str]:
        """The names of all apps in the list; raises Unreadable as `open_app`."""
        return [row.name for row in self.table.every_row()]

    def some_app(self) -> AppIdentity | None:
        """A check: the first connected app that the list shows; None when it shows none. Raises Unreadable."""
        own = (row for row in self.table.rows() if row.kind is Kind.CONNECTED)
        return next((AppIdentity(row.name, row.api_name) for row in own), None)
