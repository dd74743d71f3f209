"""A connected app's definition, as the org keeps it and as an open form holds it, behind the same names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from pages import ConnectedAppDetail, NewConnectedApp


class Definition(Protocol):
    """A connected app's definition. None means that it cannot be seen."""

    @property
    def name(self) -> str | None: ...
    @property
    def api_name(self) -> str | None: ...
    @property
    def contact_email(self) -> str | None: ...
    @property
    def contact_phone(self) -> str | None: ...
    @property
    def logo_url(self) -> str | None: ...
    @property
    def icon_url(self) -> str | None: ...
    @property
    def info_url(self) -> str | None: ...
    @property
    def description(self) -> str | None: ...
    @property
    def oauth(self) -> bool | None: ...
    @property
    def callback_urls(self) -> list[str]: ...
    @property
    def digital_signatures(self) -> bool | None: ...
    @property
    def scopes(self) -> frozenset[str] | None: ...


@dataclass(frozen=True, slots=True)
class ObservedApp:
    """A definition as the org keeps it."""

    name: str
    api_name: str | None
    contact_email: str | None
    contact_phone: str | None
    logo_url: str | None
    icon_url: str | None
    info_url: str | None
    description: str | None
    oauth: bool
    callback_urls: list[str]
    digital_signatures: bool | None
    certificate: str | None
    scopes: frozenset[str]
    scope_labels: str

    @classmethod
    def read(cls, name: str, page: ConnectedAppDetail) -> ObservedApp:
        """Reads the app's page; `name` is what the list of apps calls it.

        An app with a certificate has a row for it, with the subject and the end of validity in one text, and perhaps
        no row that says that digital signatures are used (grade A-img).
        """
        certificate = _certificate(page.digital_certificate.text) or _certificate(page.digital_signatures.text)
        return cls(
            name=page.name or name,
            api_name=page.api_name.text,
            contact_email=page.contact_email.text,
            contact_phone=page.contact_phone.text,
            logo_url=page.logo_url.text,
            icon_url=page.icon_url.text,
            info_url=page.info_url.text,
            description=page.description.text,
            oauth=page.consumer_key.showing() or page.manage_details.showing(),
            callback_urls=page.callback_url.lines or [],
            digital_signatures=bool(certificate) or page.digital_signatures.ticked,
            certificate=certificate,
            scopes=page.scope_tokens,
            scope_labels=page.scopes.text or "",
        )


def _certificate(text: str | None) -> str:
    """What a row says of a certificate; empty where its words name none."""
    return text if text and re.search(r"[=\d]", text) else ""


class OpenForm:
    """A definition as the open form holds it, read when asked for."""

    def __init__(self, form: NewConnectedApp) -> None:
        self.form = form

    @property
    def name(self) -> str | None:
        return self.form.name.value

    @property
    def api_name(self) -> str | None:
        return self.form.api_name.value

    @property
    def contact_email(self) -> str | None:
        return self.form.contact_email.value

    @property
    def contact_phone(self) -> str | None:
        return self.form.contact_phone.value

    @property
    def logo_url(self) -> str | None:
        return self.form.logo_url.value

    @property
    def icon_url(self) -> str | None:
        return self.form.icon_url.value

    @property
    def info_url(self) -> str | None:
        return self.form.info_url.value

    @property
    def description(self) -> str | None:
        return self.form.description.value

    @property
    def oauth(self) -> bool | None:
        return self.form.enable_oauth.ticked

    @property
    def callback_urls(self) -> list[str]:
        return (self.form.callback_url.value or "").split()

    @property
    def digital_signatures(self) -> bool | None:
        return self.form.digital_signatures.ticked

    @property
    def scopes(self) -> frozenset[str] | None:
        return self.form.scopes.selected
