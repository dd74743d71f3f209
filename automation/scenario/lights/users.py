"""Step 17: the pages to tick profiles and permission sets on, and the making of a permission set that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pages import ManagePermissionSets, ManageProfiles, NewPermissionSet, PermissionSet, PermissionSets
from pages.components import Pick, Touch
from pages.components.sight import touched
from pages.values.app_identity import same_api_name
from pages.values.text import key, same

from ...app.user_names import Kind, Meant
from ...context.same_app import check_whose
from ...context.step_context import StepContext
from ..users import standing
from .policies import manage, policies_page
from .sign_in import setup
from .spots import of


def users(context: StepContext) -> Iterable[Touch]:
    """Step 17."""
    org = context.org
    form = org.current(ManageProfiles) or org.current(ManagePermissionSets)
    if form is not None:
        check_whose(context, form)
        return _ticking(context, Kind.PROFILE if isinstance(form, ManageProfiles) else Kind.PERMISSION_SET, form)
    if (page := policies_page(context)) is not None:
        if any(standing(context, Kind.PROFILE)[1:]):
            return of((page.manage_profiles, False))
        if _missing(context):
            return _to_list(context)
        return of((page.manage_permission_sets, False)) if any(standing(context, Kind.PERMISSION_SET)[1:]) else []
    return _making(context) or manage(context)


def _ticking(context: StepContext, kind: Kind, form: ManageProfiles | ManagePermissionSets) -> list[Touch]:
    """The boxes, then Save; where names are on another page of the list, first what leads there, unless something is
    ticked that a Save has to keep."""
    wanted, lacking, others = standing(context, kind)
    there = [one for one in wanted if not one.makes]
    found = form.ticking([Pick(one.entry.label, one.entry.id) for one in there], [Pick(e.label, e.id) for e in others])
    new = {one.entry.label for one in lacking} | {entry.label for entry in others}
    unsaved = any(touch.right and touch.sight.name in new for touch in found.touches)
    waiting = any(not touch.right for touch in found.touches)
    if found.leads is not None and not waiting and not unsaved:
        return [*found.touches, Touch(found.leads)]
    if not found.touches:
        return []
    return [*found.touches, *of((form.save, False))]


def _missing(context: StepContext) -> Meant | None:
    """The first permission set that has to be made; one that has just been made is none any more."""
    makes = [one for one in standing(context, Kind.PERMISSION_SET)[0] if one.makes]
    for one in list(makes):
        if _made(context, one):
            context.meant[Kind.PERMISSION_SET, key(one.given)] = replace(one, makes=False)
            makes.remove(one)
    return next(iter(makes), None)


def _made(context: StepContext, one: Meant) -> bool:
    """Whether the page that is here shows that it is there now."""
    page = context.org.current(PermissionSet)
    if page is not None:
        return same_api_name(page.api_name.text or "", one.entry.api_name)
    listed = context.org.current(PermissionSets)
    return listed is not None and listed.names_now().count(key(one.entry.label)) == 1


def _making(context: StepContext) -> list[Touch]:
    """On the pages of permission sets: what makes the one that is missing, or leads back to the app."""
    org = context.org
    form, listed, page = org.current(NewPermissionSet), org.current(PermissionSets), org.current(PermissionSet)
    if form is None and listed is None and page is None:
        return []
    missing, shell = _missing(context), setup(context)
    if missing is None:
        return shell.to_app_manager() if shell is not None else []
    if form is not None:
        label, api_name = form.label.value or "", form.api_name.value or ""
        rights = same(label, missing.entry.label), same(api_name, missing.entry.api_name)
        name = missing.entry.label
        names = form.label.sight(f"Label of {name}"), form.api_name.sight(f"API Name of {name}")
        return [*touched(names, rights), *of((form.save, False))]
    if listed is not None:
        return list(touched((listed.new_button.sight(),), (False,)))
    return _to_list(context)


def _to_list(context: StepContext) -> list[Touch]:
    shell = setup(context)
    return shell.to_permission_sets() if shell is not None else []
