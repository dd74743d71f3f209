"""Create > Apps: where connected apps are found and made in Classic."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from ..components import Button, Heading, ListedName, Output, RelatedList
from ..errors import Unreadable
from ..screen import Screen
from ..values.app_identity import AppIdentity, same_api_name
from ..values.text import same
from .connected_app.app_chooser import AppChooser
from .connected_app.connected_app_detail import ConnectedAppDetail
from .connected_app.connected_app_policies import ConnectedAppPolicies
from .connected_app.new_connected_app import NewConnectedApp


class _AnyApp(Screen):
    """The page of whatever app, one of a package too, which has no Edit."""

    title = "Connected App"
    titles = ("Connected App:",)
    paths = ("/forceAppDetail.apexp",)

    api_name = Output("API Name", always=True)


class ClassicApps(Screen):
    """Create > Apps in Classic; connected apps are a section of their own. It shows no API names."""

    title = "Apps (Classic)"
    titles = ("Apps ~ Salesforce",)

    heading = Heading("Apps", always=True)
    apps = RelatedList("Connected Apps", always=True)
    new_connected_app = Button("New", variant=True)

    def open_app(self, app: AppIdentity) -> ConnectedAppDetail | None:
        """Opens the app with that API name, else of that name; None, and back in the list: the org has no such app.

        The list shows no API names, so the pages tell: first those of that id and that name, then all the others.

        Raises:
            Unreadable: the list is not understood, not all of it shows, or two apps could be meant.
            ScreenMissing: one of the apps does not open.
        """
        address, entries = self._address, self.apps.whole()
        found: dict[ListedName, bool] = {}
        for entry in _likely_first(entries, app):
            if not app.api_name and not same(entry.name, app.name):
                continue
            api_name = self._peek(entry)
            fits = same_api_name(api_name, app.api_name) if app.api_name else same(entry.name, app.name)
            if fits and app.api_name and same(api_name, app.api_name):
                return self.org.wait_for(ConnectedAppDetail)
            if fits or same(entry.name, app.name):
                found[entry] = fits
            self._again(address)
        meant = [entry for entry, fits in found.items() if fits] or list(found)
        if len(meant) > 1:
            shown = ", ".join(entry.name for entry in meant)
            raise Unreadable(
                f"{self.title}: {len(meant)} connected apps could be meant: {shown}",
                hint="name the one that is meant by its API name: --api-name",
            )
        if not meant:
            return None
        self._peek(meant[0])
        return self.org.wait_for(ConnectedAppDetail)

    def open_policies(self, app: AppIdentity) -> ConnectedAppPolicies:
        """Opens the app's policies, by way of its own page; raises as `open_app`, and PartMissing without the app."""
        page = self.open_app(app)
        if page is None:
            raise self.lacks(str(app))
        return page.manage().must_show(app)

    def find(self, name: str, api_name: str) -> str | None:
        """What the list calls the app with that API name, else of that name; None: absent. Raises as `open_app`."""
        address = self._address
        page = self.open_app(AppIdentity(name, api_name))
        if page is None:
            return None
        called = page.name or name
        self._again(address)
        return called

    def view(self, name: str) -> ConnectedAppDetail:
        """Opens the one connected app of that name.

        Raises:
            PartMissing: there is none.
            Unreadable: there are two, or the page that opens does not show that app.
        """
        return self.apps.follow(self._one(name), name, ConnectedAppDetail).must_show(AppIdentity(name))

    def manage(self, name: str) -> ConnectedAppPolicies:
        """Opens the policies of the one connected app of that name; raises as `view`."""
        return self.apps.follow(self._one(name), "Manage", ConnectedAppPolicies).must_show(AppIdentity(name))

    def names(self) -> list[str]:
        """The names of all connected apps.

        Raises:
            Unreadable: the list is not understood, or not all of it shows.
        """
        return [entry.name for entry in self.apps.whole()]

    def some_app(self) -> AppIdentity | None:
        """A check: the first connected app in the list; None when it shows none. Raises Unreadable as `names`."""
        return next((AppIdentity(name) for name in self.apps.names or ()), None)

    def offers_new(self) -> bool:
        """A check: whether a connected app can be made from here."""
        return self.apps.has_button("New")

    def new(self) -> NewConnectedApp | AppChooser:
        """Presses New in the section of connected apps; from about Winter '25 on a choice comes first."""
        return self.apps.press("New", NewConnectedApp, AppChooser)

    @property
    def _address(self) -> str:
        here = urlsplit(self.surface.url)
        return f"{here.path}?{here.query}" if here.query else here.path

    def _again(self, address: str) -> None:
        self.org.open(address)
        self.org.wait_for(ClassicApps)

    def _peek(self, entry: ListedName) -> str:
        """Opens the page of that row; the API name that it shows."""
        return self.apps.follow(entry, entry.name, _AnyApp).api_name.text or ""

    def _one(self, name: str) -> ListedName:
        entries = [entry for entry in self.apps.whole() if same(entry.name, name)]
        if not entries:
            raise self.lacks(name)
        if len(entries) > 1:
            raise Unreadable(
                f'{self.title}: {len(entries)} connected apps are called "{name}"',
                hint="name the one that is meant by its API name: --api-name",
            )
        return entries[0]


def _likely_first(entries: Sequence[ListedName], app: AppIdentity) -> list[ListedName]:
    def rank(entry: ListedName) -> int:
        known = any(one in target for one in app.ids for target in entry.targets)
        return 0 if known else 1 if same(entry.name, app.name) else 2

    return sorted(entries, key=rank)
