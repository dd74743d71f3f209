"""App Manager: where connected apps are found and made in Lightning."""

from __future__ import annotations

from ..browser.timeouts import AT_ONCE
from ..components import Button, Heading, LightningTable, Touch
from ..components.sight import touched
from .app_list import AppList
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

        def offered() -> bool:
            return self.new_connected_app.enabled

        if offered() or self.org.steady(offered):
            return True
        if not self.new_connected_app.showing() and self.more.enabled:
            self.more.click()
        return bool(self.org.until(offered, patience=AT_ONCE))

    def touches_for_new(self) -> list[Touch]:
        """A check: New Connected App, or where more actions are, of which it may be one."""
        one = self.new_connected_app
        if one.showing():
            return list(touched((one.sight() if one.enabled else None,), (False,)))
        return list(touched((self.more.sight() if self.more.enabled else None,), (False,)))

    def new(self) -> NewConnectedApp | AppChooser:
        """Presses New Connected App; from about Winter '25 on a choice comes first."""
        return self.new_connected_app.press(NewConnectedApp, AppChooser, AppKindList)
