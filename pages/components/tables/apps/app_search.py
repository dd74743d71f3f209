"""Finds one of the org's apps in a list of them: by what its row says, else by what the apps' own pages say.

An API name is one app's; a name may be several's. It knows no screen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, Protocol, Self, TypeVar
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from ....arrival.awaited import Awaited
from ....errors import NameTaken, PartMissing, ScreenMissing, Unreadable
from ....values.app_identity import AppIdentity, same_api_name
from ....values.text import same
from ...part import Host
from ...sight import Sight
from .app_row import Kind, Row

_told: WeakKeyDictionary[Any, dict[Row, str]] = WeakKeyDictionary()
"""The API names that pages have told, by the row that led there: those of other apps are read once a run."""
_MANY = 50
"""So many pages of apps with other names are not opened to find an API name that the list does not show."""


class ListOfApps(Protocol):
    """A part that lists the org's apps. All raise Unreadable where the list is not understood."""

    def rows(self, *meant: str) -> Sequence[Row]:
        """A check: the rows that are loaded; with `meant`, the first and those that have one of these texts in them."""

    def every_row(self, *meant: str) -> Sequence[Row]:
        """The rows of the whole list, as `rows`."""

    def view(self, row: Row, screen: type[Any]) -> Any:
        """Opens the page of that row. Raises PartMissing where nothing in the row leads to it."""

    def door(self, row: Row) -> Sight | None:
        """A check: what a person presses next to open that row's page; None where it cannot be told."""

    def sight(self) -> Sight | None:
        """A check: the list itself."""


class AppPage(Host, Protocol):
    """An app's own page. Every app has an API name there, and one of this org an Edit, unless it was migrated."""

    edit: Any
    migrated: Any
    api_name: Any

    def must_show(self, app: AppIdentity) -> Self: ...


S = TypeVar("S", bound=Awaited)
P = TypeVar("P", bound=AppPage)


@dataclass
class AppSearch(Generic[P]):
    """The search in the list `table` of `screen`. An app of this org shows itself on a `page`, any on an `any_page`."""

    screen: Host
    table: ListOfApps
    page: type[P]
    any_page: type[Any]

    def open(self, app: AppIdentity) -> P | None:
        """The app's page, opened; None, and in the list: the org has no such app.

        Of an app that the list calls a package's, its page tells whether it is this org's own: what the words in App
        Type mean there is not known (they are grade A-img), and a package's app cannot be edited.
        """
        rows = self._likely(app)
        if app.api_name and any(not row.api_name for row in rows):
            rows = self.table.every_row()
            if any(not row.api_name for row in rows if row.connected):
                return self._by_pages(rows, app)
        row = self.chosen({row: row.api_name for row in rows}, app)
        return self._own(row, AppIdentity(row.name, row.api_name)) if row is not None else None

    def row(self, app: AppIdentity) -> Row | None:
        """The app's row by what the list alone says; None: it has no such app."""
        return self.chosen({row: row.api_name for row in self._likely(app)}, app)

    def _likely(self, app: AppIdentity) -> Sequence[Row]:
        """The rows that may be the app's. An API name is one app's, so the rest of a long list can wait for its row."""
        meant = [text for text in (app.name, app.api_name) if text]
        with suppress(Unreadable):  # while it loads
            loaded = [row for row in self.table.rows(*meant) if app.api_name and same(row.api_name, app.api_name)]
            exact = [row for row in loaded if row.kind is Kind.CONNECTED]
            if len(exact) == 1:
                return exact
        return self.table.every_row(*meant)

    def _by_pages(self, rows: Sequence[Row], app: AppIdentity) -> P | None:
        here = urlsplit(self.screen.surface.url)
        address = f"{here.path}?{here.query}" if here.query else here.path
        likely = [row for row in rows if same(row.name, app.name) or row.leads_to(app.ids)]
        others = [row for row in rows if row.kind is Kind.CONNECTED and row not in likely]
        if len(others) > _MANY:
            raise Unreadable(
                f"{self.screen.title} shows no API names, and {len(others)} connected apps of other names; so it "
                f"cannot be told whether one of them is {app}",
                hint="show the column Developer Name in App Manager, or name the app as the list does: --app-name",
            )
        api_names, told = {row: "" for row in rows if not row.connected}, _told.setdefault(self.screen.org, {})
        for row in sorted((row for row in likely if row.connected), key=lambda row: not row.leads_to(app.ids)) + others:
            looked = row in likely or row not in told or rows.count(row) > 1
            if looked:
                told[row] = self._peek(row)
            api_names[row] = told[row]
            if same(api_names[row], app.api_name):
                return self._own(row, app)
            if looked:
                self.screen.org.open(address)
                self.screen.org.wait_for(type(self.screen))
        found = self.chosen(api_names, app)
        return self._own(found, AppIdentity(found.name, api_names[found])) if found is not None else None

    def _peek(self, row: Row) -> str:
        """Opens the page of that row; the API name that it shows, if it is one of a connected app."""
        try:
            return str(self.table.view(row, self.any_page).api_name.text or "")
        except (ScreenMissing, PartMissing):
            if row.kind is Kind.MANAGED:
                return ""
            raise

    def _own(self, row: Row, app: AppIdentity) -> P:
        """The page of that row, or of it that is open already, which must be the app's, and this org's."""
        try:
            page: P = self.screen.org.current(self.page) or self.table.view(row, self.page)
            page = page.must_show(app)
        except (ScreenMissing, PartMissing) as missing:
            if row.kind is Kind.MANAGED:
                raise _taken(row) from missing
            raise
        if row.kind is Kind.MANAGED and not (page.edit.enabled or page.migrated.showing()):
            raise _taken(row)
        return page

    def chosen(self, api_names: Mapping[Row, str], app: AppIdentity) -> Row | None:
        """The row of that app among those with these API names: by that name, by it with a namespace, by its name."""
        exact = [row for row, shown in api_names.items() if app.api_name and same(shown, app.api_name)]
        spaced = [row for row, shown in api_names.items() if app.api_name and same_api_name(shown, app.api_name)]
        named = [row for row in api_names if same(row.name, app.name)]
        own, package = Kind.CONNECTED, Kind.MANAGED
        for rows, kind in ((exact, own), (spaced, own), (exact, package), (named, own), (named, package)):
            found = [row for row in rows if row.kind is kind]
            if len(found) > 1:
                shown = ", ".join(f"{row.name} ({api_names[row] or 'API name not shown'})" for row in found)
                raise Unreadable(
                    f"{self.screen.title}: {len(found)} connected apps could be meant: {shown}",
                    hint="say which one you mean by its API name: --api-name",
                )
            if found:
                return found[0]
        for row in (*exact, *named):
            if row.kind is Kind.UNKNOWN:
                raise Unreadable(
                    f'{self.screen.title} lists {row} as "{row.app_type}", which is no known kind of app',
                    hint="choose another APP_NAME, or look at that app in Setup",
                )
            if row.kind is Kind.EXTERNAL:
                raise _taken(row)
        return None


def _taken(row: Row) -> NameTaken:
    return NameTaken(
        f'the org has an {row.kind.value} {row}, App Type "{row.app_type}", which is no connected app of this org and '
        "is left alone",
        hint="choose another APP_NAME",
    )
