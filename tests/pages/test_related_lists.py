"""Related lists as other orgs may draw them, and Classic's list of apps: what is a name, and what is all of them."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import Page

from automation.context.observe import assigned_on
from fixtures.practice_org import PracticeOrg
from pages import AppIdentity, ClassicApps, ClassicSetup, ConnectedAppPolicies, Org, Timeouts
from pages.errors import Unreadable

from ..practice_org.factory import connected_app

HOST = "http://related.localhost"
_numbers = itertools.count(1)


def shown(page: Page, block: str, foot: str = "") -> ConnectedAppPolicies:
    """The policies of an app with that related list of permission sets."""
    org = Org(page, HOST, patience=Timeouts(quick=0.3, page=3, save=3))
    address = f"{HOST}/policies?{next(_numbers)}"
    html = (
        "<!doctype html><h2>Connected App Detail</h2><input type=button name=edit value='Edit Policies'>"
        f"<div class=bRelatedList><div class=pbHeader><table><tr><td><h3>Permission Sets</h3></td>"
        f"<td><input type=button value='Manage Permission Sets'></td></tr></table></div>{block}</div>{foot}"
    )
    page.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto(address)
    return org.wait_for(ConnectedAppPolicies)


def rows(*lines: str, heads: str = "<th>Permission Set</th>") -> str:
    """A table with these rows."""
    return f"<table class=list><tr>{heads}</tr>{''.join(f'<tr class=dataRow>{line}</tr>' for line in lines)}</table>"


REMOVE = "<td><a href=#>Remove</a></td>"


@pytest.mark.parametrize(
    "block",
    [
        rows("<th scope=row><a href=/0PS1>Pipeline Users</a></th>"),
        rows("<td>Pipeline Users</td>"),
        rows(
            f"{REMOVE}<td><a href=/0PS1>Pipeline Users</a></td><td>Salesforce</td>",
            heads="<th>Action</th><th>Permission Set Label</th><th>License</th>",
        ),
        rows(
            f"{REMOVE}<td>Salesforce</td><td>Pipeline Users</td>",
            heads="<th>Action</th><th>License</th><th>Permission Set</th>",
        ),
        rows(
            f"{REMOVE}<th scope=row>Pipeline Users</th><td>Salesforce</td>",
            heads="<th>Action</th><th>Nom</th><th>Licence</th>",
        ),
        rows(f"{REMOVE}<td>Pipeline Users</td>", heads="<th>Permission Set</th>"),
    ],
)
def test_names(page: Page, block: str) -> None:
    """Neither a link that removes nor a licence is a name, wherever the columns stand."""
    assert shown(page, block).permission_sets.names == ["Pipeline Users"]


APPROVED = "<table><tr><td>Permitted Users<td>Admin approved users are pre-authorized</table>"
LATE = """<div id=late>Loading...</div><script>setTimeout(() => { late.innerHTML =
  '<div class=bRelatedList><h3>Profiles</h3><table class=list><tr><th>Profile</tr><tr><td>Admin</tr></table></div>' +
  '<div class=bRelatedList><h3>Permission Sets</h3>No permission sets associated with this app.</div>'; }, 700)
</script>"""


@pytest.mark.parametrize("users", [LATE, ""], ids=["late", "never"])
def test_lists_that_are_not_there_yet(page: Page, users: str) -> None:
    """Where only approved users may log in the page shows who they are: lists that come late are waited for, and where
    none comes nobody is said to be in them."""
    org = Org(page, HOST, patience=Timeouts(quick=2, page=3, save=3))
    html = f"<h2>Connected App Detail</h2><input type=button name=edit value='Edit Policies'>{APPROVED}{users}"
    page.route(f"{HOST}/late", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(f"{HOST}/late")
    policies = org.wait_for(ConnectedAppPolicies).settle()
    if users:
        assert assigned_on(policies).profiles == ("Admin",)
    else:
        with pytest.raises(Unreadable, match="is not there"):
            assigned_on(policies)


def test_empty(page: Page) -> None:
    """A list that says that it has none has none; one that shows no row and says nothing is not understood."""
    says = "<table class=list><tr><td>No permission sets associated with this app.</td></tr></table>"
    assert shown(page, says).permission_sets.whole() == []
    with pytest.raises(Unreadable, match="does not say that it has none"):
        shown(page, rows()).permission_sets.whole()


@pytest.mark.parametrize(
    ("block", "foot"),
    [
        (rows("<td>One</td>") + "<div class=pShowMore><a href=#>Show 5 more &raquo;</a></div>", ""),
        (rows("<td>One</td>") + "<a href=#>Go to list (12+) &raquo;</a>", ""),
        (rows("<td>One</td>", "<td colspan=1>more records</td>"), ""),
        (rows(*(f"<td>Set {at}</td>" for at in range(5))), "<p>Always show me more records per related list</p>"),
        (rows("<td>One</td><td>Two</td>", heads="<th>Nom</th><th>Licence</th>"), ""),
    ],
)
def test_not_whole(page: Page, block: str, foot: str) -> None:
    """A list that is cut off, or in which no name can be told from the rest, proves nobody absent."""
    with pytest.raises(Unreadable, match=r"cannot be read as a whole|no name can be told"):
        shown(page, block, foot).permission_sets.whole()


_OTHER = "<div><h4>Profiles</h4><table><tr><th>Profile<tr><td>Standard User</table></div>"


@pytest.mark.parametrize(
    "block",
    [
        "<section><h4>Permission Sets (1)</h4>{}</section>",
        "<div><div><div role=heading aria-level=2>Permission Sets:</div></div><div>{}</div></div>",
        "<fieldset><legend>Permission Sets [1]</legend>{}</fieldset>",
    ],
)
@pytest.mark.parametrize("before", ["", _OTHER, f"<div hidden class=related><h3>Permission Sets</h3>{_OTHER}</div>"])
def test_blocks_of_other_markup(page: Page, block: str, before: str) -> None:
    """A list in markup that no classic page has is known by its title, and another one beside it is not it."""
    there = shown(page, "")
    list_ = rows("<td><a href=/0PS1>Pipeline Users</a></td><td>Standard User</td>", heads="<th>Permission Set<th>Like")
    page.evaluate("html => document.body.innerHTML = html", f"<div>{before}{block.format(list_)}{_OTHER}</div>")
    there.org.touched()
    assert there.permission_sets.names == ["Pipeline Users"]


def test_classic_by_api_name(org: Org, practice: PracticeOrg) -> None:
    """Classic's list shows no API names, so the apps' pages tell: a renamed app, and one of two of a name."""
    renamed = connected_app(practice.org, name="Do not touch", api_name="Case_Login").app
    connected_app(practice.org, name="Twice", api_name="Twice_A")
    second = connected_app(practice.org, name="Twice", api_name="acme__Twice_B").app
    org.open(ClassicSetup.home)
    apps = org.wait_for(ClassicSetup).app_manager()
    assert isinstance(apps, ClassicApps)
    found = apps.open_app(AppIdentity("Case Login", "Case_Login"))
    assert found is not None
    assert found.consumer_key.text == renamed.consumer_key
    org.open(ClassicSetup.home)
    apps = org.wait_for(ClassicSetup).app_manager()
    other = apps.open_app(AppIdentity("Twice", "Twice_B"))
    assert other is not None
    assert other.consumer_key.text == second.consumer_key
    org.open(ClassicSetup.home)
    apps = org.wait_for(ClassicSetup).app_manager()
    with pytest.raises(Unreadable, match="2 connected apps could be meant"):
        apps.open_app(AppIdentity("Twice", "Elsewhere"))
