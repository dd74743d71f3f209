"""Step 17: who is pre-authorized, by profile and by permission set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pages import ConnectedAppPolicies, ManagePermissionSets, ManageProfiles
from pages.components import Pick
from pages.errors import Unreadable
from pages.values.policies import ADMIN_APPROVED
from pages.values.text import key, same

from ..app.observed import Assigned
from ..app.user_names import Entry, Kind, Meant, meant, near, split_given
from ..context.assigned_reading import back_to_policies, read_all_assigned
from ..context.observe import assigned_on
from ..context.rights import need_rights_for_users
from ..context.same_app import check_whose, find_policies
from ..context.step_context import StepContext
from ..context.user_directory import Listing, listing, listing_by_api, may_be_api_name, with_api_names
from ..engine.step import Difference
from .users_to_do import to_add, to_tick


def foresee_users(context: StepContext) -> None:
    """What step 17 needs and can be known before anything is written: what each name means, and what has to be
    made. What is attached under its name already is not looked up. A person's page is left alone.

    Raises:
        AutomationError, Unreadable: a name means nothing or two, the user may not, or what the org has is not told.
    """
    _know_all(context, lists=not context.attended)
    if context.absent or (context.assigned and any(_lacking(context, kind) or _others(context, kind) for kind in Kind)):
        need_rights_for_users(context)


def _know_all(context: StepContext, *, lists: bool = True) -> None:
    page = context.org.current(ConnectedAppPolicies)
    address = page.address if page is not None else ""
    for kind in Kind:
        unknown = [
            one.given for one in _meant(context, kind) if not one.entry.id and not _is_attached(one, context, kind)
        ]
        known: Listing | None = None
        for given in unknown:
            if (kind, key(given)) in context.meant:
                continue
            known = known or (listing(context, kind) if lists else listing_by_api(context, kind))
            if known is None:
                break
            context.meant[kind, key(given)] = found = _look_up(context, kind, given, known)
            if found.makes:
                _announce(context, found.entry, known)
    if page is not None:
        read_all_assigned(context, back_to_policies(context, address))


def choose_users(context: StepContext) -> None:
    """Step 17. Whoever is attached already stays, unless exactly the wanted ones are; missing permission sets are made.

    Raises:
        SettingsError, Unreadable: as `foresee_users`, for what was not looked up before. Nothing was ticked.
    """
    page = find_policies(context)
    read_all_assigned(context, page)
    _know_all(context)
    page = find_policies(context)
    for kind in Kind:
        lacking, others = _lacking(context, kind), _others(context, kind)
        if lacking or others:
            page = _tick(context, page, kind, lacking, others)
    read_all_assigned(context, page)


def users_differ(context: StepContext) -> Iterator[Difference]:
    """A check of step 17."""
    page = context.org.current(ConnectedAppPolicies)  # a person may have chosen users since they were read
    if page is not None:
        _glance(context, page)
    found = context.assigned or Assigned((), ())
    if (
        not found.shown
        and context.policies is not None
        and not same(context.policies.permitted_users or "", ADMIN_APPROVED)
    ):
        return  # the lists come with step 15, and only then can they be judged
    for kind, label in ((Kind.PROFILE, "Profiles"), (Kind.PERMISSION_SET, "Permission Sets")):
        there = ", ".join(found.names(kind.prefix))
        for one in _lacking(context, kind):
            yield Difference(label, _wanted(one), there or "none", deed="adds", says=to_add(context, kind, one))
        for entry in _others(context, kind):
            says = to_tick(context, kind, entry.label, "Clear", "remove")
            yield Difference(label, f"without {entry.label}", there, deed="removes", says=says)


def _glance(context: StepContext, page: ConnectedAppPolicies) -> None:
    """What the page shows now, unless it does not show all, or is just being exchanged for another: then what was read
    of the whole counts. Whoever acts on it reads it anew, and stops where it cannot be read."""
    try:
        found = page.held(lambda: assigned_on(page, ids=bool(context.meant)))
    except Unreadable:
        return
    if not found.cut_off or context.assigned is None:
        context.assigned = found


def standing(context: StepContext, kind: Kind) -> tuple[list[Meant], list[Meant], list[Entry]]:
    """A check: what is wanted of a kind, what of it is not attached, and what is attached and has to go."""
    return _meant(context, kind), _lacking(context, kind), _others(context, kind)


def _wanted(one: Meant) -> str:
    return f"{one.entry.label} (to be created, API Name {one.entry.api_name})" if one.makes else one.entry.label


def _meant(context: StepContext, kind: Kind) -> list[Meant]:
    """What each wanted name means; a name that was not looked up is taken for a label."""
    names = context.wanted.profiles if kind is Kind.PROFILE else context.wanted.permission_sets
    return [context.meant.get((kind, key(name))) or Meant(name, Entry(_label(kind, name))) for name in names]


def _label(kind: Kind, given: str) -> str:
    return split_given(given)[0] if kind is Kind.PERMISSION_SET else given


def _is_attached(one: Meant, context: StepContext, kind: Kind) -> bool:
    found = context.assigned or Assigned((), ())
    records = {record for record in found.records if record.startswith(kind.prefix)}
    if one.entry.id and records:
        return one.entry.id in records
    return any(same(name, wanted) for name in found.names(kind.prefix) for wanted in (one.entry.label, one.given))


def _lacking(context: StepContext, kind: Kind) -> list[Meant]:
    return [one for one in _meant(context, kind) if not _is_attached(one, context, kind)]


def _others(context: StepContext, kind: Kind) -> list[Entry]:
    """What is attached and not wanted, where nothing else shall be."""
    if not context.wanted.exact or context.assigned is None:
        return []
    wanted, found = _meant(context, kind), context.assigned
    ids = {one.entry.id for one in wanted} - {""}
    attached = [Entry(name, record) for record, name in found.records.items() if record.startswith(kind.prefix)]
    attached = attached or [Entry(name) for name in found.names(kind.prefix)]
    return [
        entry
        for entry in attached
        if entry.id not in ids
        and not any(
            same(entry.label, text) for one in wanted if not one.entry.id or not entry.id for text in _texts(one)
        )
    ]


def _texts(one: Meant) -> tuple[str, str]:
    return one.entry.label, one.given


def _look_up(context: StepContext, kind: Kind, given: str, known: Listing) -> Meant:
    if not known.complete and may_be_api_name(given) and not any(same(one.label, given) for one in known.entries):
        known = with_api_names(context, known, given)
    return meant(kind, given, known.entries)


def _announce(context: StepContext, entry: Entry, known: Listing) -> None:
    alike = near(entry.label, known.entries)
    words = f"; the org has similar ones: {', '.join(alike)}" if alike else ""
    context.say(f'the org has no permission set "{entry.label}": step 17 creates it, as {entry.api_name}{words}')


def _tick(
    context: StepContext, page: ConnectedAppPolicies, kind: Kind, lacking: Sequence[Meant], others: Sequence[Entry]
) -> ConnectedAppPolicies:
    address = page.address
    missing = [one for one in lacking if one.makes]
    for one in missing:
        context.setup().permission_sets().create(one.entry.label, one.entry.api_name)
        context.meant[kind, key(one.given)] = replace(one, makes=False)
        context.say(f'created the permission set "{one.entry.label}"; assign it to the users who may log in')
    if missing:
        page = back_to_policies(context, address)
    ticks, unticks = [_pick(one.entry) for one in lacking], [_pick(entry) for entry in others]
    while True:
        form = (
            page.manage_profiles.press(ManageProfiles)
            if kind is Kind.PROFILE
            else page.manage_permission_sets.press(ManagePermissionSets)
        )
        check_whose(context, form)
        later = form.table.choose(ticks, unticks)  # what stands on another page of a long list
        page = form.save.press(ConnectedAppPolicies)
        if not later or len(later) >= len(ticks) + len(unticks):
            return page
        ticks, unticks = [one for one in ticks if one in later], [one for one in unticks if one in later]


def _pick(entry: Entry) -> Pick:
    return Pick(entry.label, entry.id)
