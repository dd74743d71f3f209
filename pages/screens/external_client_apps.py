"""External Client Apps > Settings: where creation of connected apps is allowed since Winter '26 (grade A-img)."""

from __future__ import annotations

from typing import Self

from ..components import Button, Heading, Toggle, Touch
from ..components.sight import touched
from ..errors import NotAllowed
from ..screen import Screen
from ..values.text import plain
from .connected_app.app_chooser import AppChooser, AppKindList
from .connected_app.creation_blocked import REFUSAL, creation_is_off
from .connected_app.new_connected_app import NewConnectedApp


class EnableDialog(Screen):
    """The question that turning the toggle on asks."""

    title = "Enable Connected App Creation?"
    native = True
    shape = "dialog"
    says = ("connected app",)

    heading = Heading(
        "Enable Connected App Creation?", "Enable Connected Apps Connection?", "Enable Connected Apps", variant=True
    )
    enable = Button("Enable", "Turn On", "Allow", "Continue", "Confirm", "Yes", "OK", always=True)


class ExternalClientAppSettings(Screen):
    """The page with the toggle and, once it is on, a button New Connected App of its own."""

    title = "External Client App Settings"
    native = True
    path = "/lightning/setup/ExternalClientApplicationSettings/home"
    paths = ("/setup/ExternalClientApplicationSettings/home",)

    heading = Heading("External Client App Settings", always=True)
    allow = Toggle("Allow creation of connected apps", variant=True)
    new_connected_app = Button("New Connected App", variant=True)

    _settled = False

    def settle(self) -> Self:
        """Waits until the toggle and the button have kept their state: at first they may show another one, for up to
        0.8 s (A-img)."""
        if not self._settled:
            allow, new, org = self.allow, self.new_connected_app, self.org
            org.until(lambda: allow.showing() or new.showing(), patience=org.patience.page, left="")
            org.steady(lambda: (allow.on, allow.enabled, new.enabled))
            self._settled = True
        return self

    @property
    def allowed(self) -> bool:
        """A check: whether the toggle is on; where it does not tell, whether New Connected App can be pressed."""
        on = self.allow.on
        return self.new_connected_app.enabled if on is None else on

    def blocked(self) -> NotAllowed | None:
        """A check, once it has settled: why the toggle cannot be turned on; None where it can be tried."""
        if not self.allow.showing():
            return creation_is_off(
                "App Manager offers no new connected app, and there is no switch for it in its Settings"
            )
        if self.allow.on is False and not self.allow.enabled:
            return creation_is_off("App Manager offers none, and the switch for it in its Settings is greyed")
        return None

    def allow_creation(self) -> None:
        """Turns the toggle on, with the dialog's Enable, once it has settled: to switch it before might turn it off.

        Raises:
            NotAllowed: the org refuses; since Spring '26 Support must switch a permission on first (grade B).
            Unreadable: it cannot be told whether the toggle is on.
        """
        if self.settle().allowed:
            return
        if blocked := self.blocked():
            raise blocked
        if why := self.allow.turn_on(EnableDialog, self.refusal):
            raise creation_is_off(why)

    def offers_new(self) -> bool:
        """Whether New Connected App can be pressed here; it is waited for, since it follows the toggle."""
        return bool(self.org.until(lambda: self.new_connected_app.enabled, patience=self.org.patience.quick))

    def new(self) -> NewConnectedApp | AppChooser:
        """Presses New Connected App. No choice came after it in the one org that was seen (A-img).

        Raises:
            NotAllowed: it is greyed, or not there, although the toggle is on.
        """
        if not self.offers_new():
            raise creation_is_off("New Connected App is greyed or absent in App Manager and in the Settings")
        return self.new_connected_app.press(NewConnectedApp, AppChooser, AppKindList)

    def touches(self) -> list[Touch]:
        """A check: the switch, and once it is on New Connected App; nothing where that cannot be told."""
        on, new = self.allow.on, self.new_connected_app
        if on is None and not new.enabled:
            return []
        switch = self.allow.sight() if self.allow.showing() else None
        return list(touched((switch, new.sight() if new.enabled else None), (on is not False, False)))

    def refusal(self) -> str:
        """A check: the org's words when it does not let the toggle be turned on."""
        found = REFUSAL.search(plain(self.look("() => document.body?.innerText ?? ''", "")))
        return found[0] if found else ""
