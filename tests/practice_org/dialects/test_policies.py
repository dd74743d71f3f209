"""Policy pages and assignments in every dialect: what is posted by the names on the page is what is stored."""

from __future__ import annotations

import re

import pytest

from fixtures.practice_org.dialects import VARIABLES
from fixtures.practice_org.pages.policies import PERMISSION_SETS, PROFILES
from fixtures.practice_org.state.model import ConnectedApp, PeriodUnit, RefreshTokenPolicy

from ..factory import connected_app
from ..site import EDIT_POLICIES, POLICIES, Site, cells

EACH = [
    f"{name}={value}"
    for name in ("radio", "period", "periods", "label", "columns", "ids", "timeout_words", "confirm", "policy_colon")
    for value in VARIABLES[name].values
] + ["timeout_row=select", "timeout_row=behind-radio", "timeout_row=beside-radio"]


def named(page: str, pattern: str) -> str:
    """The name of the control whose tag matches."""
    found = re.search(pattern, page)
    assert found is not None, pattern
    return found[1]


def save(site: Site, app: ConnectedApp, page: str, timeout: str) -> None:
    """Posts the page as somebody who chose 90 days after, and a timeout by its number and unit."""
    policy = named(page, r'type="radio" id="[^"]*" name="([^"]*)" value="specific_lifetime"')
    part = re.search(
        r'data-period="specific_lifetime".*?<input type="text" name="([^"]*)".*?<select name="([^"]*)"', page
    )
    assert part is not None
    listed = re.search(r'<select id="[^"]*" name="([^"]*)"[^>]*><option value=""', page)
    assert listed is not None
    option = re.search(rf'<option value="(\d+)"[^>]*>{timeout}<', page)
    assert option is not None
    data = {
        "userpolicy": "1",
        "ippolicy": "0",
        policy: "specific_lifetime",
        part[1]: "90",
        part[2]: "Day(s)",
        listed[1]: option[1],
    }
    if "data-timeout=" in page:
        data[named(page, r'type="radio" name="([^"]*)" id="[^"]*" value="app"')] = "app"
    site.http.post(EDIT_POLICIES, params={"applicationId": app.application_id}, data=data)


@pytest.mark.parametrize("dialect", EACH)
def test_what_the_page_says_is_what_is_stored(dialect: str) -> None:
    """In each dialect the names on the page store 90 days and 60 minutes, and the next page shows them chosen."""
    site = Site(dialect=dialect)
    app = connected_app(site.org, refresh_policy=RefreshTokenPolicy.UNTIL_REVOKED).app
    page = site.get(EDIT_POLICIES, applicationId=app.application_id).text
    for text in ("Refresh token is valid until revoked", "Expire refresh token after", "Immediately expire"):
        assert text in page
    save(site, app, page, r"(?i:1 ?hour|60 minutes|1 hour\(s\))")

    assert app.refresh_policy is RefreshTokenPolicy.EXPIRE_AFTER
    assert (app.refresh_period, app.refresh_unit, app.session_timeout_minutes) == (90, PeriodUnit.DAYS, 60)
    again = site.get(EDIT_POLICIES, applicationId=app.application_id).text
    assert re.search(r'value="specific_lifetime" checked', again)
    assert 'value="90"' in again


def test_a_timeout_of_the_users_own() -> None:
    """Where a radio button is before the list, the other one takes the timeout away whatever the list says."""
    site = Site(dialect="timeout_row=behind-radio")
    app = site.made_app()
    site.save_policies(app, sessiontimeout="15", sessiontimeoutkind="app")
    assert app.session_timeout_minutes == 15
    site.save_policies(app, sessiontimeout="15", sessiontimeoutkind="user")
    assert app.session_timeout_minutes is None


def test_no_timeout_to_choose_keeps_it() -> None:
    """Without the row nothing asks for a timeout, and a stored one stays."""
    site = Site(dialect="timeout_row=absent")
    app = site.made_app()
    app.session_timeout_minutes = 30
    assert "Timeout Value" not in site.get(EDIT_POLICIES, applicationId=app.application_id).text
    site.save_policies(app, sessiontimeout="15")
    assert app.session_timeout_minutes == 30


def test_an_idle_limit_takes_until_revoked_away() -> None:
    """With a limit of 30 idle days that choice is gone, 30 days unused are chosen, and 31 are refused."""
    site = Site(dialect="until_revoked=absent")
    app = site.made_app()
    page = site.get(EDIT_POLICIES, applicationId=app.application_id).text
    assert "until revoked" not in page
    assert re.search(r'value="inactivity" checked', page)
    shown = cells(site.get(POLICIES, applicationId=app.application_id))
    assert shown["Refresh Token Policy:"] == "Expire refresh token if not used for 30 Day(s)"

    for days, taken in (("31", False), ("30", True)):
        site.save_policies(app, refreshtokenpolicy="inactivity", inactivity_period=days, inactivity_unit="Day(s)")
        assert (app.refresh_policy is RefreshTokenPolicy.EXPIRE_IF_UNUSED) is taken
    site.save_policies(app)
    assert app.refresh_policy is RefreshTokenPolicy.EXPIRE_AFTER


@pytest.mark.parametrize(("how", "text"), [("colon", "after: 90 Day(s)"), ("lower", "after 90 days")])
def test_wordings_of_a_stored_period(how: str, text: str) -> None:
    """The detail page words number and unit in other ways."""
    site = Site(dialect=f"refresh_shown={how}")
    app = site.made_app()
    site.save_policies(app)

    shown = cells(site.get(POLICIES, applicationId=app.application_id))
    assert shown["Refresh Token Policy:"] == f"Expire refresh token {text}"


def test_related_lists_always_or_cut_off() -> None:
    """The lists can be there for every app, and one of three names can show two and a link to the third."""
    site = Site(dialect="related=always")
    app = site.made_app()
    assert "Manage Profiles" in site.get(POLICIES, applicationId=app.application_id).text

    site = Site(dialect="related=cut-off")
    app = site.made_app()
    app.profiles = [profile.id for profile in site.org.state.profiles[:3]]
    third = site.org.state.profiles[2].name
    page = site.get(POLICIES, applicationId=app.application_id).text
    assert "Show 1 more" in page
    assert third not in page
    assert third in site.get(POLICIES, applicationId=app.application_id, more="1").text


def test_related_names_without_links() -> None:
    """A name in the lists can be text."""
    site = Site(dialect="related=always,related_names=text")
    app = site.made_app()
    app.profiles = [site.org.state.profiles[0].id]
    page = site.get(POLICIES, applicationId=app.application_id).text

    assert f'class="dataCell">{site.org.state.profiles[0].name}</th>' in page


@pytest.mark.parametrize("how", ["pages", "letters"])
@pytest.mark.parametrize("path", [PROFILES, PERMISSION_SETS])
def test_ticks_stay_from_page_to_page(how: str, path: str) -> None:
    """A tick made on the first page is kept while one turns to the last, and both are stored by Save."""
    site = Site(dialect=f"assignment={how}")
    app = site.made_app()
    query = {"applicationId": app.application_id}
    first = site.get(path, **query).text
    some = re.findall(r'type="checkbox" name="ids" value="([^"]*)"', first)[0]
    last = re.findall(r'data-submit="(turn-[^"]*)">[^N]', first)[-1]
    turned = site.http.post(path, params=query, data={"ids": [some], last: "1"}).text
    assert app.profiles == app.permission_sets == []
    other = re.findall(r'type="checkbox" name="ids" value="([^"]*)"', turned)[-1]
    kept = re.findall(r'type="hidden" name="ids" value="([^"]*)"', turned)
    assert kept == [some]
    site.http.post(path, params=query, data={"ids": [*kept, other], "save": " Save "})

    assert set(app.profiles or app.permission_sets) == {some, other}


def test_a_pair_of_lists_stores_what_was_carried_over() -> None:
    """With arrows the names on the right are stored, and the next page has them there."""
    site = Site(dialect="assignment=arrows")
    app = site.made_app()
    some = site.org.state.profiles[3]
    site.http.post(PROFILES, params={"applicationId": app.application_id}, data={"carried": some.id})

    assert app.profiles == [some.id]
    page = site.get(PROFILES, applicationId=app.application_id).text
    assert page.index('_s"') < page.index(f'value="{some.id}"')


@pytest.mark.parametrize(("whose", "name"), [("others", "Authenticated Website"), ("wanted", "System Administrator")])
def test_twins_have_ids_and_descriptions_of_their_own(whose: str, name: str) -> None:
    """Two profiles of one name are told apart by id and description; starting the org again adds no third."""
    site = Site(dialect=f"twins={whose}")
    Site(site.org, dialect=f"twins={whose}")
    twins = [profile for profile in site.org.state.profiles if profile.name == name]

    assert len(twins) == 2
    assert len({twin.id for twin in twins}) == len({twin.description for twin in twins}) == 2
    page = site.get(PROFILES, applicationId=site.made_app().application_id).text
    assert all(twin.description in page for twin in twins)
