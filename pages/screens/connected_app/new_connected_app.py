"""The form of a connected app. Labels and ids: captured pages and screenshots of 2019 to 2025; grades A and A-img."""

from __future__ import annotations

from ...components import Button, Checkbox, DualListbox, FileField, TextField
from ...screen import Screen
from ...values.app_identity import ids_in
from .creation_blocked import SaveAppButton


class NewConnectedApp(Screen):
    """The form behind App Manager's New Connected App button, and behind Edit on an app."""

    title = "New Connected App"
    paths = ("/forceAppEdit.apexp",)

    name = TextField("Connected App Name", suffix="nameSection:name", always=True)
    api_name = TextField("API Name", always=True)
    contact_email = TextField("Contact Email", suffix="emailSection:contactEmail", always=True)
    contact_phone = TextField("Contact Phone")
    logo_url = TextField("Logo Image URL")
    icon_url = TextField("Icon URL")
    info_url = TextField("Info URL")
    description = TextField("Description", suffix="descriptionSection:description")

    start_url = TextField("Start URL", variant=True)
    mobile_start_url = TextField("Mobile Start URL", variant=True)

    enable_oauth = Checkbox("Enable OAuth Settings", suffix="oauth:isOauth", always=True)
    callback_url = TextField("Callback URL", suffix=":callbackUrl")
    digital_signatures = Checkbox("Use digital signatures", suffix=":certUsedOption")
    certificate = FileField("Choose File", about=("certificate", "digital signature"), suffix=":certFileUpload")
    scopes = DualListbox("Selected OAuth Scopes")

    save = SaveAppButton("Save", always=True)
    cancel = Button("Cancel")

    @property
    def ids(self) -> list[str]:
        """A check: the ids of the app that the form edits, by the page's address; a form for a new app has none."""
        return ids_in(self.surface.url)

    def name_it(self, name: str, api_name: str) -> None:
        """Types the name, and over the API Name that the page fills when the name is left (grade A) the wanted one."""
        self.name.fill_both(name, self.api_name, api_name)


class ContinueNotice(Screen):
    """The notice after Save that changes take minutes to reach every server. Some releases may skip it (grade D)."""

    title = "Changes take time"

    continue_ = Button("Continue", always=True)
    cancel = Button("Cancel", always=True)
