"""A fresh practice org holds what the walk needs and what makes it hard: many rows, twins, odd names."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

from fixtures.practice_org import ADMIN, INTEGRATION, PASSWORD
from fixtures.practice_org.state.org import Org
from fixtures.practice_org.state.seed import seeded


def test_same_but_for_dates() -> None:
    """Two orgs that are seeded at different times have the same ids and names."""
    first, second = seeded(datetime(2026, 1, 1, tzinfo=UTC)), seeded(datetime(2027, 1, 1, tzinfo=UTC))
    assert first.users == second.users
    assert first.profiles == second.profiles
    assert first.permission_sets == second.permission_sets
    assert [a.consumer_key for a in first.connected_apps] == [a.consumer_key for a in second.connected_apps]
    assert first.menu_items[0].modified + timedelta(days=365) == second.menu_items[0].modified


def test_ids_are_salesforce_ids() -> None:
    """Ids have their object's prefix and 15 or 18 characters, and none occurs twice."""
    state = Org().state
    assert state.org_id.startswith("00D")
    assert len(state.org_id) == 18
    assert all(user.id.startswith("005") and len(user.id) == 18 for user in state.users)
    ids = [p.id for p in state.profiles] + [p.id for p in state.permission_sets]
    ids += [i for app in state.connected_apps for i in (app.id, app.application_id, app.consumer_id)]
    assert {len(i) for i in ids} == {15}
    assert len(set(ids)) == len(ids)


def test_twins_across_types() -> None:
    """Some app names occur as two types, one of them also as a connected app."""
    state = Org().state
    names = Counter(item.name for item in state.menu_items)
    assert names["Analytics Demo Tools"] == 2
    assert {app.name for app in state.connected_apps} & set(names)


def test_names_with_separators() -> None:
    """One profile's name has a comma, another's an ampersand."""
    names = [profile.name for profile in Org().state.profiles]
    assert any("," in name for name in names)
    assert any("&" in name for name in names)


def test_admin_has_rights_and_integration_has_none() -> None:
    """Of the two users only ADMIN's profile may work in Setup; both know the password; no app approves anybody."""
    org = Org()
    rights = {}
    for name in (ADMIN, INTEGRATION):
        user = org.user(name)
        assert user is not None
        assert user.password == PASSWORD
        profile = org.profile(user.profile_id)
        assert profile is not None
        rights[name] = profile.customize_application and profile.modify_all_data
    assert rights == {ADMIN: True, INTEGRATION: False}
    assert not any(app.profiles or app.permission_sets for app in org.state.connected_apps)
