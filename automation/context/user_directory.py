"""Reads which profiles and permission sets an org has: by its REST API, else from Setup's lists. It changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from pages import PermissionSet
from pages.browser.browser_session import BrowserSession, browser_session
from pages.errors import PageError, PersonNeeded, SessionEnded, Unavailable, Unreadable

from ..app.user_names import Entry, Kind
from ..app.validation import api_name_from, api_name_problem
from ..network.connection import Network
from .step_context import StepContext

_QUERIES = {
    Kind.PROFILE: "SELECT Id, Name, Description, PermissionsModifyAllData FROM Profile",
    Kind.PERMISSION_SET: (
        "SELECT Id, Name, NamespacePrefix, Label, Type, Description, PermissionsModifyAllData FROM PermissionSet "
        "WHERE IsOwnedByProfile = false"
    ),
}
"""Objects and fields as documented (grade B). Sets that stand for a group are of the type Group."""
_FEWEST = {Kind.PROFILE: 2, Kind.PERMISSION_SET: 1}
"""Rows: who may not see the others' profiles is answered with their own alone (documented, grade B)."""


@dataclass(frozen=True, slots=True)
class Listing:
    """All that the org has of one kind. `complete`: API names are known too."""

    entries: tuple[Entry, ...]
    complete: bool


def listing(context: StepContext, kind: Kind) -> Listing:
    """Reads all of one kind.

    Raises:
        Unreadable: neither the API answers nor the list in Setup is understood; that proves nothing absent.
        SessionEnded, Unavailable, PersonNeeded: the org does not let the list be read now.
    """
    return listing_by_api(context, kind) or Listing(tuple(_by_list(context, kind)), complete=kind is Kind.PROFILE)


def listing_by_api(context: StepContext, kind: Kind) -> Listing | None:
    """Reads all of one kind without leaving the page; None where the org's API does not tell."""
    session = browser_session(context.org.page, context.org.url)
    entries = _by_api(session, kind, context.network) if session is not None else None
    return Listing(tuple(entries), complete=True) if entries is not None else None


def with_api_names(context: StepContext, known: Listing, given: str) -> Listing:
    """The listing with the API names of those that may have the given one: their own pages tell, lists do not.

    Raises:
        Unreadable: none of them has it, so that nobody knows whether another one has.
    """
    _, _, bare = given.rpartition("__")
    likely = [entry for entry in known.entries if api_name_from(entry.label).casefold() == bare.casefold()]
    told = {entry: replace(entry, api_name=_api_name_of(context, entry)) for entry in likely}
    if not any(entry.api_name.casefold() == given.casefold() for entry in told.values()):
        raise Unreadable(
            f'the org\'s API does not answer, and its permission sets have no label "{given}"; whether it is the '
            "API name of one cannot be told; nothing was written",
            hint='give the label as Setup shows it, or "Label=Api_Name" to have one created',
        )
    return replace(known, entries=tuple(told.get(entry, entry) for entry in known.entries))


def may_be_api_name(given: str) -> bool:
    """Whether a name is more likely an API name than a label: it keeps the rule, and has an underscore."""
    return "_" in given and not api_name_problem(given.rpartition("__")[2])


def _by_api(session: BrowserSession, kind: Kind, network: Network) -> list[Entry] | None:
    from .rest_query import rows  # noqa: PLC0415 - its libraries take a while to load

    read = rows(session, _QUERIES[kind], network)
    if read is None or len(read) < _FEWEST[kind]:
        return None
    make: Callable[[dict[str, Any]], Entry | None] = _profile if kind is Kind.PROFILE else _permission_set
    found = [make(row) for row in read if row.get("Type") != "Group"]
    return None if None in found else [entry for entry in found if entry is not None]


def _profile(row: dict[str, Any]) -> Entry | None:
    label, record = row.get("Name"), row.get("Id")
    if not (isinstance(label, str) and isinstance(record, str)):
        return None
    return Entry(label, record[:15], description=_about(row), modifies_all=_modifies_all(row))


def _permission_set(row: dict[str, Any]) -> Entry | None:
    label, name, record, prefix = (row.get(field) for field in ("Label", "Name", "Id", "NamespacePrefix"))
    if not (isinstance(label, str) and isinstance(name, str) and isinstance(record, str)):
        return None
    api_name = f"{prefix}__{name}" if isinstance(prefix, str) and prefix else name
    return Entry(label, record[:15], api_name, _about(row), _modifies_all(row))


def _about(row: dict[str, Any]) -> str:
    about = row.get("Description")
    return about if isinstance(about, str) else ""


def _modifies_all(row: dict[str, Any]) -> bool:
    return row.get("PermissionsModifyAllData") is True


def _by_list(context: StepContext, kind: Kind) -> Iterable[Entry]:
    try:
        setup = context.setup()
        names = (setup.profiles() if kind is Kind.PROFILE else setup.permission_sets()).names.all()
    except (SessionEnded, Unavailable, PersonNeeded):
        raise
    except PageError as error:
        raise Unreadable(
            f"which {kind.words}s the org has cannot be read: its API does not answer, and in Setup {error}",
            hint=f"nothing was written; see whether you may read the list of {kind.words}s in Setup",
        ) from error
    return [Entry(label, record) for record, label in names.items()]


def _api_name_of(context: StepContext, entry: Entry) -> str:
    context.org.open_classic(f"/{entry.id}")
    return context.org.wait_for(PermissionSet).api_name.text or ""
