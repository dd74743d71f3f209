"""Users and their permission sets: the list, Manage Assignments, and what follows for the REST API and for logins."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from fixtures.practice_org import ADMIN, INTEGRATION
from fixtures.practice_org.oauth.access import permitted
from fixtures.practice_org.pages.users.addresses import ADD, ASSIGNED, ROWS
from fixtures.practice_org.shell.classic_tree import USER_LIST
from fixtures.practice_org.state.model import PermittedUsers, User

from ..site import Site


def robot_of(site: Site) -> User:
    """The user whom pipelines log in as."""
    robot = site.org.user(INTEGRATION)
    assert robot is not None
    return robot


def test_the_list_leads_to_each_user() -> None:
    """Setup > Users lists everybody by user name, and a user's page says which permission sets they have."""
    site, robot = Site(), robot_of(Site())
    shown = site.get(USER_LIST).text
    assert f">{ADMIN}</td>" in shown
    assert f'href="/{robot.id}"' in shown
    assert "No records to display." in site.get(f"/{robot.id}").text
    robot_of(site).permission_sets = [site.org.state.permission_sets[3].id]
    assert ">CI Release Runner</a>" in site.get(f"/{robot.id}").text


@pytest.mark.parametrize(("end", "after"), [("summary", "Assignment Summary"), ("list", "Assigned Users")])
def test_given_and_taken(end: str, after: str) -> None:
    """Assign gives the set to the picked users alone, whose other sets stay; Remove Assignments takes it away."""
    site = Site(dialect=f"assignment_end={end}")
    robot, (other, given) = robot_of(site), (item.id for item in site.org.state.permission_sets[:2])
    robot.permission_sets = [other]
    assert f'value="{robot.id}"' in site.get(ADD, id=given).text
    answer = site.follow(site.http.post(ADD, params={"id": given}, data={"ids": [robot.id]}))
    assert f">{after}</h1>" in answer.text
    assert robot.permission_sets == [other, given]
    assert site.org.log.writes[-1].path == ADD
    assert f'value="{robot.id}"' not in site.get(ADD, id=given).text
    assert INTEGRATION in site.get(ASSIGNED, id=given).text
    assert ADMIN not in site.get(ASSIGNED, id=given).text.partition("<form")[2]
    site.http.post(ASSIGNED, params={"id": given}, data={"ids": [robot.id]})
    assert robot.permission_sets == [other]


def test_the_api_tells_who_has_a_set() -> None:
    """PermissionSetAssignment has a row for each user and set, found by the user's id."""
    site = Site()
    robot, held = robot_of(site), site.org.state.permission_sets[3].id
    sid = {"Authorization": f"Bearer {site.http.cookies['sid']}"}
    soql = f"SELECT Id, PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '{robot.id}'"  # noqa: S608 - a test's own

    def rows() -> list[dict[str, str]]:
        found = site.http.get(f"/services/data/v60.0/query?q={quote(soql)}", headers=sid).json()
        assert found["done"]
        return list(found["records"])

    assert rows() == []
    site.http.post(ROWS, params={"id": held}, data={"ids": [robot.id]})
    assert [row["PermissionSetId"][:15] for row in rows()] == [held]


def test_a_login_asks_whether_the_user_has_the_set() -> None:
    """An admin approved app with a permission set lets its user in from the assignment on, and not before."""
    site = Site()
    app, held = site.org.state.connected_apps[0], site.org.state.permission_sets[3].id
    app.permitted_users, app.permission_sets = PermittedUsers.ADMIN_APPROVED, [held]
    assert not permitted(app, robot_of(site))
    site.http.post(ADD, params={"id": held}, data={"ids": [robot_of(site).id]})
    assert permitted(app, robot_of(site))
    site.http.post(ROWS, params={"id": held}, data={"ids": [robot_of(site).id], "deed": "remove"})
    assert not permitted(app, robot_of(site))


def test_a_set_that_is_not_there_and_nobody_signed_in() -> None:
    """A wrong id is a page that is gone, and without a session nothing is shown or changed."""
    site, held = Site(), Site().org.state.permission_sets[0].id
    assert site.get(ASSIGNED, id="0PSnone").status_code == 404
    assert site.get(ROWS, id="0PSnone").status_code == 404
    nobody = Site(username="")
    assert nobody.get(ROWS, id=held).status_code == 401
    nobody.http.post(ADD, params={"id": held}, data={"ids": [robot_of(nobody).id]})
    assert robot_of(nobody).permission_sets == []
