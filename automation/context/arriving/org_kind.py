"""What the org is for, by its own word, or else by the name of its host. It reads one row of the REST API."""

from __future__ import annotations

from typing import Any

from pages import Org
from pages.browser.browser_session import browser_session

from ...browser.org_identity import OrgKind
from ...network.connection import Network
from ..rest_query import rows

_QUESTION = "SELECT IsSandbox, OrganizationType, TrialExpirationDate FROM Organization"
"""As the Salesforce CLI asks after each login (grade A)."""
_DEVELOPER = "Developer Edition"
_PARTITIONS = {".sandbox.": OrgKind.SANDBOX, ".develop.": OrgKind.DEVELOPER, ".scratch.": OrgKind.SCRATCH}
"""What stands between My Domain's name and the host's end (documented, grade B)."""


def read_kind(org: Org, network: Network | None = None) -> OrgKind:
    """Asks the org of the browser's session; where it does not answer, its host's name tells, or nothing does."""
    session = browser_session(org.page, org.url)
    if session is None:
        return OrgKind.UNKNOWN
    found = rows(session, _QUESTION, network) or []
    told = kind_of(found[0]) if len(found) == 1 else None
    return told or kind_by_host(session.host)


def kind_of(row: dict[str, Any]) -> OrgKind | None:
    """By an org's own word; None where that is incomplete. A sandbox with an end is a scratch org (grade A: so the
    Salesforce CLI tells them), and a trial may become production."""
    sandbox, edition, ends = (row.get(name) for name in ("IsSandbox", "OrganizationType", "TrialExpirationDate"))
    if not isinstance(sandbox, bool) or not isinstance(edition, str) or not edition:
        return None
    if sandbox:
        return OrgKind.SCRATCH if ends else OrgKind.SANDBOX
    return OrgKind.DEVELOPER if edition == _DEVELOPER else OrgKind.PRODUCTION


def kind_by_host(host: str) -> OrgKind:
    """By the name of an org's login host, as far as it says anything."""
    name = host.partition(":")[0].casefold()
    if not name.endswith(".my.salesforce.com"):
        return OrgKind.UNKNOWN
    return next((kind for part, kind in _PARTITIONS.items() if f"{part}my." in name), OrgKind.UNKNOWN)
