"""Queries: the ones that clients send, and the language around them."""

# ruff: noqa: S608 - the practice org's SOQL reads lists in memory; there is no database behind it
from __future__ import annotations

import pytest

from fixtures.practice_org.state.model import RefreshTokenPolicy
from fixtures.practice_org.state.seed import ADMIN, INTEGRATION

from ..talk import Talk


def names(talk: Talk, soql: str, field: str = "Username") -> list[str]:
    """One field of all records that a query finds."""
    answer = talk.query(talk.access_token(), soql)
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["done"] is True
    assert body["totalSize"] == len(body["records"])
    return [record[field] for record in body["records"]]


def test_record() -> None:
    """A record has its type and URL, and the fields under their canonical names in the order asked."""
    talk = Talk()
    answer = talk.query(talk.access_token(), f"select username, ID from user where Username='{ADMIN}'").json()
    (record,) = answer["records"]
    assert list(record) == ["attributes", "Username", "Id"]
    assert record["attributes"] == {
        "type": "User",
        "url": f"/services/data/v65.0/sobjects/User/{talk.user().id}",
    }


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (f"Username = '{ADMIN.upper()}'", [ADMIN]),
        (f"Username != '{ADMIN}'", [INTEGRATION]),
        (f"Username <> '{ADMIN}'", [INTEGRATION]),
        ("Username LIKE 'ADMIN@%'", [ADMIN]),
        ("Username LIKE '_dmin@practice.example'", [ADMIN]),
        ("Username LIKE 'admin'", []),
        (f"Username IN ('x', '{INTEGRATION}')", [INTEGRATION]),
        (f"Username NOT IN ('x', '{INTEGRATION}')", [ADMIN]),
        ("IsActive = true AND (Name LIKE 'Alex%' OR Name LIKE 'Integration%')", [ADMIN, INTEGRATION]),
        ("NOT IsActive = false", [ADMIN, INTEGRATION]),
        ("Name = 'a' OR Name = 'Alex Admin' AND IsActive = false", []),
        ("FirstName != null", [ADMIN, INTEGRATION]),
        ("Name = 'O\\'Hara'", []),
        ("Profile.Name = 'System Administrator'", [ADMIN]),
        ("ProfileId IN (SELECT Id FROM Profile WHERE PermissionsModifyAllData = true)", [ADMIN]),
    ],
)
def test_where(where: str, found: list[str]) -> None:
    """Conditions hold for the rows that they should."""
    assert names(Talk(), f"SELECT Username FROM User WHERE {where}") == found


def test_order_limit_offset() -> None:
    """Rows are sorted, skipped and cut."""
    talk = Talk()
    assert names(talk, "SELECT Username FROM User ORDER BY Name DESC") == [INTEGRATION, ADMIN]
    assert names(talk, "SELECT Username FROM User ORDER BY IsActive, Name ASC LIMIT 1") == [ADMIN]
    assert names(talk, "SELECT Username FROM User ORDER BY Name LIMIT 5 OFFSET 1") == [INTEGRATION]
    assert names(talk, "SELECT Username FROM User LIMIT 0") == []


@pytest.mark.parametrize("length", [15, 18])
def test_ids_match_in_both_forms(length: int) -> None:
    """An id is found by 15 or 18 characters."""
    talk = Talk()
    assert names(talk, f"SELECT Username FROM User WHERE Id = '{talk.user().id[:length]}'") == [ADMIN]


def test_count() -> None:
    """COUNT() answers a number and no records, and no columns."""
    talk = Talk()
    token = talk.access_token()
    answer = talk.query(token, "SELECT COUNT() FROM User").json()
    assert answer == {"totalSize": 2, "done": True, "records": []}
    assert talk.query(token, "SELECT COUNT() FROM User", columns="true").json()["columnMetadata"] == []


def test_profile_of_a_user() -> None:
    """The CLI's way to a user's profile: a query inside IN."""
    soql = f"SELECT name FROM Profile WHERE Id IN (SELECT ProfileId FROM User WHERE username='{ADMIN}')"
    assert names(Talk(), soql, "Name") == ["System Administrator"]


def test_relation() -> None:
    """A field of the referred record comes nested, under its relationship."""
    talk = Talk()
    answer = talk.query(talk.access_token(), "SELECT Profile.Name FROM User WHERE Name = 'Alex Admin'").json()
    (record,) = answer["records"]
    assert record["Profile"]["attributes"]["type"] == "Profile"
    assert record["Profile"]["Name"] == "System Administrator"


def test_organization() -> None:
    """What the CLI asks of the org after each login is there, in both APIs."""
    talk = Talk()
    soql = (
        "SELECT Name, InstanceName, IsSandbox, TrialExpirationDate, NamespacePrefix, OrganizationType FROM Organization"
    )
    token = talk.access_token()
    for path in ("query", "tooling/query"):
        (record,) = talk.get(f"/services/data/v65.0/{path}", token, q=soql).json()["records"]
        del record["attributes"]
        assert record == {
            "Name": talk.org.state.org_name,
            "InstanceName": talk.org.state.instance_name,
            "IsSandbox": False,
            "TrialExpirationDate": None,
            "NamespacePrefix": None,
            "OrganizationType": "Developer Edition",
        }


def test_nothing_is_neither_more_nor_less() -> None:
    """A field without a value meets no comparison by order or pattern."""
    talk = Talk()
    for sign in ("<", "<=", ">", ">=", "LIKE"):
        soql = f"SELECT Name FROM Organization WHERE TrialExpirationDate {sign} 2020-01-01T00:00:00Z"
        assert names(talk, soql, "Name") == []


@pytest.mark.parametrize(
    ("policy", "period", "by_use"),
    [
        (RefreshTokenPolicy.EXPIRE_AFTER, 90, False),
        (RefreshTokenPolicy.EXPIRE_IF_UNUSED, 90, True),
        (RefreshTokenPolicy.UNTIL_REVOKED, None, False),
        (RefreshTokenPolicy.EXPIRE_IMMEDIATELY, 0, False),
    ],
)
def test_connected_application(policy: RefreshTokenPolicy, period: int | None, by_use: bool) -> None:
    """An audit by SOQL sees the app's policies, and not its secret."""
    talk = Talk(refresh_policy=policy)
    answer = talk.query(
        talk.access_token(),
        "SELECT OptionsAllowAdminApprovedUsersOnly, RefreshTokenValidityPeriod, OptionsRefreshTokenValidityMetric, "
        f"CreatedDate FROM ConnectedApplication WHERE Name = '{talk.app.name}' AND CreatedDate > 2020-01-01T00:00:00Z",
    )
    (record,) = answer.json()["records"]
    assert record["OptionsAllowAdminApprovedUsersOnly"] is True
    assert record["RefreshTokenValidityPeriod"] == period
    assert record["OptionsRefreshTokenValidityMetric"] is by_use
    assert record["CreatedDate"].endswith(".000+0000")


def test_columns() -> None:
    """columns=true describes what a query selects, with the relationship's fields inside it."""
    talk = Talk()
    soql = "SELECT Id, IsActive, Profile.Name, Profile.Id FROM User"
    told = talk.query(talk.access_token(), soql, columns="true").json()
    assert [column["columnName"] for column in told["columnMetadata"]] == ["Id", "IsActive", "Profile"]
    assert [joined["columnName"] for joined in told["columnMetadata"][2]["joinColumns"]] == ["Name", "Id"]
    assert (told["entityName"], told["keyPrefix"], told["idSelected"]) == ("User", "005", True)


@pytest.mark.parametrize(
    ("soql", "code", "message"),
    [
        ("SELECT Id FROM ScratchOrgInfo limit 1", "INVALID_TYPE", "sObject type 'ScratchOrgInfo' is not supported."),
        ("SELECT Password FROM User", "INVALID_FIELD", "No such column 'Password' on entity 'User'."),
        ("SELECT Id FROM User WHERE x = 1", "INVALID_FIELD", "No such column 'x' on entity 'User'."),
        ("SELECT Owner.Name FROM User", "INVALID_FIELD", "No such column 'Owner.Name' on entity 'User'."),
        ("SELECT Id FROM User WHERE Name > 1", "INVALID_FIELD", "filter value and field are of different types"),
        ("", "MALFORMED_QUERY", "unexpected token: '<EOF>'"),
        ("SELECT FROM User", "MALFORMED_QUERY", "unexpected token: 'User'"),
        ("SELECT Id User", "MALFORMED_QUERY", "unexpected token: 'User'"),
        ("SELECT Id FROM User WHERE", "MALFORMED_QUERY", "unexpected token: '<EOF>'"),
        ("SELECT Id FROM User WHERE Name ~ 'x'", "MALFORMED_QUERY", "unexpected token: '~'"),
        ("SELECT Id FROM User WHERE Name = 'x", "MALFORMED_QUERY", "unexpected token: '''"),
        ("SELECT Id FROM User WHERE (Name = 'x'", "MALFORMED_QUERY", "unexpected token: '<EOF>'"),
        ("SELECT Id FROM User LIMIT x", "MALFORMED_QUERY", "unexpected token: 'x'"),
        ("SELECT Id FROM User nonsense", "MALFORMED_QUERY", "unexpected token: 'nonsense'"),
        ("DELETE FROM User", "MALFORMED_QUERY", "unexpected token: 'DELETE'"),
        (
            "SELECT Id FROM User WHERE ProfileId IN (SELECT Id, Name FROM Profile)",
            "MALFORMED_QUERY",
            "a query after IN must select exactly one field",
        ),
    ],
)
def test_refused(soql: str, code: str, message: str) -> None:
    """A wrong object, field or text is refused with its code, as a list of one."""
    talk = Talk()
    answer = talk.query(talk.access_token(), soql)
    assert answer.status_code == 400
    assert answer.json() == [{"message": message, "errorCode": code}]
