"""External Client Apps > Settings: where creation of connected apps is allowed since Winter '26 (grade A-img)."""

from __future__ import annotations

import time
from typing import Self

from playwright.sync_api import Error as PlaywrightError

from ..browser.questions import asking
from ..browser.timeouts import AT_ONCE
from ..components import Button, Heading, Toggle
from ..screen import Screen
from ..values.text import plain
from .connected_app.app_chooser import AppChooser
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
    enable = Button("Enable", "Turn On", "Continue", "Yes", always=True)


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
        if self._settled:
            return self
        shown: list[tuple[bool | None, bool]] = []
        since = time.monotonic()

        def still() -> bool:
            nonlocal since
            now = self.allow.on, self.new_connected_app.enabled
            if shown[-1:] != [now]:
                shown.append(now)
                since = time.monotonic()
            return time.monotonic() - since > AT_ONCE

        self.org.until(still, patience=self.org.patience.quick)
        self._settled = True
        return self

    def allow_creation(self) -> None:
        """Turns the toggle on, with the dialog's Enable, once it has settled: to switch it before might turn it off.

        Raises:
            NotAllowed: the org refuses; since Spring '26 Support must switch a permission on first (grade B).
        """
        if self.settle().allow.on:
            return
        if not self.allow.showing():
            raise creation_is_off(
                "App Manager offers no new connected app, and there is no switch for it in its Settings"
            )
        org, before = self.org, self.refusal()

        def refused() -> str:
            words = self.refusal()
            return words if words != before else ""

        self.allow.flip()
        if org.until(lambda: org.current(EnableDialog) or self.allow.on or refused(), patience=org.patience.quick):
            if dialog := org.current(EnableDialog):
                dialog.enable.click()
            org.until(
                lambda: (self.allow.on and not org.current(EnableDialog)) or refused(), patience=org.patience.quick
            )
        if not self.allow.on:
            raise creation_is_off(refused() or "the toggle stays off")

    def new(self) -> NewConnectedApp | AppChooser:
        """Presses New Connected App. No choice came after it in the one org that was seen (A-img)."""
        return self.new_connected_app.press(NewConnectedApp, AppChooser)

    def refusal(self) -> str:
        """A check: the org's words when it does not let the toggle be turned on."""
        try:
            with asking(self.org.page):
                words = plain("".join(self.surface.locator("body").all_inner_texts()))
        except PlaywrightError:  # the document went away meanwhile
            return ""
        found = REFUSAL.search(words)
        return found[0] if found else ""
