"""The screens of a connected app's policies and of who is pre-authorized."""

from __future__ import annotations

import pytest

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp, PermittedUsers, RefreshTokenPolicy
from pages import ConnectedAppPolicies, ManagePermissionSets, ManageProfiles, PermissionSets
from pages.errors import PartMissing
from pages.values.durations import Duration, Unit
from pages.values.policies import ADMIN_APPROVED, SELF_AUTHORIZE

from ...practice_org.factory import connected_app
from ..conftest import POLICIES, Show


@pytest.fixture
def app(practice: PracticeOrg) -> ConnectedApp:
    """An app without policies of its own."""
    return connected_app(
        practice.org,
        permitted_users=PermittedUsers.SELF_AUTHORIZE,
        refresh_policy=RefreshTokenPolicy.UNTIL_REVOKED,
        session_timeout_minutes=None,
        profiles=[],
    ).app


def test_all_policies(show: Show, app: ConnectedApp) -> None:
    """The three policies of the guide are set, saved, and read back from the stored page."""
    form = show(POLICIES + app.application_id).wait_for(ConnectedAppPolicies).change()
    form.expire_refresh_token.choose(30, "Day(s)")
    form.set_timeout(60)
    form.pre_authorize()
    assert form.expire_refresh_token.value == (30, "Day(s)")
    assert form.permitted_users.value == ADMIN_APPROVED
    stored = form.save.press(ConnectedAppPolicies)
    assert (app.refresh_policy, app.refresh_period) == (RefreshTokenPolicy.EXPIRE_AFTER, 30)
    assert app.session_timeout_minutes == 60
    assert app.permitted_users is PermittedUsers.ADMIN_APPROVED
    assert stored.permitted_users.text == ADMIN_APPROVED
    assert stored.refresh_token_policy.text == "Expire refresh token after 30 Day(s)"


def test_unexpected_dialog_is_dismissed(show: Show, app: ConnectedApp) -> None:
    """A dialog that nobody expects is dismissed and recorded: the choice falls back, and the look says so."""
    form = show(POLICIES + app.application_id).wait_for(ConnectedAppPolicies).change()
    form.surface.wait_for_load_state()  # it is the page's script that asks
    form.permitted_users.choose(ADMIN_APPROVED)
    assert form.permitted_users.value == SELF_AUTHORIZE
    assert len(form.org.dialogs.dismissed) == 1
    form.pre_authorize()
    assert form.permitted_users.value == ADMIN_APPROVED
    assert len(form.org.dialogs.accepted) == 1


def test_no_refresh_scope_no_choice(show: Show, app: ConnectedApp) -> None:
    """Without the refresh scope step 13's choice does not exist; the error says what is there instead."""
    app.scopes = ["api"]
    form = show(POLICIES + app.application_id).wait_for(ConnectedAppPolicies).change()
    with pytest.raises(PartMissing, match=r'no "Expire refresh token after".*Immediately expire refresh token'):
        form.expire_refresh_token.choose(90, "Day(s)")


def test_time_that_is_not_offered(show: Show, app: ConnectedApp) -> None:
    """A timeout that the org does not offer is named, with those it does offer."""
    form = show(POLICIES + app.application_id).wait_for(ConnectedAppPolicies).change()
    with pytest.raises(PartMissing, match=r'no option "17 minutes".*"15 minutes"'):
        form.set_timeout(17)


def test_profiles(show: Show, app: ConnectedApp) -> None:
    """Profiles are ticked by their exact name and are in the related list after Save."""
    app.permitted_users = PermittedUsers.ADMIN_APPROVED
    page = show(POLICIES + app.application_id).wait_for(ConnectedAppPolicies)
    assert page.profiles.names == []
    form = page.manage_profiles.press(ManageProfiles)
    assert not any(form.table.names().values())
    form.table.tick(["Standard User", "System Administrator"])
    stored = form.save.press(ConnectedAppPolicies)
    assert stored.profiles.names == ["Standard User", "System Administrator"]
    assert len(app.profiles) == 2


def test_permission_sets(show: Show, app: ConnectedApp, practice: PracticeOrg) -> None:
    """Permission sets are ticked on their own page; one that is not there is an error that names it."""
    app.permitted_users = PermittedUsers.ADMIN_APPROVED
    name = practice.org.state.permission_sets[0].label
    page = show(POLICIES + app.application_id).wait_for(ConnectedAppPolicies)
    form = page.manage_permission_sets.press(ManagePermissionSets)
    with pytest.raises(PartMissing, match='lists no "No Such Set"'):
        form.table.tick(["No Such Set"])
    form.table.tick([name])
    assert form.save.press(ConnectedAppPolicies).permission_sets.names == [name]


def test_create_permission_set(show: Show, practice: PracticeOrg) -> None:
    """A permission set is made with the wanted label and API Name."""
    show("/_ui/perms/ui/setup/PermissionSetLightningPage").wait_for(PermissionSets).create("Made Here", "Made_There")
    made = {found.label: found.api_name for found in practice.org.state.permission_sets}
    assert made["Made Here"] == "Made_There"


@pytest.mark.parametrize("stored", ["90 Days", "90 day(s)"])
def test_units_in_other_words(show: Show, app: ConnectedApp, stored: str) -> None:
    """A unit is chosen and read by its meaning, also behind a hidden field in the row; one that is not there is named
    with those that are."""
    form = show(POLICIES + app.application_id).wait_for(ConnectedAppPolicies).change()
    word = stored.split()[1]
    form.surface.evaluate(
        """word => document.querySelectorAll('input[type=radio]').forEach(radio => {
          radio.insertAdjacentHTML('afterend', '<input type="hidden" value="7">');
          const row = radio.closest('tr, li, p, div');
          row.querySelectorAll('option').forEach(unit => { if (unit.label === 'Day(s)') unit.label = word; });
        })""",
        word,
    )
    form.expire_refresh_token.choose(90, "Day(s)")
    assert form.expire_refresh_token.value == (90, word)
    assert form.expire_refresh_token.period == Duration(90, Unit.DAY)
    with pytest.raises(PartMissing, match=rf'no unit "minutes". It offers .*"{word[:3]}'):
        form.expire_refresh_token.choose(90, "minutes")
