"""What New Connected App opens from about Winter '25 on: a choice between two kinds of app. Labels: grade C."""

from __future__ import annotations

from ...browser.timeouts import AT_ONCE
from ...components import DialogButton, OnlyList, RadioOption, Touch
from ...components.sight import touched
from ...screen import Screen
from .creation_blocked import creation_is_off
from .new_connected_app import NewConnectedApp


class AppChooser(Screen):
    """The dialog "Create a Connected App" or "Create an External Client App"; in Classic its own page (grade D)."""

    title = "Create a Connected App"
    native = True
    shape = "dialog"

    connected_app = RadioOption("Create a Connected App", "Connected App", variant=True)
    external_client_app = RadioOption("Create an External Client App", "External Client App", always=True)
    kinds = OnlyList("Kind of App", variant=True)
    continue_ = DialogButton("Continue", "Next", variant=True)

    def touches(self) -> list[Touch]:
        """A check: the choice of a connected app, in the list that has it where there is one, and what goes on."""
        chosen = self.connected_app.chosen
        choice = self.connected_app.sight() or self.kinds.sight()
        go_on = self.continue_.sight() if self.continue_.showing() else None
        return list(touched((choice, go_on), (chosen, False)))

    def choose_connected_app(self) -> NewConnectedApp:
        """Chooses a connected app and goes on to its form.

        Raises:
            NotAllowed: only the other kind can be chosen.
            PartMissing: neither kind can be.
        """
        if not self.connected_app.showing() and self.kinds.showing():
            self.kinds.open()
            self.org.until(self.connected_app.showing, patience=AT_ONCE)
        if not self.connected_app.showing():
            if not self.external_client_app.showing():
                raise self.lacks(self.connected_app.label)
            raise creation_is_off("only an External Client App can be chosen")
        org = self.org
        left = org.fingerprint()
        self.connected_app.choose()
        # In some orgs each kind may be a button of its own (grade D), which leads on by itself.
        org.until(lambda: self.continue_.enabled or not self.showing(), patience=org.patience.quick)
        if org.current(type(self)) is not None and self.continue_.showing():
            return self.continue_.press(NewConnectedApp)
        return org.wait_for(NewConnectedApp, left=left)


class AppKindList(AppChooser):
    """The same with a list, whose options are in the document only while it is open (grade D)."""

    title = "Create a Connected App"
    says = ("connected app", "kind of app", "type of app", "app type")

    external_client_app = RadioOption("Create an External Client App", "External Client App", variant=True)
    kinds = OnlyList("Kind of App", always=True)
    continue_ = DialogButton("Continue", "Next", always=True)
