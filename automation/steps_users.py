"""Step 17: who is pre-authorized, by profile and by permission set."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from pages import ConnectedAppPolicies, ManagePermissionSets, ManageProfiles
from pages.edit_policies import ADMIN_APPROVED
from pages.text import same

from .errors import SettingsError
from .step import Difference
from .stored import Assigned, beyond, without
from .words import api_name_from
from .work import Work


def choose_users(work: Work) -> None:
    """Step 17. Whoever is attached already stays, unless exactly the wanted ones are; missing permission sets are made.

    Raises:
        SettingsError: the org has no such profile; its near names are told. Nothing was ticked.
    """
    page = work.policies_page()
    attached = Assigned.read(page)
    profiles = without(work.wanted.profiles, attached.profiles)
    others = beyond(work.wanted.profiles, attached.profiles) if work.wanted.exact else []
    if profiles or others:
        page = _tick_profiles(page, profiles, others)
    permission_sets = without(work.wanted.permission_sets, attached.permission_sets)
    others = beyond(work.wanted.permission_sets, attached.permission_sets) if work.wanted.exact else []
    if permission_sets or others:
        page = _tick_permission_sets(work, page, permission_sets, others)
    work.assigned = Assigned.read(page)


def users_differ(work: Work) -> Iterator[Difference]:
    """A look at step 17."""
    page = work.org.now(ConnectedAppPolicies)  # a person may have chosen users since they were read
    found = (Assigned.read(page) if page is not None else work.assigned) or Assigned((), ())
    if not found.shown and work.policies is not None and not same(work.policies.permitted_users or "", ADMIN_APPROVED):
        return  # the lists come with step 15, and only then can they be judged
    for name in without(work.wanted.profiles, found.profiles):
        yield Difference("Profiles", name, ", ".join(found.profiles) or "none")
    for name in without(work.wanted.permission_sets, found.permission_sets):
        yield Difference("Permission Sets", name, ", ".join(found.permission_sets) or "none")
    if work.wanted.exact:
        for name in beyond(work.wanted.profiles, found.profiles):
            yield Difference("Profiles", f"without {name}", ", ".join(found.profiles))
        for name in beyond(work.wanted.permission_sets, found.permission_sets):
            yield Difference("Permission Sets", f"without {name}", ", ".join(found.permission_sets))


def _tick_profiles(page: ConnectedAppPolicies, names: list[str], others: list[str]) -> ConnectedAppPolicies:
    form = page.manage_profiles.press(ManageProfiles)
    unknown = without(tuple(names), tuple(form.table.names(*names)))
    if unknown:
        known = form.table.names()
        raise SettingsError(
            "\n".join(_no_profile(name, known) for name in unknown), hint="mend APP_PROFILES or --profile"
        )
    form.table.tick(names)
    form.table.untick(others)
    return form.save.press(ConnectedAppPolicies)


def _no_profile(name: str, known: Iterable[str]) -> str:
    folded = {text.casefold(): text for text in known}
    near = [folded[match] for match in difflib.get_close_matches(name.casefold(), folded, n=3, cutoff=0.5)]
    return f'the org has no profile "{name}"' + (f"; near it: {', '.join(near)}" if near else "")


def _tick_permission_sets(
    work: Work, page: ConnectedAppPolicies, names: list[str], others: list[str]
) -> ConnectedAppPolicies:
    address = page.address
    form = page.manage_permission_sets.press(ManagePermissionSets)
    missing = without(tuple(names), tuple(form.table.names(*names)))
    if missing:
        for name in missing:
            work.setup().permission_sets().create(name, api_name_from(name))
            work.say(f'made the permission set "{name}"; assign it to the users who may log in')
        if address:  # by way of App Manager it is a long one in an org with many apps
            work.org.open_classic(address)
            page = work.org.at(ConnectedAppPolicies)
        else:
            page = work.policies_page()
        form = page.manage_permission_sets.press(ManagePermissionSets)
    form.table.tick(names)
    form.table.untick(others)
    return form.save.press(ConnectedAppPolicies)
