"""App Manager: where connected apps are found and made in Lightning."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from ..browser.timeouts import AT_ONCE
from ..components import Button, Heading, Kind, LightningTable, Row
from ..errors import Unreadable
from ..values.text import same
from .app_list import AppList, S
from .connected_app.app_chooser import AppChooser, AppKindList
from .connected_app.new_connected_app import NewConnectedApp


class AppManager(AppList):
    """Lightning Experience App Manager. The button is not always there: creation may be off, editing never is."""

    title = "App Manager"
    native = True
    paths = ("/setup/NavigationMenus/home",)

    heading = Heading("Lightning Experience App Manager", "App Manager", always=True)
    table = LightningTable("App Name", always=True)
    new_connected_app = Button("New Connected App", variant=True)
    more = Button("Show more actions", "More actions", variant=True)

    def offers_new(self) -> bool:
        """Whether a connected app can be made from here: the button is there, or among more actions, and not greyed.

        No counts once it has been the answer for a moment, since the button may come after the list. Yes counts at
        once: one that is greyed later leads nowhere, and is asked again by whoever pressed it.
        """
        if self._offered() or self.org.steady(self._offered):
            return True
        if not self.new_connected_app.showing() and self.more.enabled:
            self.more.click()
        return bool(self.org.until(self._offered, patience=AT_ONCE))

    def _offered(self) -> bool:
        return self.new_connected_app.enabled

    def new(self) -> NewConnectedApp | AppChooser:
        """Presses New Connected App; from about Winter '25 on a choice comes first."""
        return self.new_connected_app.press(NewConnectedApp, AppChooser, AppKindList)

    def _shown(self, *meant: str) -> Sequence[Row]:
        return self.table.rows(*meant)

    def _rows(self, api_name: str, meant: Sequence[str]) -> Sequence[Row]:
        with suppress(Unreadable):  # while it loads; an API name is one app's, so the rest of a long list can wait
            loaded = [row for row in self._shown(*meant) if api_name and same(row.api_name, api_name)]
            exact = [row for row in loaded if row.kind is Kind.CONNECTED]
            if len(exact) == 1:
                return exact
        return self.table.whole(*meant)

    def _view(self, row: Row, screen: type[S]) -> S:
        if not (self.table.choose(row, "View") or self.table.open_by_name(row)):
            raise self.lacks("View")
        return self.org.wait_for(screen)
