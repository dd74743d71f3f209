"""What single commands put into the result of a run, or print in its place, as plain data. It knows no page."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

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
    handed_over: Annotated[str, Meta(description="what became of the hand-over, in words; empty without one")]


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
