"""The login that proves the app, as results.json has it, and what it was looked at for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta, Struct

if TYPE_CHECKING:
    from ..oauth.login_check import Proof  # a report is read without what logs in

ProofStatus = Literal["proven", "skipped", "refused", "not as wanted"]
CheckStatus = Literal["ok", "wrong", "not known"]
_CHECKED: dict[bool | None, CheckStatus] = {True: "ok", False: "wrong", None: "not known"}
_Text = Annotated[str, Meta(min_length=1)]


class CheckResult(Struct, frozen=True):
    """One thing that a login with the app was looked at for; `step` is the one that is wrong, 0 for none."""

    what: _Text
    status: CheckStatus
    says: _Text
    step: Annotated[int, Meta(ge=0)]
    hint: str


class ProofResult(Struct, frozen=True):
    """The login that proves the app; `step` is the one that a refusal points to, 0 for none."""

    status: ProofStatus
    username: str
    says: _Text
    step: Annotated[int, Meta(ge=0)]
    hint: str
    checks: Annotated[list[CheckResult], Meta(description="of verify: what the login was looked at for")] = []


def proof_result(proof: Proof) -> ProofResult:
    """A proof as results.json has it."""
    refused_: ProofStatus = "not as wanted" if proof.logged_in else "refused"
    status: ProofStatus = "skipped" if proof.skipped else "proven" if proof.proven else refused_
    checks = [CheckResult(check.what, _CHECKED[check.ok], check.says, check.step, check.hint) for check in proof.checks]
    return ProofResult(status, proof.username, proof.says, proof.step, proof.hint, checks)
