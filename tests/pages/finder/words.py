"""Which labels stand on a page of each kind: the wanted one, its neighbours, and others that share its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The wanted label, the labels before and after it, and twins: longer or shorter names that hold its words."""

    wanted: str
    before: tuple[str, str, str]
    after: tuple[str, str, str]
    twins: tuple[str, str]


WORDS: Mapping[str, tuple[Words, ...]] = {
    "text": (
        Words(
            "Start URL",
            ("Connected App Name", "API Name", "Contact Email"),
            ("Description", "Icon URL", "Contact Phone"),
            ("Mobile Start URL", "Start URL Parameters"),
        ),
        Words(
            "Info URL",
            ("Logo Image URL", "Icon URL", "Contact Email"),
            ("Description", "Callback URL", "Contact Phone"),
            ("Company Info URL", "Info"),
        ),
    ),
    "check": (
        Words(
            "Use digital signatures",
            ("Enable OAuth Settings", "Enable for Device Flow", "Require Secret for Web Server Flow"),
            ("Configure ID Token", "Introspect All Tokens", "Enable Single Logout"),
            ("Use digital signatures for SAML", "Do not use digital signatures"),
        ),
    ),
    "radio": (
        Words(
            "Expire refresh token after",
            (
                "Refresh token is valid until revoked",
                "Immediately expire refresh token",
                "Ask for each refresh token",
            ),
            ("Rotate refresh token", "Never give a refresh token", "Leave it to the user"),
            ("Expire refresh token if not used for", "Expire refresh token"),
        ),
    ),
    "select": (
        Words(
            "Timeout Value",
            ("Permitted Users", "IP Relaxation", "High assurance session required"),
            ("Policy Action", "Distribution State", "Default Language"),
            ("Default Timeout Value", "Timeout Value Unit"),
        ),
    ),
    "file": (
        Words(
            "Signing Certificate",
            ("Logo Image", "Icon Image", "Key Store"),
            ("Terms of Use", "Privacy Notice", "Style Sheet"),
            ("Signing Certificate Chain", "Second Signing Certificate"),
        ),
    ),
    "button": (
        Words(
            "Save",
            ("Clone", "Preview", "Check Syntax"),
            ("Cancel", "Delete", "Help for this Page"),
            ("Save & New", "Quick Save"),
        ),
        Words(
            "Edit Policies",
            ("Edit", "Delete", "Manage"),
            ("Manage Profiles", "Manage Permission Sets", "Cancel"),
            ("Edit Policies and Scopes", "Policies"),
        ),
    ),
    "toggle": (
        Words(
            "Allow creation of connected apps",
            ("Allow access to consumer secrets", "Opt in to External Client Apps", "Enable Packaging"),
            ("Require approval of apps", "Enable Migration", "Show usage of apps"),
            ("Allow creation of connected apps by partners", "Allow creation"),
        ),
    ),
    "choice": (
        Words(
            "Create a Connected App",
            ("Create an External Client App", "Create a Lightning App", "Create a Web App"),
            ("Create a Mobile App", "Install a Package", "Ask Support"),
            ("Create a Connected App from a Package", "Connected App"),
        ),
    ),
    "heading": (
        Words(
            "New Connected App",
            ("Basic Information", "API (Enable OAuth Settings)", "Web App Settings"),
            ("Custom Connected App Handler", "Mobile App Settings", "Canvas App Settings"),
            ("New Connected App Settings", "Connected App"),
        ),
    ),
    "value": (
        Words(
            "Permitted Users",
            ("Version", "API Name", "Created Date"),
            ("IP Relaxation", "Timeout Value", "Refresh Token Policy"),
            ("Users Permitted Users Invite", "Permitted"),
        ),
        Words(
            "Consumer Key",
            ("Selected OAuth Scopes", "Callback URL", "API Name"),
            ("Consumer Secret", "Digital Certificate", "Contact Email"),
            ("Consumer Key and Secret", "Consumer"),
        ),
    ),
}
"""By kind of the finder."""
