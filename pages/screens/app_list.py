"""What the lists of apps share, App Manager's and Classic's: which of the apps is the one that is meant."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar
from urllib.parse import urlsplit

from ..components import Kind, Output, Row
from ..errors import NameTaken, PartMissing, ScreenMissing, Unreadable
from ..screen import Screen
from ..values.app_identity import AppIdentity, same_api_name
from ..values.text import same
from .connected_app.connected_app_detail import ConnectedAppDetail
from .connected_app.connected_app_policies import ConnectedAppPolicies

S = TypeVar("S", bound=Screen)

_MANY = 50
"""So many pages of apps with other names are not opened to find an API name that the list does not show."""


class _AnyApp(Screen):
    """The page of whatever app, one of a package too, which has no Edit."""

    title = "Connected App"
    titles = ("Connected App:",)
    paths = ("/forceAppDetail.apexp",)

    api_name = Output("API Name", always=True)


class AppList(Screen, ABC):
    """A list of the org's apps. An API name is one app's; a name may be several's.

    Where the list shows no API names, the apps' pages tell. Of an app that the list calls a package's, its page tells
    whether it is this org's own: what the words in App Type mean there is not known (they are grade A-img), and a
    package's app cannot be edited.
    """

    def open_app(self, app: AppIdentity) -> ConnectedAppDetail | None:
        """Opens the app with that API name, else of that name; None, and in the list: the org has no such app.

        Raises:
            Unreadable: the list is not understood, not all of it shows, two apps could be meant, or there are too many
                to look at; or the page that opens does not show that app.
            NameTaken: an app of another kind, or of a package, has the name.
            ScreenMissing: one of the apps does not open.
            PartMissing: nothing in its row leads to it.
        """
        rows = self._likely(app)
        if app.api_name and any(not row.api_name for row in rows):
            rows = self._rows("", ())
            if any(not row.api_name for row in rows if row.connected):
                return self._by_pages(rows, app)
        row = self._chosen({row: row.api_name for row in rows}, app)
        return self._own(row, AppIdentity(row.name, row.api_name)) if row is not None else None

    def row(self, app: AppIdentity) -> Row | None:
        """The app's row by what the list alone says; None: it has no such app. Raises Unreadable, NameTaken."""
        return self._chosen({row: row.api_name for row in self._likely(app)}, app)

    def open_policies(self, app: AppIdentity) -> ConnectedAppPolicies:
        """Opens the app's policies, by way of its own page; raises as `open_app`, and PartMissing without the app."""
        page = self.open_app(app)
        if page is None:
            raise self.lacks(str(app))
        ids = app.ids or tuple(page.ids)
        return page.manage().must_show(replace(app, ids=ids))

    def names(self) -> list[str]:
        """The names of all apps in the list; raises Unreadable as `open_app`."""
        return [row.name for row in self._rows("", ())]

    def some_app(self) -> AppIdentity | None:
        """A check: the first connected app that the list shows; None when it shows none. Raises Unreadable."""
        own = (row for row in self._shown() if row.kind is Kind.CONNECTED)
        return next((AppIdentity(row.name, row.api_name) for row in own), None)

    # what the one list and the other do in their own ways

    @abstractmethod
    def _shown(self, *meant: str) -> Sequence[Row]:
        """A check: the rows that are loaded."""

    @abstractmethod
    def _rows(self, api_name: str, meant: Sequence[str]) -> Sequence[Row]:
        """The rows of the whole list, or what of it is enough to find that API name; with `meant` the first row, and
        those with one of these texts. Raises Unreadable."""

    @abstractmethod
    def _view(self, row: Row, screen: type[S]) -> S:
        """Opens the page of that row."""

    # the search

    def _likely(self, app: AppIdentity) -> Sequence[Row]:
        return self._rows(app.api_name, [text for text in (app.name, app.api_name) if text])

    def _by_pages(self, rows: Sequence[Row], app: AppIdentity) -> ConnectedAppDetail | None:
        here = urlsplit(self.surface.url)
        address = f"{here.path}?{here.query}" if here.query else here.path
        likely = [row for row in rows if same(row.name, app.name) or _known(row, app)]
        others = [row for row in rows if row.kind is Kind.CONNECTED and row not in likely]
        if len(others) > _MANY:
            raise Unreadable(
                f"{self.title} shows no API names, and {len(others)} connected apps of other names; so it cannot be "
                f"told whether one of them is {app}",
                hint="show the column Developer Name in App Manager, or name the app as the list does: --app-name",
            )
        api_names = {row: "" for row in rows if not row.connected}
        for row in sorted(filter(lambda row: row.connected, likely), key=lambda row: not _known(row, app)) + others:
            api_names[row] = self._peek(row)
            if same(api_names[row], app.api_name):
                return self._own(row, app)
            self._again(address)
        found = self._chosen(api_names, app)
        return self._own(found, AppIdentity(found.name, api_names[found])) if found is not None else None

    def _peek(self, row: Row) -> str:
        """Opens the page of that row; the API name that it shows, if it is one of a connected app."""
        try:
            return self._view(row, _AnyApp).api_name.text or ""
        except (ScreenMissing, PartMissing):
            if row.kind is Kind.MANAGED:
                return ""
            raise

    def _again(self, address: str) -> None:
        self.org.open(address)
        self.org.wait_for(type(self))

    def _own(self, row: Row, app: AppIdentity) -> ConnectedAppDetail:
        """The page of that row, or of it that is open already, which must be the app's."""
        if row.kind is not Kind.MANAGED:
            return self._opened(row).must_show(app)
        try:
            page = self._opened(row).must_show(app)
        except (ScreenMissing, PartMissing) as missing:
            raise _taken(row) from missing
        if not page.edit.enabled:
            raise _taken(row)
        return page

    def _opened(self, row: Row) -> ConnectedAppDetail:
        return self.org.current(ConnectedAppDetail) or self._view(row, ConnectedAppDetail)

    def _chosen(self, api_names: dict[Row, str], app: AppIdentity) -> Row | None:
        """The row of that app among those with these API names: by that name, by it with a namespace, by its name.

        Raises:
            Unreadable, NameTaken: as `open_app`.
        """
        exact = [row for row, shown in api_names.items() if app.api_name and same(shown, app.api_name)]
        spaced = [row for row, shown in api_names.items() if app.api_name and same_api_name(shown, app.api_name)]
        named = [row for row in api_names if same(row.name, app.name)]
        own, package = Kind.CONNECTED, Kind.MANAGED
        for rows, kind in ((exact, own), (spaced, own), (exact, package), (named, own), (named, package)):
            found = [row for row in rows if row.kind is kind]
            if len(found) > 1:
                shown = ", ".join(f"{row.name} ({api_names[row] or 'API name not shown'})" for row in found)
                raise Unreadable(
                    f"{self.title}: {len(found)} connected apps could be meant: {shown}",
                    hint="name the one that is meant by its API name: --api-name",
                )
            if found:
                return found[0]
        for row in (*exact, *named):
            if row.kind is Kind.UNKNOWN:
                raise Unreadable(
                    f'{self.title} lists {_said(row)} as "{row.app_type}", which is no known kind of app',
                    hint="choose another APP_NAME, or look at that app in Setup",
                )
            if row.kind is Kind.EXTERNAL:
                raise _taken(row)
        return None


def _known(row: Row, app: AppIdentity) -> bool:
    """Whether the row leads to one of the app's ids."""
    return row.entry is not None and any(one in target for one in app.ids for target in row.entry.targets)


def _said(row: Row) -> str:
    return f'"{row.name}" ({row.api_name})' if row.api_name else f'"{row.name}"'


def _taken(row: Row) -> NameTaken:
    kind = "app of a managed package" if row.kind is Kind.MANAGED else "external client app"
    return NameTaken(
        f'the org has an {kind} {_said(row)}, App Type "{row.app_type}", which is no connected app of this org and is '
        "left alone",
        hint="choose another APP_NAME",
    )
