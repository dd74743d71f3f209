"""The catalogue: every field of a connected app that a walk sets, with its step and the label on the screens.

Settings, filling in, reading back, comparing, undo, reports and the guide are loops over it. A new text of the form is
one row here, and the part of that name in `pages`: of the form, and of the app's page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pages.values.text import key, shown

from ..texts.given_text import shown as quoted
from .field_values import phone, url
from .validation import is_email, is_phone, is_web_url

Check = Callable[[str], str]
"""What is wrong with a value that somebody gave, as the rest of a sentence; empty when nothing is."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `part` and `key` are its place in what is read back, in results.json and in the journal.

    `of` makes of a text what is compared. `control` is the label on the form where that is another one.
    """

    part: str
    key: str
    label: str
    step: int
    of: Callable[[str], str] = shown
    control: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    """A text of the form in step 4, which is a setting too.

    `needed`: the org asks for it. `newer`: journals of before its time have no such value.
    """

    part: str = "app"
    step: int = 4
    check: Check = lambda _: ""
    help: str = ""
    needed: bool = False
    quotable: bool = False
    newer: bool = False

    @property
    def variable(self) -> str:
        """Its setting's name in the environment."""
        return f"APP_{self.key.upper()}"

    @property
    def flag(self) -> str:
        """Its setting's flag."""
        return f"--{self.key.replace('_', '-')}"


def _email(text: str) -> str:
    return "" if is_email(text) else f"{quoted(text)} is not an e-mail address"


def _phone(text: str) -> str:
    return "" if is_phone(text) else f"{quoted(text)} is not a phone number"


def _url(text: str) -> str:
    if "@" in text.partition("?")[0]:
        return "the value carries a user name or password, which many can read in an app's definition"
    return "" if is_web_url(text) else f"{quoted(text)} is not a URL that begins with http:// or https:// and a host"


TEXTS: Final = (
    Text(
        key="contact_email",
        label="Contact Email",
        of=key,  # domains have no case, and no provider of today tells mailboxes apart by it
        check=_email,
        help="Contact Email; a real org needs it",
        needed=True,
    ),
    Text(key="contact_phone", label="Contact Phone", of=phone, check=_phone),
    Text(key="logo_url", label="Logo Image URL", of=url, check=_url),
    Text(key="icon_url", label="Icon URL", of=url, check=_url),
    Text(key="info_url", label="Info URL", of=url, check=_url),
    Text(key="description", label="Description", quotable=True),
    Text(key="start_url", label="Start URL", of=url, check=_url, newer=True),
    Text(key="mobile_start_url", label="Mobile Start URL", of=url, check=_url, newer=True),
)
"""The texts of step 4 beside the two names."""

NAME: Final = Field("app", "name", "Connected App Name", 4)
# The org takes two API names that differ by case alone for one (grade D).
API_NAME: Final = Field("app", "api_name", "API Name", 4, of=key)
OAUTH: Final = Field("app", "oauth", "Enable OAuth Settings", 5)
CALLBACK: Final = Field("app", "callback_urls", "Callback URL", 6)
SIGNATURES: Final = Field("app", "digital_signatures", "Use digital signatures", 7)
CERTIFICATE: Final = Field("app", "certificate", "Certificate", 8, control="Choose File")
SCOPES: Final = Field("app", "scopes", "Selected OAuth Scopes", 9)
REFRESH: Final = Field("policies", "refresh_policy", "Refresh Token Policy", 13)
TIMEOUT: Final = Field("policies", "timeout", "Timeout Value", 14)
PERMITTED: Final = Field("policies", "permitted_users", "Permitted Users", 15)
PROFILES: Final = Field("assigned", "profiles", "Profiles", 17, control="Profile")
PERMISSION_SETS: Final = Field("assigned", "permission_sets", "Permission Sets", 17, control="Permission Set")

FIELDS: Final[tuple[Field, ...]] = (
    NAME,
    API_NAME,
    *TEXTS,
    OAUTH,
    CALLBACK,
    SIGNATURES,
    CERTIFICATE,
    SCOPES,
    REFRESH,
    TIMEOUT,
    PERMITTED,
    PROFILES,
    PERMISSION_SETS,
)
"""All of them, in the order of the steps."""

LABELS: Final = {field.key: field.label for field in FIELDS}
"""What the screens call each value that is read back."""


_SCOPES: Final = {
    "api": "Manage user data via APIs (api)",
    "web": "Manage user data via Web browsers (web)",
    "refresh_token": "Perform requests at any time (refresh_token, offline_access)",
    "full": "Full access (full)",
}


def scope_label(token: str) -> str:
    """What forms since about 2021 call a scope (grade A-img); the token itself for a scope that is not known."""
    return _SCOPES.get(token, f"({token})")


def agree(field: Field, wanted: str | None, found: str | None) -> bool:
    """Whether two values of a field are one value; None and nothing but blanks are the same.

    A difference by blanks, line ends or Unicode form alone is none: pages show texts normalized. Case counts, except
    where the org or the world ignores it.
    """
    return field.of(wanted or "") == field.of(found or "")
