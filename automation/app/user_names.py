"""Which profile or permission set of an org a given name means: by label, API name or id. It knows no page."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote

from pages.values.text import alike, key, plain, same

from ..errors import SettingsError
from .user_entries import Entry, Kind, Meant
from .validation import api_name_from, api_name_problem

__all__ = ["Entry", "Kind", "Meant", "meant", "near", "split_given"]

_LABEL_LENGTH = 80
_STANDARD_PROFILES = {
    "admin": "System Administrator",
    "standard": "Standard User",
    "readonly": "Read Only",
    "solutionmanager": "Solution Manager",
    "marketingprofile": "Marketing User",
    "contractmanager": "Contract Manager",
    "standardaul": "Standard Platform User",
    "highvolumeportal": "High Volume Customer Portal",
}
"""Names of standard profiles in the Metadata API, folded, and their labels in English. Source: tools that map the one
to the other in sources of projects; grade A-."""


def split_given(given: str) -> tuple[str, str]:
    """Label and API name of `Label=Api_Name`; the whole text and nothing where it is not of that form."""
    label, equals, api_name = given.rpartition("=")
    label, api_name = plain(label), plain(api_name)
    return (label, api_name) if equals and label and not api_name_problem(api_name) else (given, "")


def meant(kind: Kind, given: str, entries: Sequence[Entry]) -> Meant:
    """The one entry that `given` means, or the permission set that has to be made for it.

    Raises:
        SettingsError: none is meant, more than one may be, or nothing can be made of the name.
    """
    found = _named(kind, given, entries)
    if len(found) > 1:
        raise _several(kind, given, found)
    if found:
        return Meant(given, found[0])
    if kind is Kind.PROFILE:
        raise SettingsError(
            f'the org has no profile "{given}"{_near(given, entries)}; nothing was written',
            hint=f"correct {kind.setting}",
        )
    return _made(given, entries)


def _named(kind: Kind, given: str, entries: Sequence[Entry]) -> list[Entry]:
    found = [entry for entry in entries if same(entry.label, given) or (entry.api_name and same(entry.api_name, given))]
    told = re.fullmatch(rf"(?:(.+)\()?({kind.prefix}[A-Za-z0-9]{{12}})(?:[A-Za-z0-9]{{3}})?\)?", given)
    if told and not found:
        return [entry for entry in entries if entry.id == told[2] and same(entry.label, told[1] or entry.label)]
    if kind is Kind.PROFILE:
        names = {_STANDARD_PROFILES.get(key(given), given), unquote(given)} - {given}
        found += [entry for entry in entries if entry not in found and any(same(entry.label, name) for name in names)]
    label, api_name = split_given(given)
    if not found and api_name and kind is Kind.PERMISSION_SET:
        found = [entry for entry in entries if same(entry.api_name, api_name)]
        others = [entry for entry in found if not same(entry.label, label)]
        if others:
            raise SettingsError(
                f'the org has a permission set with the API name {api_name}, but it is {others[0]}, not "{label}"; '
                "nothing was written",
                hint=f"correct {kind.setting}: {others[0].api_name} alone names it",
            )
    return found


def _several(kind: Kind, given: str, found: Sequence[Entry]) -> SettingsError:
    number = {2: "two", 3: "three"}.get(len(found), str(len(found)))
    listed = ", ".join(entry.told_apart for entry in found)
    by = "id" if kind is Kind.PROFILE else "API name or id"
    return SettingsError(
        f'"{given}" may be {number} {kind.words}s of the org: {listed}; nothing was written',
        hint=f'say which one you mean by its {by} in {kind.setting}, or write "{given} ({found[0].id})"',
    )


def _made(given: str, entries: Sequence[Entry]) -> Meant:
    """A new permission set, if it is new and can be made.

    Raises:
        SettingsError: it only looks new, or there is no API name for it.
    """
    kind = Kind.PERMISSION_SET
    label, api_name = split_given(given)
    if re.search(r"(?:^|\()0PS\w{12}(\w{3})?\)?$", given):
        raise SettingsError(f"the org has no permission set with the id {given}; nothing was written", hint=_mend(kind))
    if "=" in given and not api_name:
        problem = api_name_problem(plain(given.rpartition("=")[2]))
        raise SettingsError(
            f'the org has no permission set "{given}", and none can be created: what follows the = {problem}; '
            "nothing was written",
            hint=_mend(kind),
        )
    twins = [entry for entry in entries if alike(entry.label, label)]
    if twins:
        raise SettingsError(
            f'the org has no permission set "{label}", but one that looks the same: {twins[0]}; nothing was written',
            hint=f"in {kind.setting} write it as the org does, or by its API name or id",
        )
    api_name = api_name or api_name_from(label)
    if not api_name:
        raise SettingsError(
            f'the org has no permission set "{label}"{_near(label, entries)}, and no API name for a new one can be '
            "made of a name without Latin letters; nothing was written",
            hint=f'in {kind.setting} write "{label}=Api_Name" with an API name of your choice, or create it in Setup',
        )
    if len(label) > _LABEL_LENGTH:
        raise SettingsError(
            f'the org has no permission set "{label}", and one cannot be created: the name has {len(label)} '
            f"characters, more than {_LABEL_LENGTH}; nothing was written",
            hint=_mend(kind),
        )
    taken = [entry for entry in entries if same(entry.api_name, api_name)]
    if taken:
        raise SettingsError(
            f'the org has no permission set "{label}", and a new one would get the API name of {taken[0]}; nothing was '
            "written",
            hint=f'in {kind.setting} write {taken[0].api_name} for that one, or "{label}=Other_Name" for a new one',
        )
    return Meant(given, Entry(label, api_name=api_name), makes=True)


def near(given: str, entries: Iterable[Entry]) -> list[str]:
    """Up to three labels that are much like a given name."""
    labels = dict(_spellings(entries))
    return list(dict.fromkeys(labels[one] for one in difflib.get_close_matches(key(given), labels, n=3, cutoff=0.5)))


def _spellings(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        yield key(entry.label), entry.label
        if entry.api_name:
            yield key(entry.api_name), entry.label


def _near(given: str, entries: Iterable[Entry]) -> str:
    found = near(given, entries)
    return f"; similar: {', '.join(found)}" if found else ""


def _mend(kind: Kind) -> str:
    return f"correct {kind.setting}"
