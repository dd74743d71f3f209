"""Small parts of what a run ends in, as plain data."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

_Text = Annotated[str, Meta(min_length=1)]

CommandName = Annotated[
    str,
    Meta(
        extra_json_schema={
            "enum": [
                "create",
                "plan",
                "verify",
                "explain",
                "delete",
                "undo",
                "assign",
                "cert rotate",
                "audit",
                "capture",
                "doctor",
                "cert show",
                "cert status",
                "",
            ]
        },
        description="empty where the command line named none",
    ),
]
"""As results.json names a command."""


class Change(Struct, frozen=True):
    """A value that the run has changed."""

    what: str
    old: str
    new: str


class Added(Struct, frozen=True):
    """What this org's edition adds to a step: 3a, 3b."""

    number: Annotated[str, Meta(pattern=r"^\d+[a-z]+$")]
    title: str


class PartFound(Struct, frozen=True):
    """How a part of a screen was found: by its label, by its id or name, or by what stands nearest to it."""

    screen: _Text
    part: _Text
    found: Annotated[str, Meta(description="label, id or name, nearest")]


class Host(Struct, frozen=True):
    """A host that the browser asked something, with its port where that is not the usual one."""

    name: _Text
    whose: Annotated[str, Meta(description="the org, Salesforce, or somebody else")]
    requests: Annotated[int, Meta(ge=1)]
    documents: Annotated[int, Meta(ge=0, description="of the requests, for a page or a frame")]


class RotationResult(Struct, frozen=True):
    """A change of certificate. The window is the time in which a login with the pair that is in place may be refused:
    from before the Save, or the last login that shows the old certificate to be valid yet, to the moment at which all
    files are replaced and the key is handed on, or the old certificate is back."""

    certificate: Annotated[str, Meta(description="SHA-256 of the new one")]
    expires: Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
    org_has: Annotated[Literal["new", "old", "unknown"], Meta(description="which one the org takes now")]
    window_began: Annotated[str, Meta(description="empty where the org has seen no other certificate")]
    window_seconds: Annotated[float, Meta(ge=0)]
    files_seconds: Annotated[float, Meta(ge=0, description="of these, until the files were replaced; 0: they were not")]
    kept: Annotated[list[str], Meta(description="where the old pair lies now")]
    handed_over: Annotated[
        str, Meta(description="how the new key was handed on, in a sentence; empty where it was not")
    ]


class NothingDue(Struct, frozen=True):
    """On stdout alone: a rotation that has nothing to do yet, and has opened no browser."""

    schema: int
    command: CommandName
    exit_code: Annotated[int, Meta(extra_json_schema={"const": 0})]
    certificate: Annotated[str, Meta(description="the file, or the setting that holds it")]
    sha256: str
    expires: Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
    days_left: int
    before: Annotated[int, Meta(description="days: with more than these left nothing is done")]


class CertificateStatus(Struct, frozen=True):
    """How long one certificate lasts, and what to do next."""

    name: Annotated[str, Meta(description="of the app")]
    certificate: Annotated[str, Meta(description="the file, or the setting that holds it")]
    state: Annotated[str, Meta(extra_json_schema={"enum": ["ok", "due", "expired", "not yet", "unreadable"]})]
    says: str
    next: Annotated[str, Meta(description="what to do, such as a command; empty where there is nothing to do")]
    expires: str = ""
    days_left: int = 0
    sha256: str = ""


class StatusOfCertificates(Struct, frozen=True):
    """On stdout alone: what `cert status` prints."""

    schema: int
    command: CommandName
    exit_code: Annotated[int, Meta(extra_json_schema={"enum": [0, 2, 3]})]
    before: int
    apps: list[CertificateStatus]
